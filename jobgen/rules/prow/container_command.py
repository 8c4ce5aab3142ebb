"""A container of a decorated job says what it runs.

Prow's entrypoint runs the command, so it cannot be left to the image: `command` and `args` together must begin with a
word.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion, Job
from jobgen.rules.pods import containers, in_container
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each container without a command."""
    for index, container in enumerate(containers(job)):
        words = container.get("command") or container.get("args")
        if not words or not words[0]:
            message = "the container has no command" if not words else "the command begins with an empty word"
            yield broken(job, in_container(index), message, "write command: [runner.sh], and what it runs in args")


RULE = Rule(
    id="container-command",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    source=("D-07",),
    engine="checkconfig",
    passing="suites: {unit: {command: [make, test]}}",
    failing="suites: {unit: {command: null}}",
)
