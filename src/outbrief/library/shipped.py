"""Where the briefings that come with outbrief are."""

from pathlib import Path


def shipped_paths() -> list[Path]:
    """Return the shipped briefings in the order they open: the guide last."""
    folder = shipped_folder()
    return [folder / "nato-dsg-us-visit.yaml", folder / "guide.yaml"]


def shipped_folder() -> Path:
    """Return the folder of the shipped briefings: in an installed package, or in the checkout it is run from."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "data"
