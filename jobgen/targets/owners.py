"""OWNERS files: who reviews and approves the jobs of a platform, as Prow's approve plugin reads them."""

from collections.abc import Iterator
from typing import Any

from jobgen.model.job import Expansion
from jobgen.targets.protocol import Output
from jobgen.yamlio.emit import emit


def owners(expansion: Expansion) -> Iterator[Output]:
    """Yield an OWNERS file for each platform that has jobs and maintainers."""
    with_jobs = {job.platform for job in expansion.jobs}
    for platform in expansion.platforms:
        if platform.name not in with_jobs or not platform.maintainers:
            continue
        people = list(platform.maintainers)
        content: dict[str, Any] = {"approvers": people, "reviewers": people}
        if platform.sig:
            content["labels"] = [platform.sig.replace("-", "/", 1)]
        yield Output(path=f"jobs/{platform.name}/OWNERS", body=emit(content), specs=(platform.document.name,))
