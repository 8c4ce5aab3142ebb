"""Who may run a job again is said once, and teams by name.

In `rerun_auth_config`, `allow_anyone: true` leaves no room for a list, and Prow refuses both. The policy tests refuse
numbers of teams (`github_team_ids`): nobody can tell who that is.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobgen.model.job import Expansion, Job
from jobgen.rules.protocol import Broken, Kind, Rule, broken

LISTS = ("github_users", "github_orgs", "github_team_slugs", "github_team_ids")


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each list beside `allow_anyone`, and numbers of teams."""
    config = job.data.get("rerun_auth_config")
    if not config:
        return
    lists = [key for key in LISTS if config.get(key)]
    if config.get("allow_anyone") and lists:
        hint = "leave the list out, or allow_anyone"
        yield broken(job, ("rerun_auth_config", lists[0]), f'"{lists[0]}" stands beside allow_anyone: true', hint)
    if "github_team_ids" in lists:
        hint = "write github_team_slugs: [{org: kubernetes, slug: release-managers}]"
        found = broken(job, ("rerun_auth_config", "github_team_ids"), "teams are given by number", hint)
        yield replace(found, refused=False)


RULE = Rule(
    id="rerun-auth",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    needs=("rerun_auth_config",),
    source=("P-52", "J-23"),
    engine="checkconfig",
    passing="suites: {unit: {rerun_auth_config: {github_users: [alice]}}}",
    failing="suites: {unit: {rerun_auth_config: {allow_anyone: true, github_users: [alice]}}}",
)
