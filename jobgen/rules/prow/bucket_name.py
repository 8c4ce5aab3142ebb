"""A bucket is given by its bare name.

TestGrid makes the place of the results from `gcs_configuration.bucket` and `path_prefix`, and reads `gs://name` as
`gs:/name`: the tab stays empty. Prow itself takes both.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the bucket has a scheme."""
    config = job.data.get("decoration_config")
    bucket = ((config.get("gcs_configuration") or {}).get("bucket") or "") if config else ""
    scheme, separator, name = bucket.partition("://")
    if separator:
        message = f'TestGrid cannot find results in "{bucket}": the scheme "{scheme}" is in the way'
        yield broken(job, ("decoration_config", "gcs_configuration", "bucket"), message, f"write {name}")


RULE = Rule(
    id="bucket-name",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    needs=("decoration_config",),
    source=("A-17", "A-18", "N-11"),
    passing="""\
suites:
  unit:
    decoration_config:
      gcs_configuration: {bucket: kubernetes-ci-logs}
""",
    failing="""\
suites:
  unit:
    decoration_config:
      gcs_configuration:
        bucket: gs://kubernetes-ci-logs
""",
)
