"""External results lie in a bucket of their own.

What lies in Prow's own buckets comes from Prow jobs: the policy tests want a job of that name for each test group
there, named like the last part of its path. Results from elsewhere go to a bucket of those who run the tests.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import externals, is_prows


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each external results in one of Prow's buckets."""
    for platform, index, each in externals(expansion):
        if is_prows(each.gcs_prefix):
            message = f'external results "{each.name}" lie in "{each.gcs_prefix}", among those of Prow jobs'
            hint = f"write the bucket that they are uploaded to, such as {platform.arch}-kubernetes/logs/{each.name}"
            place = platform.place("external", index, "gcs_prefix")
            yield Broken(place=place, message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="external-prefix",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS,),
    source=("X-03", "X-05", "X-11"),
    engine="policy-testgrids.test",
    passing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: arm64-lab/logs/e2e
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
""",
    failing="""\
external:
- name: arm64-e2e-lab
  class: e2e
  gcs_prefix: kubernetes-ci-logs/logs/arm64-e2e-lab
  boards: [provider-arm64-all]
  contact: lab@example.org
  stale_after: 48h
""",
)
