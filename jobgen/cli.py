"""The command line: options, help, and the one place where errors become exit codes."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Annotated

import click
import typer

from jobgen import __version__, cli_existing, cli_moves, cli_review, console
from jobgen.errors import Exit, JobgenError
from jobgen.options import (
    DEFAULT_OUT,
    DEFAULT_SPECS,
    Color,
    Findings,
    Listing,
    Out,
    Quiet,
    Report,
    Specs,
    TestInfra,
    Warn,
)
from jobgen.options import answer as _answer
from jobgen.options import platforms as _platforms
from jobgen.options import settings as _settings

app = typer.Typer(
    name="jobgen",
    help="Prow jobs and TestGrid boards of every Kubernetes platform, generated from one short spec each.",
    epilog="Exit codes: 0 clean, 1 findings or drift, 2 wrong usage or a file that cannot be had, 3 a bug in jobgen,"
    " 130 interrupted.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        console.write(f"jobgen {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(Exit.USAGE)


@app.command(epilog="Example: jobgen validate linux-riscv64")
def validate(
    *,
    spec: Annotated[
        list[str] | None,
        typer.Argument(help="Platforms or paths to report on; all without any.", autocompletion=_platforms),
    ] = None,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Findings = "text",  # noqa: A002  (the name of the option)
    warn: Warn = None,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what each rule looked at.")] = False,
) -> None:
    """Hold the specs, and what they would generate, to every rule."""
    from jobgen.commands.validate import validate as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet, warn=warn or ()) as settings:
        outcome = command(spec or [], settings, verbose=verbose)
    _answer(outcome)


@app.command(epilog="Example: jobgen generate --out generated")
def generate(
    *,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    test_infra: TestInfra = None,
    format: Report = "text",  # noqa: A002  (the name of the option)
    warn: Warn = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Write what the specs mean: all of it, or nothing.

    Files that are not wanted any more are removed, and hand edits are replaced, each of them named.
    """
    from jobgen.commands.generate import generate as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet, warn=warn or ()) as settings:
        outcome = command(settings, test_infra=test_infra)
    _answer(outcome)


@app.command(epilog="Example: jobgen check --format github")
def check(
    *,
    context: typer.Context,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    test_infra: TestInfra = None,
    format: Report = "text",  # noqa: A002  (the name of the option)
    warn: Warn = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Say whether the generated files are what the specs mean.

    Names each file that is changed, missing, orphaned or edited by hand, and the command that mends it.
    """
    from jobgen import replay  # noqa: PLC0415  (each command pays for itself only)
    from jobgen.commands.check import check as command  # noqa: PLC0415  (each command pays for itself only)

    roots = [str(specs), str(out)]
    before = replay.fingerprint(roots) if test_infra is None else None
    with _settings(specs, out, format, color, quiet, warn=warn or ()) as settings:
        outcome = command(settings, test_infra=test_infra)
    if outcome.exit_code == Exit.CLEAN:
        replay.remember(context.obj, roots, before, outcome.text)
    _answer(outcome)


@app.command(name="list", epilog="Example: jobgen list linux-ppc64le --format json")
def list_(
    *,
    platform: Annotated[
        list[str] | None, typer.Argument(help="Platforms to list; all without any.", autocompletion=_platforms)
    ] = None,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """List the jobs and tabs of the specs, computed forks included."""
    from jobgen.commands.list_ import list_ as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet) as settings:
        outcome = command(platform or [], settings)
    _answer(outcome)


@app.command(epilog="Example: jobgen status linux-arm64")
def status(
    *,
    platform: Annotated[
        list[str] | None, typer.Argument(help="Platforms to show; all without any.", autocompletion=_platforms)
    ] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="Show on which branches each class runs.")] = False,
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Show the support matrix.

    Steps, test classes, signals and deltas of each platform, and what the next step lacks.
    """
    from jobgen.commands.status import status as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet) as settings:
        outcome = command(platform or [], settings, covered=coverage)
    _answer(outcome)


