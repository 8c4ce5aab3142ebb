"""Options that commands share, the settings that they become, and how a command answers."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn, TextIO

import typer

from jobgen import console, replay
from jobgen.commands.common import Outcome, Settings
from jobgen.progress import Progress
from jobgen.reporters.style import Style

Specs = Annotated[Path, typer.Option(help="Folder of the specs.", metavar="DIR")]
Out = Annotated[Path, typer.Option(help="Folder of the generated files.", metavar="DIR")]
TestInfra = Annotated[
    Path | None, typer.Option(help="Checkout of kubernetes/test-infra to write into instead.", metavar="DIR")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.")]
Color = Annotated[Literal["auto", "always", "never"], typer.Option(help="When to use colour.")]
Report = Annotated[Literal["text", "json", "markdown", "github"], typer.Option("--format", help="Form of the output.")]
Findings = Annotated[
    Literal["text", "json", "markdown", "github", "sarif"], typer.Option("--format", help="Form of the findings.")
]
Warn = Annotated[
    list[str] | None,
    typer.Option(
        "--warn",
        help="Let a rule that no engine enforces only warn; may be repeated.",
        metavar="RULE",
        callback=lambda names: _lowered(names or []),
        autocompletion=lambda incomplete: [name for name in _lowerable() if name.startswith(incomplete)],
    ),
]
Listing = Annotated[Literal["text", "json", "markdown"], typer.Option("--format", help="Form of the output.")]
DEFAULT_SPECS = Path("arch-specs")
DEFAULT_OUT = Path("generated")


def platforms(context: typer.Context, incomplete: str) -> list[str]:
    """Complete names of platforms from the specs folder, quietly where there is none."""
    folder = Path(context.params.get("specs") or DEFAULT_SPECS)
    names = sorted(path.stem for path in folder.glob("[!_.]*.yaml")) if folder.is_dir() else []
    return [name for name in names if name.startswith(incomplete)]


def _lowerable() -> list[str]:
    from jobgen.rules import RULES  # noqa: PLC0415  (only for this option)
    from jobgen.rules.protocol import is_lowerable  # noqa: PLC0415  (the same)

    return [rule.id for rule in RULES if is_lowerable(rule)]


def _lowered(names: list[str]) -> list[str]:
    """Return the names of the rules if each may be lowered, else end with what is wrong."""
    if names:
        from jobgen.rules import RULES  # noqa: PLC0415  (only for this option)
        from jobgen.rules.protocol import not_lowered  # noqa: PLC0415  (the same)

        by_id, lowerable = {rule.id: rule for rule in RULES}, _lowerable()
        for name in names:
            problem, hint = not_lowered(name, by_id.get(name), lowerable)
            if problem:
                message = f"{problem}; {hint}"
                raise typer.BadParameter(message)
    return names


def answer(outcome: Outcome) -> NoReturn:
    """Print what a command answers, and end with its exit code."""
    console.write(outcome.text)
    raise typer.Exit(code=outcome.exit_code)


@contextmanager
def settings(
    specs: Path, out: Path, form: str, color: str, quiet: bool, *, warn: Sequence[str] = ()
) -> Iterator[Settings]:
    """Yield the settings of a command; its progress line is gone before anything else is printed."""
    with Progress(sys.stderr, enabled=not quiet and _is_terminal(sys.stderr)) as progress:
        style = Style(color=_colored(color))
        yield Settings(
            specs=specs,
            out=out,
            format=form,
            quiet=quiet,
            warn=tuple(warn),
            memory=Path(replay.cache_folder()) / "jobgen" / "platforms",
            code=replay.code(),
            style=style,
            progress=progress,
        )


def _colored(when: str) -> bool:
    if when == "auto":
        return _is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return when == "always"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
