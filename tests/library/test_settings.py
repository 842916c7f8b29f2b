"""What is in force: flag before environment before configuration before memory before default."""

from outbrief.library.configuration import Configuration
from outbrief.library.configuration_file import parsed
from outbrief.library.settings import Flags, Setting, settings_of

FILE = parsed(b'library = ["a"]\ntheme = "light"\nmouse = false\nclipboard = "off"\neditor = "nano"\n', "config.toml")
NONE = Configuration()


def test_without_anything_it_is_the_default() -> None:
    settings = settings_of(Flags(), {}, NONE)
    assert settings.library == Setting(())
    assert settings.theme == Setting("")
    assert settings.mouse == Setting(True)
    assert settings.clipboard == Setting("auto")
    assert settings.editor == Setting("vi")
    assert settings.faults == ()


def test_the_file_comes_before_what_is_remembered_and_the_default() -> None:
    settings = settings_of(Flags(), {}, FILE, "dark")
    assert settings.library == Setting(("a",), "config.toml:1")
    assert settings.theme == Setting("light", "config.toml:2")
    assert settings.mouse == Setting(False, "config.toml:3")
    assert settings.clipboard == Setting("off", "config.toml:4")
    assert settings.editor == Setting("nano", "config.toml:5")
    assert settings_of(Flags(), {}, NONE, "dark").theme == Setting("dark", "remembered")
    assert settings_of(Flags(), {}, NONE, "gone").theme == Setting("")


def test_the_environment_comes_before_the_file() -> None:
    environment = {"OUTBRIEF_LIBRARY": "b::c", "OUTBRIEF_THEME": "dark", "EDITOR": "ed", "NO_COLOR": "1"}
    settings = settings_of(Flags(), environment, FILE)
    assert settings.library == Setting(("b", "c"), "environment OUTBRIEF_LIBRARY")
    assert settings.theme == Setting("dark", "environment OUTBRIEF_THEME")
    assert settings.editor == Setting("ed", "environment EDITOR")
    settings = settings_of(Flags(), {"OUTBRIEF_CLIPBOARD": "native"}, FILE)
    assert settings.clipboard == Setting("native", "environment OUTBRIEF_CLIPBOARD")
    settings = settings_of(Flags(), {"NO_COLOR": "1", "VISUAL": "vim", "EDITOR": "ed"}, FILE)
    assert settings.theme == Setting("ansi", "environment NO_COLOR")
    assert settings.editor == Setting("vim", "environment VISUAL")


def test_what_is_empty_says_nothing() -> None:
    environment = {
        "OUTBRIEF_LIBRARY": ":",
        "OUTBRIEF_THEME": "",
        "OUTBRIEF_CLIPBOARD": "",
        "EDITOR": "",
        "NO_COLOR": "",
    }
    assert settings_of(Flags(), environment, NONE) == settings_of(Flags(), {}, NONE)


def test_a_flag_comes_before_all() -> None:
    environment = {
        "OUTBRIEF_LIBRARY": "b",
        "OUTBRIEF_THEME": "dark",
        "OUTBRIEF_CLIPBOARD": "native",
        "NO_COLOR": "1",
    }
    settings = settings_of(Flags(["d"], "light", False, "osc52"), environment, FILE, "dark")
    assert (settings.library, settings.theme, settings.mouse, settings.clipboard) == (
        Setting(("d",), "flag"),
        Setting("light", "flag"),
        Setting(False, "flag"),
        Setting("osc52", "flag"),
    )


def test_an_unknown_theme_of_the_environment_is_told() -> None:
    settings = settings_of(Flags(), {"OUTBRIEF_THEME": "drak\x1b"}, NONE)
    assert settings.faults == ("OUTBRIEF_THEME: unknown theme “drak␛”: did you mean “dark”?",)


def test_an_unknown_clipboard_of_the_environment_is_told() -> None:
    settings = settings_of(Flags(), {"OUTBRIEF_CLIPBOARD": "osc25"}, NONE)
    assert settings.faults == ("OUTBRIEF_CLIPBOARD: unknown clipboard “osc25”: did you mean “osc52”?",)


def test_where_many_share_the_reader_nothing_is_copied_unless_it_is_allowed_and_no_program_ever_runs() -> None:
    shared = settings_of(Flags(), {}, NONE, shared=True)
    assert (shared.clipboard, shared.faults) == (Setting("off"), ())
    allowed = settings_of(Flags(clipboard="osc52"), {}, NONE, shared=True)
    assert (allowed.clipboard, allowed.faults) == (Setting("osc52", "flag"), ())
    for asked in ("auto", "native"):
        refused = settings_of(Flags(), {"OUTBRIEF_CLIPBOARD": asked}, NONE, shared=True)
        assert refused.faults == (f"where many share the reader, clipboard must be off or osc52, not {asked}",)
