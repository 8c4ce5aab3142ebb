"""The support matrix and a gap, for terminals: a table where it fits, else one block a platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from jobgen.model.coverage import Covered
from jobgen.model.job import Job
from jobgen.model.matrix import SHOWN, Cell, Row, step_name
from jobgen.model.proof import By
from jobgen.model.spec import Delta
from jobgen.model.standing import Unmet
from jobgen.model.words import Signal
from jobgen.reporters.style import Style
from jobgen.reporters.tables import table
from jobgen.reporters.words import printable

NARROWEST = 40
"""Columns that a block needs; where there are fewer, lines run over."""

_HEADS = {"integration": "integr.", "conformance": "conform."}
_SHIPS = ("client", "node", "server", "images", "packages")
_LEGEND = "step: declared (earned); ships: client, node, server, images, packages"
_LABEL = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A row of the matrix with what the next step lacks, and the jobs that the step itself would switch on."""

    row: Row
    missing: tuple[Unmet, ...]
    brings: tuple[Job, ...] = ()


def overview(rows: Sequence[Ahead], width: int, style: Style) -> str:
    """Return the matrix in `width` columns, and what each platform lacks; blocks where the table does not fit."""
    head = ("platform", "step", *(_HEADS.get(name, name) for name in SHOWN), "ships", "deltas")
    lines = table(head, [_line(each.row) for each in rows]).splitlines()
    if max(map(len, lines)) > width:
        return blocks(rows, width, style)
    text = style.paint(lines[0], "bold") + "\n" + "".join(f"{line}\n" for line in lines[1:])
    following = "".join(_next(each, width) for each in rows)
    title = style.paint("What the next step lacks", "bold")
    return f"{text}{style.paint(_LEGEND, 'dim')}\n" + (f"\n{title}\n{following}" if following else "")


def blocks(rows: Sequence[Ahead], width: int, style: Style) -> str:
    """Return everything about each platform, one below the other."""
    return "\n".join(_block(each, max(width, NARROWEST), style) for each in rows)


def by_branch(cells: Sequence[Covered], branches: Sequence[str], *, markdown: bool) -> str:
    """Return a table of what tests each class on each branch; a branch that lacks it shows a dash."""
    lines: dict[tuple[str, str], list[str]] = {}
    for each in cells:
        word = each.signal if each.signal is not Signal.NONE else "periodic"
        lines.setdefault((each.platform, each.test_class), []).append(word if each.jobs else "-")
    return table(("platform", "class", *branches), [(*key, *words) for key, words in lines.items()], markdown=markdown)


def steps(missing: Sequence[Unmet], style: Style) -> str:
    """Return unmet floors in full, grouped by the step that asks for them."""
    text = ""
    for step in sorted({each.step for each in missing}):
        text += style.paint(step_name(step), "bold") + "\n"
        text += "".join(_unmet(each, style) for each in missing if each.step == step)
    return text


def _line(row: Row) -> tuple[str, ...]:
    standing = row.standing
    earned = f" ({standing.earned})" if standing.earned != standing.declared else ""
    own = len(row.platform.deltas)
    return (
        row.platform.name,
        f"{standing.declared}{earned}",
        *(row.cells[name].word for name in SHOWN),
        "".join(what[0] for what in _SHIPS if what in row.platform.ships) or "-",
        str(own or "-"),
    )


def _next(ahead: Ahead, width: int) -> str:
    following = ahead.row.standing.next
    text = _lacking(ahead)
    if following is None or not text:
        return ""
    return _labelled(f"{ahead.row.platform.name}: {following}", text, width, label_width=18, indent="  ")


def _lacking(ahead: Ahead) -> str:
    """Return the rules that the next step lacks, and the suites that it would switch on."""
    parts = [", ".join(dict.fromkeys(each.rule for each in ahead.missing))]
    brought = {job.suite for job in ahead.brings}
    suites = ", ".join(name for name in SHOWN if name in brought)
    parts.append(f"not running yet, switched on by the step: {suites}" if suites else "")
    return "; ".join(part for part in parts if part)


def _block(ahead: Ahead, width: int, style: Style) -> str:
    row = ahead.row
    platform, standing = row.platform, row.standing
    title = f"{platform.name}: {step_name(standing.declared)}"
    if standing.earned != standing.declared:
        title += f", earned {step_name(standing.earned)}"
    lines = [("status", platform.status), ("reason", platform.reason)] if platform.step == 0 else _facts(row)
    lines += [("delta" if number == 0 else "", _delta(delta)) for number, delta in enumerate(row.deltas)]
    if standing.next is not None:
        lines.append(("next", f"{step_name(standing.next)}: {_lacking(ahead) or 'nothing is missing'}"))
    body = "".join(
        _labelled(label, printable(" ".join(text.split())), width, indent="  ") for label, text in lines if text
    )
    heads = "".join(f"{style.paint(line, 'bold')}\n" for line in wrap(title, width, break_on_hyphens=False))
    return heads + body


def _facts(row: Row) -> list[tuple[str, str]]:
    platform = row.platform
    facts = [("scope", ", ".join(platform.scope)), ("ships", ", ".join(platform.ships) or "nothing")]
    return facts + [(name, _cell(row.cells[name])) for name in SHOWN]


def _cell(cell: Cell) -> str:
    proof = cell.proof
    words = [
        f"covered by {proof.covered}" if proof.by is By.COVERED else proof.by if proof.by is not By.NONE else cell.word
    ]
    if proof.signal is not Signal.NONE:
        words.append(proof.signal)
    return ", ".join(words) + (f": {', '.join(cell.boards)}" if cell.boards else "")


def _delta(delta: Delta) -> str:
    about = " ".join(word for word in (delta.rule, delta.suite, delta.trigger) if word)
    where = ", for several platforms" if delta.platforms else ""
    return f"{about} until {delta.until}{where}: {delta.reason} ({delta.issue})"


def _unmet(each: Unmet, style: Style) -> str:
    text = f"  {style.paint(each.rule, 'error')}  {style.paint(f'{each.place.file}:{each.place.line}', 'dim')}\n"
    lines = [each.message, each.hint]
    if each.delta is not None:
        lines.append(
            f"lifted until {each.delta.until} by the delta of line {each.delta.place.line}: {each.delta.reason}"
        )
        lines.append(each.delta.issue)
    return text + "".join(f"    {printable(' '.join(line.split()))}\n" for line in lines if line)


def _labelled(label: str, text: str, width: int, *, label_width: int = _LABEL, indent: str = "") -> str:
    first = indent + label.ljust(label_width)
    if not first.endswith(" "):
        first += " "
    lines = wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(indent + "x" * label_width),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "".join(f"{line}\n" for line in lines)
