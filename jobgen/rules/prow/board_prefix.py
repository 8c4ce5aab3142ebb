"""Boards and board groups have names that the policy tests allow.

Groups and boards of kubernetes/test-infra begin with one of a few words, such as `sig`, `provider` or `conformance`.
The site file lists them (`boards: {prefixes}`). The boards of a platform begin with the name of their group, so it is the
group that counts there.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.rules.protocol import ON_BOARDS, ON_SPECS, Broken, Kind, Rule
from jobgen.rules.testgrid import active, group_place, written_boards


def check(expansion: Expansion, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each group, and each board of a TestGrid file, that begins with something else."""
    allowed = expansion.site.prefixes
    for what, written in written_boards(expansion) if allowed else ():
        if written.name and not written.name.startswith(allowed):
            message = f'the {what} "{written.name}" begins with no word that the policy tests allow'
            yield Broken(place=written.place, message=message, hint=f"begin it with one of: {', '.join(allowed)}")
    defined = {board.group for board in expansion.boards.values()} - {""}
    for platform in active(expansion) if allowed else ():
        group = platform.boards.group
        if group in defined and not group.startswith(allowed):
            message = f'the board group "{group}" begins with no word that the policy tests allow'
            hint = f"call it provider-{platform.arch}, or begin it with one of: {', '.join(allowed)}"
            yield Broken(place=group_place(platform), message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="board-prefix",
    doc=__doc__,
    on=Kind.TREE,
    check=check,
    asks=(ON_SPECS, ON_BOARDS),
    source=("X-04", "X-06"),
    engine="policy-testgrids.test",
    passing="""\
boards: {group: provider-arm64, own: [provider-arm64-all]}
_site.yaml:
  boards:
    provided: []
    prefixes: [provider, sig]
    signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
""",
    failing="""\
boards: {group: arm64, own: [arm64-all]}
_site.yaml:
  boards:
    provided: []
    prefixes: [provider, sig]
    signal: {informing: "sig-release-{branch}-informing", blocking: "sig-release-{branch}-blocking"}
""",
)
