"""`jobgen diff`: what a change means."""

import shutil

from jobgen.commands.common import Outcome, Settings, counted, dumped, findings_json, report
from jobgen.commands.comparing.compared import Compared, between
from jobgen.errors import Exit
from jobgen.model.review import Review
from jobgen.reporters.findings import command
from jobgen.reporters.review_github import github
from jobgen.reporters.review_json import as_json
from jobgen.reporters.review_markdown import MOST, markdown
from jobgen.reporters.review_text import WIDEST, text


def diff(base: str, head: str, settings: Settings, *, exit_code: bool = False) -> Outcome:
    """Say what differs between two sides; empty names are HEAD and the work tree. With `exit_code` a difference is exit code 1.

    Raises:
        JobgenError: a name stands for nothing, or both sides have nothing in common to compare.
    """
    compared = between(base, head, settings)
    review = compared.review
    code = compared.exit_code
    if exit_code and review is not None and review.differs:
        code = max(code, Exit.FINDINGS)
    if settings.format == "json":
        empty = Review(base=compared.base, head=compared.head)
        shown = as_json(review or empty) | {"findings": findings_json(compared.findings)}
        return Outcome(text=dumped(shown), exit_code=code)
    wrong = _wrong(compared, settings)
    said = _shown(review, settings, MOST - len(wrong)) if review else _not_shown(compared, settings)
    return Outcome(text=wrong + said, exit_code=code)


def _wrong(compared: Compared, settings: Settings) -> str:
    if not compared.findings:
        return ""
    blank = "" if settings.format == "github" or settings.quiet else "\n"
    return report(compared.findings, settings) + counted(compared.findings, settings) + blank


def _shown(review: Review, settings: Settings, most: int) -> str:
    if settings.format == "markdown":
        return markdown(review, brief=settings.quiet, most=most)
    if settings.format == "github":
        return github(review, brief=settings.quiet)
    width = shutil.get_terminal_size((WIDEST, 0)).columns
    return text(review, width, settings.style, brief=settings.quiet)


def _not_shown(compared: Compared, settings: Settings) -> str:
    said = f"{compared.base} and {compared.head} were not compared: correct the errors first"
    return command("notice", said, title="jobgen diff") if settings.format == "github" else f"{said}\n"
