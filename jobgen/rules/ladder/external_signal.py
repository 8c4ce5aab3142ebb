"""External results stay off the release boards.

A signal belongs to a periodic, whose schedule, timeout and owner the release team can see. Results from somebody else's machines
report to the boards of their platform, which is what the note asks of them.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.proof import external_of
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.release import release_boards


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield each release board that external results name."""
    for external in external_of(platform):
        for board in external.boards:
            if board in release_boards(expansion.site):
                yield Broken(
                    place=external.place,
                    message=f"{external.name}: {board} is a release board, and external results carry no signal",
                    hint=f"take {board} out of boards",
                    platform=platform.name,
                    suite=external.name,
                )


RULE = Rule(
    id="external-signal",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=(
        "ladder note, step 2: third-party reporting to TestGrid",
        "release-blocking criteria: project-owned accounts",
    ),
    lifts=True,
    passing="""\
external:
- name: ci-e2e-lab
  class: e2e
  gcs_prefix: lab/logs/e2e
  contact: lab@example.org
  stale_after: 48h
  boards: [provider-arm64-all]
""",
    failing="""\
external:
- name: ci-e2e-lab
  class: e2e
  gcs_prefix: lab/logs/e2e
  contact: lab@example.org
  stale_after: 48h
  boards: [sig-release-master-informing]
""",
)
