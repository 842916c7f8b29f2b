"""Whether this outbrief is the one that an isolated Python finds: a kiosk starts again in one."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import outbrief


@cache
def is_installed() -> bool:
    """Tell whether `python -I` imports the outbrief that is tested; `make test` installs it so."""
    asked = [sys.executable, "-I", "-c", "import outbrief; print(outbrief.__file__)"]
    told = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False).stdout.strip()
    return bool(told) and Path(told).samefile(outbrief.__file__)


needs_installed = pytest.mark.skipif(not is_installed(), reason="another outbrief is installed than the one tested")
