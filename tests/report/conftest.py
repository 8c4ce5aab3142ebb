"""The page of a few specs, the page of the shipped ones, and a browser to look at them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Browser, found
from page_specs import SPECS
from places import ROOT

from jobgen.commands.common import Settings
from jobgen.commands.report import report
from jobgen.commands.status import ahead
from jobgen.model.matrix import matrix
from jobgen.pipeline import run
from jobgen.reporters.page import page


@pytest.fixture
def draw(project):
    """Return a function that lays out specs and returns the text of their page."""

    def made(files=None, review=None):
        project({**SPECS, **(files or {})})
        done = run(Path("arch-specs"))
        assert not done.failed, done.findings
        platforms = [ahead(row, done) for row in matrix(done.expansion)]
        return page(platforms, done.expansion, review)

    return made


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Return Chromium. Without it the test is skipped; where CI is set it fails, unless that could not get one and says so."""
    program = found()
    if program is None:
        reason = "no Chromium: install Debian's package chromium, or set JOBGEN_CHROMIUM to the program"
        if os.environ.get("CI") and os.environ.get("JOBGEN_CHROMIUM") != "none":
            pytest.fail(reason)
        pytest.skip(reason)
    opened = Browser(program, tmp_path_factory.mktemp("chromium"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """Return the page of the shipped specs, as a file."""
    folder = tmp_path_factory.mktemp("report")
    settings = replace(Settings(), specs=ROOT / "arch-specs", out=folder / "generated")
    assert report(settings, folder / "page").exit_code == 0
    return folder / "page/index.html"
