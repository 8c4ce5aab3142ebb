"""The expansion to files: every target's bodies, each below its header."""

from collections.abc import Sequence

from jobgen.generated import comment_for, wrap
from jobgen.model.job import Expansion
from jobgen.targets.protocol import Target


def render(expansion: Expansion, targets: Sequence[Target]) -> dict[str, str]:
    """Return the text of every file by its posix path below the output folder, in order of path."""
    files = {}
    for target in targets:
        for output in target(expansion):
            files[output.path] = wrap(output.body, specs=output.specs, comment=comment_for(output.path))
    return dict(sorted(files.items()))
