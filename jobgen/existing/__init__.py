"""Prow and TestGrid configuration that exists already, whoever wrote it: paths in, an expansion without specs out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from jobgen.existing.boards import read_boards
from jobgen.existing.defaults import without_defaults
from jobgen.existing.files import Contents, WrittenFile, read_files
from jobgen.existing.instance import read_instance
from jobgen.existing.jobs import read_jobs, read_presets
from jobgen.existing.site import KUBERNETES
from jobgen.findings import Finding, Place, Severity
from jobgen.model.existing import Given, Instance, TestGrid, WrittenPreset
from jobgen.model.job import Expansion
from jobgen.model.spec import Presets, Site
from jobgen.nodes import Mapping, find
from jobgen.trees import Folder

__all__ = ["Existing", "read_existing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """What the files mean, what is wrong with them as files, and how many there are."""

    expansion: Expansion
    findings: tuple[Finding, ...]
    files: tuple[WrittenFile, ...] = field(default=())


def read_existing(
    paths: Sequence[Path | Folder], *, prow_config: Path | None = None, site: Site | None = None
) -> Existing:
    """Return what is below the paths: job files and TestGrid files, told apart by their contents.

    `site` is that of the specs folder, where there is one; without it, the Kubernetes project's own limits hold.

    Raises:
        JobgenError: there is no such file or folder.
    """
    findings: list[Finding] = []
    files = read_files(paths, findings)
    by_contents = {contents: [file for file in files if file.contents is contents] for contents in Contents}
    job_files, board_files = by_contents[Contents.JOBS], without_defaults(files, findings)
    instance = read_instance(prow_config, findings) if prow_config else None
    presets = tuple(preset for file in job_files for preset in read_presets(file, findings))
    known = _known(site or KUBERNETES, instance, presets)
    findings += _namesakes(job_files)
    jobs = tuple(job for file in job_files for job in read_jobs(file, known, instance, findings))
    there = {
        Given.JOBS: job_files,
        Given.HAND: job_files,
        Given.BOARDS: board_files,
        # The site file says which boards there are besides: a tab that is missing here may be on one of those.
        Given.ALL_BOARDS: board_files and not known.provided,
        Given.INSTANCE: instance,
        Given.SITE: site,
    }
    expansion = Expansion(
        site=known,
        platforms=(),
        jobs=jobs,
        forks=(),
        external=(),
        boards={},
        given=frozenset(given for given, found in there.items() if found),
        testgrid=read_boards(board_files, findings) if board_files else TestGrid(),
        presets=presets,
        instance=instance,
    )
    return Existing(expansion=expansion, findings=tuple(findings), files=tuple(files))


def _known(site: Site, instance: Instance | None, presets: tuple[WrittenPreset, ...]) -> Site:
    """Return the site; of the presets that it lists those are left that none of the files has, for these speak for themselves."""
    if instance is None:
        return site
    bodies = (find(preset.body, "labels") for preset in (*instance.presets, *presets))
    written = {label for labels in bodies if isinstance(labels, Mapping) for label in labels.entries}
    elsewhere = {label: names for label, names in site.presets.provided.items() if label not in written}
    return replace(site, presets=Presets(provided=elsewhere, secret=site.presets.secret))


def _namesakes(files: Sequence[WrittenFile]) -> list[Finding]:
    """Return the job files whose name another folder has too: Prow loads neither (rule P-02)."""
    first: dict[str, str] = {}
    findings = []
    for file in files:
        name = PurePath(file.path).name
        other = first.setdefault(name, file.path)
        if other != file.path:
            message = f"{other} has the same name, and Prow loads no two job files of one name"
            findings.append(
                Finding(rule="file-name-twice", place=Place(file.path), message=message, hint="rename one of the two")
            )
        if name.endswith(".yml"):
            message = "job files of kubernetes/test-infra end in .yaml"
            findings.append(
                Finding(
                    rule="file-suffix",
                    severity=Severity.WARNING,
                    place=Place(file.path),
                    message=message,
                    hint="rename it",
                )
            )
    return findings
