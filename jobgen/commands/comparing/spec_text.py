"""What one spec means, as text: for git, which compares the texts of two versions of a file (`textconv`)."""

from collections.abc import Iterable
from pathlib import Path

from jobgen.commands.common import Outcome, Settings
from jobgen.errors import JobgenError
from jobgen.findings import Finding
from jobgen.model.job import Expansion, Job
from jobgen.model.spec import SITE, SUITES
from jobgen.nodes import Plain
from jobgen.pipeline import run
from jobgen.stages.load import OnDisk
from jobgen.syntax.platform import error
from jobgen.trees import INPUT_LIMIT, read_text
from jobgen.yamlio.emit import emit


def spec_text(path: Path, settings: Settings) -> Outcome:
    """Return what a version of a spec means beside the site file and the catalogue of the specs folder.

    Whatever cannot be understood comes back as it is, for git gives up on a program that fails.

    Raises:
        JobgenError: the file cannot be read.
    """
    read = read_text(path)
    if isinstance(read, Finding):
        raise JobgenError(f"{read.place.file}: {read.message}", hint=read.hint)
    name = _platform(path)
    if not name:
        return Outcome(text=read.text)
    try:
        done = run(_Beside(OnDisk(settings.specs), f"{name}.yaml", read.text))
    except JobgenError:
        return Outcome(text=read.text)
    if done.expansion is None or name not in done.expansion.platform:
        return Outcome(text=read.text)
    return Outcome(text=emit(_meaning(name, done.expansion)))


class _Beside:
    """The shared files of a specs folder, and one spec with a text from somewhere else."""

    def __init__(self, folder: OnDisk, name: str, text: str) -> None:
        self.shown = folder.shown
        self._folder = folder
        self._name = name
        self._text = text

    def names(self) -> tuple[str, ...]:
        shared = (each for each in self._folder.names() if each in (SITE, SUITES) or not each.endswith(".yaml"))
        return (*shared, self._name)

    def folders(self) -> Iterable[str]:
        return ()

    def text(self, name: str, *, limit: int = INPUT_LIMIT) -> str | Finding:
        return self._text if name == self._name else self._folder.text(name, limit=limit)


def _platform(path: Path) -> str:
    """Return the platform whose spec it is; older versions of git put a word and an underscore before the name."""
    stem = path.name.removesuffix(".yaml")
    names = (stem, stem.partition("_")[2]) if path.name.endswith(".yaml") else ()
    return next((name for name in names if name and not error(name)), "")


def _meaning(name: str, expansion: Expansion) -> Plain:
    platform = expansion.platform[name]
    standing = expansion.standings[0]
    return {
        "platform": name,
        "step": platform.step,
        "earned": standing.earned,
        "scope": list(platform.scope),
        "ships": list(platform.ships),
        "maintainers": list(platform.maintainers),
        "deltas": [f"{delta.rule} until {delta.until}" for delta in platform.deltas],
        "external": [each.name for each in expansion.external],
        "jobs": {job.name: _job(job) for job in expansion.jobs},
        "forks": {job.name: _facts(job) for job in expansion.forks},
    }


def _job(job: Job) -> Plain:
    return {**_facts(job), "prow": {key: value for key, value in job.data.items() if key != "name"}}


def _facts(job: Job) -> dict[str, Plain]:
    return {
        "trigger": job.trigger.value,
        "class": job.test_class,
        "branch": job.branch,
        "signal": job.signal.value,
        "boards": list(job.boards),
        "tab": job.tab,
    }
