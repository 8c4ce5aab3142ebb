"""`jobgen new`: a commented spec for a platform that is not there yet."""

import os
from collections.abc import Sequence
from pathlib import Path

from jobgen.commands.common import Outcome, Settings
from jobgen.errors import JobgenError
from jobgen.model.spec import SITE
from jobgen.syntax.platform import error, suggestion

_PEOPLE = "maintainers: [{maintainers}]\n"


def new(
    platform: str, settings: Settings, *, step: int, date: str, maintainers: Sequence[str], contact: str
) -> Outcome:
    """Write arch-specs/<platform>.yaml; never over a file that exists.

    Raises:
        JobgenError: the name is no platform, the spec exists, or it cannot be written.
    """
    problem = error(platform)
    if problem:
        near = suggestion(platform)
        raise JobgenError(problem, hint=f'did you mean "{near}"?' if near else "for example linux-riscv64")
    path = settings.specs / f"{platform}.yaml"
    _write(path, _engaged(date) if step == 0 else _building(platform, date, maintainers, contact))
    said = f"wrote {path}\n"
    if not (settings.specs / SITE).is_file():
        said += f"{settings.specs} holds no {SITE} yet; jobgen needs one beside the specs\n"
    return Outcome(text=said if settings.quiet else said + "edit it, then run jobgen generate\n")


def _write(path: Path, text: str) -> None:
    if path.exists() or path.is_symlink():
        raise JobgenError(f"{path} exists already", hint="edit it, or name another platform")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
- {{step: 0, date: {date}, why: "say here what happened"}}
scope: [client, node, server]   # what the platform can ever be
ships: []                       # nothing ships before step 3
"""


def _building(platform: str, date: str, maintainers: Sequence[str], contact: str) -> str:
    people = ", ".join(maintainers)
    return f"""\
# yaml-language-server: $schema=../schemas/arch-spec.schema.json
# Step 1, crawl: the platform builds. Jobs run only when somebody comments /test, and carry no signal.
version: 1
step: 1
history:
- {{step: 1, date: {date}, why: "say here what happened, and link the request"}}
scope: [client, node, server]   # what the platform can ever be
ships: []                       # nothing ships before step 3
maintainers: [{people}]{"" if people else "                 # GitHub names; step 2 asks for two"}
contact: {contact or "sig-release@kubernetes.io"}
cluster: k8s-infra-prow-build   # a cluster of {SITE} that runs the pods
boards: {{group: provider-{platform.partition("-")[2]}, own: [provider-{platform.partition("-")[2]}-all]}}
suites:
  build: {{presubmit: {{}}}}
  # Step 2, walk, asks for unit, e2e and node-e2e, each as a periodic that reports to TestGrid:
  # set alert_email above, and adapt the suites of the catalogue here, for example
  # unit: {{periodic: {{interval: 6h}}}}
"""
