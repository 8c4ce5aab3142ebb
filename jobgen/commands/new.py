"""`jobgen new`: a commented spec for a platform that is not there yet."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import Outcome, Settings
from jobgen.errors import JobgenError
from jobgen.model.spec import SITE
from jobgen.pipeline import run
from jobgen.reporters.words import printable
from jobgen.syntax import day
from jobgen.syntax.platform import error, parse, suggestion
from jobgen.yamlio.spelling import spelled

_GITHUB_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_CLUSTER = "k8s-infra-prow-build"
_CONTACT = "sig-release@kubernetes.io"


def new(
    platform: str, settings: Settings, *, step: int, date: str, maintainers: Sequence[str], contact: str
) -> Outcome:
    """Write arch-specs/<platform>.yaml; never over a file that exists.

    Raises:
        JobgenError: the name is no platform, an option cannot stand in a spec, the spec exists, or it cannot be written.
    """
    _require_platform(platform)
    _require_options(date, maintainers)
    if not settings.specs.is_dir():
        hint = "run jobgen where arch-specs/ is, or name it with --specs"
        raise JobgenError(f"there is no folder {settings.specs}", hint=hint)
    text = _engaged(date)
    if step > 0:
        text = _building(platform, date, maintainers, contact or _CONTACT, _cluster(settings.specs))
    path = settings.specs / f"{platform}.yaml"
    _write(path, text)
    said = f"wrote {printable(str(path))}\n"
    if not (settings.specs / SITE).is_file():
        said += f"{settings.specs} holds no {SITE} yet; jobgen needs one beside the specs\n"
    return Outcome(text=said if settings.quiet else said + "edit it, then run jobgen generate\n")


def _require_platform(name: str) -> None:
    problem = error(name)
    if problem:
        near = suggestion(name)
        raise JobgenError(problem, hint=f'did you mean "{near}"?' if near else "for example linux-riscv64")


def _require_options(date: str, maintainers: Sequence[str]) -> None:
    parsed = day.parse(date)
    if parsed is None or parsed.isoformat() != date:
        raise JobgenError(f'--date: "{date}" is no day', hint="write YYYY-MM-DD, such as 2026-09-18")
    for name in maintainers:
        if not _GITHUB_NAME.fullmatch(name):
            hint = "write it without @; repeat the option for more than one"
            raise JobgenError(f'--maintainer: "{name}" is no GitHub name', hint=hint)


def _cluster(specs: Path) -> str:
    """Return a cluster that can build for any platform: one of the site's whose pods run on amd64."""
    expansion = run(specs).expansion
    clusters = expansion.site.clusters.values() if expansion else ()
    return next((each.name for each in clusters if "amd64" in each.pods), _CLUSTER)


def _write(path: Path, text: str) -> None:
    if path.exists() or path.is_symlink():
        raise JobgenError(f"{path} exists already", hint="edit it, or name another platform")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as problem:
        raise JobgenError(f"{path}: cannot be written: {problem.strerror}") from problem


def _engaged(date: str) -> str:
    return f"""\
# yaml-language-server: $schema=../schemas/arch-spec.schema.json
# Step 0, engage: nothing is generated; the platform has a row in the support matrix.
# Step 1 (build) needs: a port in Go, one contact, and suites: {{build: {{presubmit: {{}}}}}}.
version: 1
step: 0
status: asking                  # engaged, asking, dormant, refused or removed
reason: >-
  say here what is asked for, and link the request
history:
- {{step: 0, date: {date}, why: say here what happened}}
scope: [client, node, server]   # what the platform can ever be
ships: []                       # nothing ships before step 3
"""


def _building(platform: str, date: str, maintainers: Sequence[str], contact: str, cluster: str) -> str:
    os_name, arch = parse(platform)
    short = arch if os_name == "linux" else platform
    presubmit = "{}" if os_name == "linux" else '{name: {fill: "pull-kubernetes-{suite}-{platform}"}}'
    people = "" if maintainers else "                 # GitHub names; step 2 asks for two"
    return f"""\
# yaml-language-server: $schema=../schemas/arch-spec.schema.json
# Step 1, crawl: the platform builds. Jobs run only when somebody comments /test, and carry no signal.
version: 1
step: 1
history:
- {{step: 1, date: {date}, why: "say here what happened, and link the request"}}
scope: [client, node, server]   # what the platform can ever be
ships: []                       # nothing ships before step 3
maintainers: {spelled(list(maintainers))}{people}
contact: {spelled(contact)}
cluster: {spelled(cluster)}   # a cluster of {SITE} that runs the pods
boards: {{group: provider-{short}, own: [provider-{short}-all]}}
suites:
  build: {{presubmit: {presubmit}}}
  # Step 2, walk, asks for unit, e2e and node-e2e, each as a periodic that reports to TestGrid:
  # set alert_email above, and adapt the suites of the catalogue here, for example
  # unit: {{periodic: {{interval: 6h}}}}
"""
