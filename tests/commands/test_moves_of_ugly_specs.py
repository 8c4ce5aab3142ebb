"""Promotions and demotions of specs that nobody would write: what is changed is reported, and goes back again."""

import json
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from climbing import SUITES
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from small import SITE
from ugly import Writer, untouched

from jobgen.commands.check import check
from jobgen.commands.common import Settings
from jobgen.commands.demote import demote
from jobgen.commands.promote import promote
from jobgen.editing.patch import edits
from jobgen.errors import JobgenError
from jobgen.nodes import plain
from jobgen.yamlio.parse import parse
from jobgen.yamlio.spans import spans

HISTORY = [
    {"step": 1, "date": "2025-01-10", "why": "it builds"},
    {"step": 2, "date": "2025-09-10", "why": "it's tested: é"},
    {"step": 3, "date": "2026-05-20", "why": "it ships", "issue": "https://example.org/1"},
    *({"suite": suite, "signal": "informing", "date": "2026-05-20", "why": "so"} for suite in ("e2e", "unit")),
]
PLATFORM = {
    "scope": ["client", "node", "server"],
    "ships": [],
    "maintainers": ["alice", "bob"],
    "contact": "arm64@example.org",
    "alert_email": ["arm64@example.org"],
    "cluster": "one",
    "boards": {"group": "provider-arm64", "own": ["provider-arm64-all"]},
}
SIGNALS = st.sampled_from([{}, {"signal": "none"}, {"signal": "informing"}, {"signal": "blocking"}])
MORE = st.fixed_dictionaries({}, optional={"interval": st.sampled_from(["2h", "30m"]), "labels": st.just({"a": "b"})})
SEEDS = st.integers(0, 2**32)
RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def texts(draw: Any, step: int) -> str:
    """Return the spec of a platform at step 2 or 3, as ugly as can be.

    A signal that is written by hand stands before another key: one that stands last is taken for the work of a promotion.
    """
    signals = [draw(SIGNALS) if step == 3 else {} for _ in range(2)]
    unit, slow = ({**signal, **draw(MORE), **({"timeout": "1h"} if signal else {})} for signal in signals)
    suites = {
        "build": {"presubmit": {}},
        "e2e": {"periodic": draw(MORE)},
        "unit": {"periodic": unit},
        "e2e-slow": {"class": "e2e", "from": "e2e", "periodic": slow},
    }
    data = {"version": 1, "step": step, "history": HISTORY[: step if step < 3 else None], **PLATFORM, "suites": suites}
    keys = draw(st.permutations(list(data)))
    return Writer(draw(SEEDS.map(Random))).document({key: data[key] for key in keys})


class Folder:
    """A folder with one ugly spec."""

    def __init__(self, root: Path, text: str) -> None:
        self.spec = root / "specs" / "linux-arm64.yaml"
        self.settings = Settings(specs=root / "specs", out=root / "out", format="json")
        self.spec.parent.mkdir()
        (root / "specs/_site.yaml").write_text(SITE)
        (root / "specs/_suites.yaml").write_text(SUITES)
        self.spec.write_bytes(text.encode())

    @property
    def text(self) -> str:
        return self.spec.read_bytes().decode()

    def move(self, *, down: bool, date: str, **options: str) -> bool:
        """Make a move and return whether it was made; nothing but what it reports may change."""
        old = self.text
        if down:
            outcome = demote("linux-arm64", self.settings, date=date, why="rot, [again]: #1", **options)
        else:
            outcome = promote("linux-arm64", self.settings, date=date, **options)
        answer = json.loads(outcome.text)
        assert outcome.exit_code == (0 if answer["applied"] else 1)
        assert answer["applied"] == (self.text != old)
        assert [edit.new for edit in edits("f", old, self.text)] == [edit["new"] for edit in answer["edits"]]
        assert untouched(old, self.text, edits("f", old, self.text))
        if answer["applied"]:
            assert check(self.settings).exit_code == 0
        else:
            event(" ".join(sorted({each["message"].rpartition("(")[2] for each in answer["by_hand"]})) or "not valid")
        return answer["applied"]


def only_history_grew(old: str, new: str) -> bool:
    """Return whether the texts differ in lines of the history alone, and in the data of nothing else."""
    data = [plain(parse(text, "f")[0]) for text in (old, new)]
    entry = spans(old).entry("history")
    assert entry
    first, last = (old.count("\n", 0, offset) + 1 for offset in (entry.start, entry.end))
    lines = {line for edit in edits("f", old, new) for line in (edit.line, edit.line + edit.old.count("\n"))}
    kept = [{key: value for key, value in each.items() if key != "history"} for each in data]
    return kept[0] == kept[1] and all(first <= line <= last + 1 for line in lines)


@RELAXED
@given(texts(2))
def test_a_platform_goes_up_and_down(text):
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root), text)
        if folder.move(down=False, date="2026-05-20") and folder.move(down=True, date="2026-06-20"):
            assert only_history_grew(text, folder.text)
            event("up and down")


@RELAXED
@given(texts(3), st.sampled_from([("e2e", "blocking"), ("unit", "blocking"), ("e2e-slow", "informing")]))
def test_a_suite_goes_up_and_down(text, move):
    suite, signal = move
    before = {"informing": "none", "blocking": "informing"}[signal]
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root), text)
        try:
            up = folder.move(down=False, date="2026-07-01", suite=suite, signal=signal)
        except JobgenError as error:
            event(error.message)
            return
        if up and folder.move(down=True, date="2026-07-02", suite=suite, signal=before):
            assert only_history_grew(text, folder.text)
            event("up and down")


@RELAXED
@given(texts(3), st.integers(0, 2))
def test_a_platform_goes_down(text, to):
    with tempfile.TemporaryDirectory() as root:
        if Folder(Path(root), text).move(down=True, date="2026-07-02", to=to):
            event("down")