@app.command(epilog="Example: jobgen gap linux-arm64 --to 2")
def gap(
    *,
    platform: Annotated[str, typer.Argument(help="The platform to look at.", autocompletion=_platforms)],
    to: Annotated[
        int | None, typer.Option(help="The step to reach; the next one without it.", metavar="STEP", min=1, max=4)
    ] = None,
    against: Annotated[
        str, typer.Option(help="Another platform to compare with.", metavar="PLATFORM", autocompletion=_platforms)
    ] = "",
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Show what a platform lacks for a step, and the lines to add."""
    from jobgen.commands.gap import gap as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet) as settings:
        outcome = command(platform, settings, to=to, against=against)
    _answer(outcome)


@app.command(
    epilog="Examples: jobgen explain ci-kubernetes-unit-s390x timeout; jobgen explain linux-s390x/node-e2e/periodic,"
    " which is not there; jobgen explain unit-present"
)
def explain(
    *,
    name: Annotated[
        str,
        typer.Argument(
            help="A job, JOB@1.37 for its fork, PLATFORM/SUITE/TRIGGER, a board, a tab, a platform or a rule;"
            " without any, all rules are listed.",
        ),
    ] = "",
    field: Annotated[
        str, typer.Argument(help="A field of the job, such as interval, env.HOME or spec.containers[0].image.")
    ] = "",
    specs: Specs = DEFAULT_SPECS,
    out: Out = DEFAULT_OUT,
    format: Listing = "text",  # noqa: A002  (the name of the option)
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Explain a job, one of its fields, or a rule.

    Says where a value comes from and what it replaced, why something is not there, or what a rule asks for.
    """
    from jobgen.commands.explain import explain as command  # noqa: PLC0415  (each command pays for itself only)

    with _settings(specs, out, format, color, quiet) as settings:
        outcome = command(name, settings, field=field)
    _answer(outcome)


@app.command(epilog="Example: jobgen new linux-riscv64 --maintainer luhenry --maintainer newborn22")
def new(
    *,
    platform: Annotated[str, typer.Argument(help="The platform, as <os>-<arch> in Go's spelling.")],
    step: Annotated[int, typer.Option(help="Step to begin at: 0 (engage) or 1 (build).", min=0, max=1)] = 1,
    maintainer: Annotated[list[str] | None, typer.Option(help="GitHub name; may be repeated.")] = None,
    contact: Annotated[str, typer.Option(help="How to reach the maintainers.")] = "",
    date: Annotated[str, typer.Option(help="Day of the history entry, as YYYY-MM-DD; today without it.")] = "",
    specs: Specs = DEFAULT_SPECS,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Write a commented spec for a new platform."""
    from jobgen.commands.new import new as command  # noqa: PLC0415  (each command pays for itself only)

    day = date or dt.datetime.now(tz=dt.UTC).date().isoformat()
    with _settings(specs, DEFAULT_OUT, "text", color, quiet) as settings:
        outcome = command(platform, settings, step=step, date=day, maintainers=maintainer or [], contact=contact)
    _answer(outcome)


app.command(epilog="Example: jobgen lint config/jobs config/testgrids --prow-config config/prow/config.yaml")(
    cli_existing.lint
)
app.command(epilog="Example: jobgen promote linux-riscv64 --dry-run")(cli_moves.promote)
app.command(epilog="Example: jobgen demote linux-riscv64 --why 'nobody mends the tests any more'")(cli_moves.demote)
app.command(epilog="Example: jobgen audit --soon 60 --format github")(cli_moves.audit)
app.command(epilog="Example: jobgen diff main...HEAD --format markdown")(cli_review.diff)
app.command(epilog="Example: jobgen report --html site --base main")(cli_review.report)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; whatever goes wrong ends here, as one line for the user."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(args=words, prog_name="jobgen", standalone_mode=False, obj=words)
    except click.ClickException as error:
        return _usage(error)
    except JobgenError as error:
        return console.complain(error.message, error.exit_code, error.hint)
    except (click.Abort, KeyboardInterrupt):
        return console.complain("interrupted", Exit.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  (the one boundary: a bug must not look like the user's mistake)
        return _bug(error)
    if code == Exit.INTERRUPTED:
        return console.complain("interrupted", Exit.INTERRUPTED)
    return code if isinstance(code, int) else Exit.CLEAN


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "jobgen"
    return console.complain(error.format_message(), Exit.USAGE, f"{where} --help shows how it is used")


def _bug(error: Exception) -> int:
    import traceback  # noqa: PLC0415  (only for bugs)

    last = traceback.extract_tb(error.__traceback__)[-1]
    if os.environ.get("JOBGEN_TRACEBACK"):
        traceback.print_exc()
    message = (
        f"a bug in jobgen {__version__}: {type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {error}"
    )
    return console.complain(message, Exit.BUG, "please report it; JOBGEN_TRACEBACK=1 shows the traceback")
