"""TestGrid annotations have values that TestGrid can read.

All are strings in YAML, but most stand for whole numbers, one for a share, one for yes or no. Columns and days must be
above 0, and the policy tests want 20 columns or more for presubmits.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.model.words import Trigger
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.testgrid import COLUMNS, PRESUBMIT_COLUMNS

LEAST = {
    COLUMNS: 1,
    "testgrid-days-of-results": 1,
    "testgrid-num-failures-to-alert": -(2**31),
    "testgrid-alert-stale-results-hours": -(2**31),
}
"""The whole numbers, with the least that TestGrid takes."""
MOST = 2**31 - 1
YES_OR_NO = "testgrid-disable-prowjob-analysis"
SHARE = "testgrid-broken-column-threshold"
_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ENDLESS = re.compile("[+-]?inf(inity)?|nan", re.IGNORECASE)
_BOOLEAN = frozenset({"1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"})


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each value that TestGrid refuses."""
    annotations = job.data.get("annotations")
    if not annotations:
        return
    for key, least in LEAST.items():
        if key in annotations:
            presubmit = key == COLUMNS and job.trigger is Trigger.PRESUBMIT
            yield from _whole(job, key, annotations[key], PRESUBMIT_COLUMNS if presubmit else least)
    if YES_OR_NO in annotations and annotations[YES_OR_NO] not in _BOOLEAN:
        message = f'{YES_OR_NO} is "{annotations[YES_OR_NO]}", neither true nor false'
        yield broken(job, ("annotations", YES_OR_NO), message, f'write {YES_OR_NO}: "true"')
    if SHARE in annotations and not _NUMBER.fullmatch(annotations[SHARE]):
        message = f'{SHARE} is "{annotations[SHARE]}", not a number'
        found = broken(job, ("annotations", SHARE), message, f'write {SHARE}: "0.5"')
        # Go reads these words as numbers too, and every share is below or above them.
        yield replace(found, refused=False) if _ENDLESS.fullmatch(annotations[SHARE]) else found


def _whole(job: Job, key: str, text: str, least: int) -> Iterator[Broken]:
    path = ("annotations", key)
    if not _WHOLE.fullmatch(text):
        yield broken(job, path, f'{key} is "{text}", not a whole number', f'write {key}: "{max(least, 24)}"')
    elif int(text) < least:
        yield broken(job, path, f'{key} is "{text}", less than {least}', f'write "{least}" or more, or leave it out')
    elif int(text) > MOST:
        yield broken(job, path, f'{key} is "{text}", more than TestGrid can count', f'write {key}: "{max(least, 24)}"')


RULE = Rule(
    id="annotation-value",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("annotations",),
    source=("A-04", "A-05", "A-07", "A-08", "A-09", "A-13", "V-08", "X-05"),
    engine="configurator",
    passing='suites: {unit: {annotations: {testgrid-num-columns-recent: "20"}}}',
    failing="suites: {unit: {annotations: {testgrid-alert-stale-results-hours: 48h}}}",
)
