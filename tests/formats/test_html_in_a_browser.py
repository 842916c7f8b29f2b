"""The HTML page in headless Chromium: it is laid out as it is meant, on the screen and on paper."""

import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from made_up_documents import loaded
from outbrief.briefing.model import Standing
from outbrief.formats.html_format import html_of

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")

HOSTILE = {
    "outbrief": 1,
    "id": "hostile",
    "lang": "en",
    "title": "</title><script>document.title='broken'</script>",
    "marking": '"; } </style><h1>TLP:RED',
    "sections": [
        {
            "title": "<img src=x onerror=alert(1)> & <!-- ",
            "text": "</main></body></html><style>* { display: none }</style>",
            "table": {
                "columns": {"initiative": "<th>", "outcome": "' onclick='x"},
                "rows": [{"initiative": "a\nb", "outcome": "</td></tr></table>"}, {"initiative": "-->"}],
            },
        },
        {"title": "Many", "points": [f"Point {number}" for number in range(150)]},
    ],
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a page."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html_of(Standing(loaded(HOSTILE), ())))
    return path


def browse(page: Path, *options: str) -> str:
    """Open a page and return what the browser prints."""
    assert BROWSER is not None
    command = [
        *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
        *(f"--user-data-dir={page.parent / 'profile'}", *options, page.as_uri()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def test_the_browser_finds_the_elements_that_were_written(page: Path) -> None:
    html, dom = page.read_text(), browse(page, "--dump-dom")
    for name in ("h1", "h2", "main", "nav", "section", "table", "tr", "th", "td", "li", "p", "footer", "style"):
        count = [len(re.findall(rf"<{name}\\b", text)) for text in (html, dom)]
        assert count[0] == count[1], name
    assert not re.search(r"<(script|img)", dom)
    assert dom.count("document.title='broken'") == html.count("document.title=") == 2


def test_dark_and_light_are_the_readers_choice(page: Path) -> None:
    light, dark = page.with_name("light.png"), page.with_name("dark.png")
    browse(page, "--window-size=1200,300", f"--screenshot={light}", "--blink-settings=preferredColorScheme=1")
    browse(page, "--window-size=1200,300", f"--screenshot={dark}", "--blink-settings=preferredColorScheme=0")
    assert first_pixel(light) > (240, 240, 240)
    assert first_pixel(dark) < (40, 40, 40)


def test_on_paper_it_has_pages(page: Path) -> None:
    pdf = page.with_name("page.pdf")
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) > 2


def first_pixel(path: Path) -> tuple[int, ...]:
    """Return the colour at the top left of a picture in 8-bit RGB or RGBA."""
    data = path.read_bytes()
    packed = b""
    at = 8
    while at < len(data):
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    # In the first line, no filter changes the first pixel.
    return tuple(zlib.decompress(packed)[1:4])
