"""Alerts go to mail addresses.

TestGrid splits the list at commas and wants one `@` in each piece, with text around it; the policy tests want each to
be an address.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.nodes import find
from jobgen.rules.protocol import Broken, Kind, Rule, broken
from jobgen.rules.testgrid import externals
from jobgen.rules.testgrid_fields import MAIL_HINT
from jobgen.syntax.mail import error, is_readable

MAIL = ("annotations", "testgrid-alert-email")
HINT = "write alert_email: [team@example.org], each address an item of its own"


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each list with something else in it; a line that many jobs share once."""
    said = set[Place]()
    for job in expansion.jobs:
        addresses: str | None = (job.data.get("annotations") or {}).get(MAIL[1])
        problem = None if addresses is None else error(addresses)
        if problem:
            # What is empty, or on no board, goes nowhere: neither TestGrid nor the policy tests look at it.
            used = bool(addresses and job.boards and not is_readable(addresses))
            found = replace(broken(job, MAIL, problem, MAIL_HINT if job.by_hand else HINT), refused=used)
            if found.place not in said:
                said.add(found.place)
                yield found
    for platform, index, each in externals(expansion):
        problem = error(", ".join(each.alert_email)) if each.alert_email else None
        if problem:
            own = find(platform.document.node, "external", index, "alert_email")
            place = own.place if own else platform.place("alert_email")
            yield Broken(place=place, message=problem, hint=HINT, platform=platform.name)


RULE = Rule(
    id="alert-mail",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    source=("A-11", "V-13", "X-13", "N-08"),
    engine="configurator",
    passing="alert_email: [arm64@example.org, Release Team <release-team@example.org>]",
    failing="alert_email: [arm64 at example.org]",
)
