"""The targets, in order: every kind of file that `generate` writes."""

from jobgen.targets.owners import owners
from jobgen.targets.protocol import Target
from jobgen.targets.prow import prow
from jobgen.targets.support import support
from jobgen.targets.testgrid import testgrid
from jobgen.targets.upstream import upstream

TARGETS: tuple[Target, ...] = (prow, owners, testgrid, upstream, support)
