"""What Kubernetes' config-forker and config-rotator make of a main-branch job, computed."""

from jobgen.forks.forker import fork, is_forked
from jobgen.forks.refusals import ForkError
from jobgen.forks.rotator import TIERS, fork_for_branch, rotate

__all__ = ["TIERS", "ForkError", "fork", "fork_for_branch", "is_forked", "rotate"]
