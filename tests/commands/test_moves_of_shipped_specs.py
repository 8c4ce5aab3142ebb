"""Every promotion and demotion that the shipped specs allow: no byte outside of the reported lines, and the way back."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from places import ROOT

from jobgen.commands.check import check
from jobgen.commands.common import Settings
from jobgen.commands.demote import demote
from jobgen.commands.generate import generate
from jobgen.commands.promote import promote
from jobgen.model.words import Signal, Trigger
from jobgen.pipeline import run

SPECS = ROOT / "arch-specs"
PLATFORMS = sorted(path.stem for path in SPECS.glob("[!_]*.yaml"))
ENGAGED = {path.stem for path in SPECS.glob("[!_]*.yaml") if "\nstep: 0\n" in path.read_text()}
MOST = 3
"""Moves of one platform that are really made; the others are made dry."""
DAY, LATER = "2027-01-01", "2027-02-01"


@dataclass(frozen=True)
class Ladder:
    """A copy of the shipped specs, and its generated tree."""

    settings: Settings

    def spec(self, platform: str) -> Path:
        return self.settings.specs / f"{platform}.yaml"

    def up(self, platform: str, **options: Any) -> dict[str, Any]:
        return self._said(promote(platform, self.settings, **{"date": DAY, **options}).text)

    def down(self, platform: str, **options: Any) -> dict[str, Any]:
        return self._said(
            demote(platform, self.settings, **{"date": LATER, "why": "rot: it's red, #1", **options}).text
        )

    @staticmethod
    def _said(text: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(text)
        return answer


@pytest.fixture(scope="module")
def ladder(tmp_path_factory):
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(SPECS, root / "arch-specs")
    settings = Settings(specs=root / "arch-specs", out=root / "generated", format="json")
    assert generate(settings).exit_code == 0
    return Ladder(settings)


def moves(platform: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each move of a platform with its direction."""
    expansion = run(SPECS).expansion
    assert expansion
    step = expansion.platform[platform].step
    if step < 4:
        yield "up", {}
    yield from (("down", {"to": to}) for to in range(step))
    order = list(Signal)
    for job in expansion.jobs_of.get(platform, ()):
        if job.trigger is Trigger.PERIODIC:
            rank = order.index(job.signal)
            yield from (("up", {"suite": job.suite, "signal": word.value}) for word in order[rank + 1 : rank + 2])
            yield from (("down", {"suite": job.suite, "signal": word.value}) for word in order[:rank])


def without_reported(text: str, edits: list[dict[str, Any]], side: str) -> list[str]:
    """Return the lines of a text but for those that the edits report; `side` says whether it is the old or the new one."""
    lines = text.split("\n")
    grown = 0
    gone = set()
    for edit in edits:
        old, new = (len(edit[key].split("\n")) if edit[key] else 0 for key in ("old", "new"))
        first, count = (edit["line"], old) if side == "old" else (edit["line"] + grown, new)
        gone.update(range(first, first + count))
        grown += new - old
    return [line for number, line in enumerate(lines, start=1) if number not in gone]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_moves_change_what_they_report_and_nothing_else(ladder, platform):
    spec = ladder.spec(platform)
    text = spec.read_text()
    applied = 0
    for direction, options in moves(platform):
        move = getattr(ladder, direction)
        dry = move(platform, **options, dry_run=True)
        assert (options, spec.read_text() == text) == (options, True)
        if dry["edits"] and applied == MOST:
            continue
        real = move(platform, **options)
        assert (options, {**dry, "applied": bool(dry["edits"])}) == (options, real)
        new = spec.read_text()
        assert (options, new != text) == (options, real["applied"])
        assert without_reported(text, real["edits"], "old") == without_reported(new, real["edits"], "new")
        if real["applied"]:
            applied += 1
            assert (options, check(ladder.settings).exit_code) == (options, 0)
            if direction == "up":
                back = {"suite": options["suite"], "signal": real["from"]} if options else {}
                assert (options, ladder.down(platform, **back)["applied"]) == (options, True)
                assert (options, without_history(spec.read_text())) == (options, without_history(text))
        spec.write_text(text)
    assert (applied > 0) == (platform not in ENGAGED)


def without_history(text: str) -> str:
    before, _, rest = text.partition("\nhistory:")
    return before + rest[rest.index("\nscope:") :]
