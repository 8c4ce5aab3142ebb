"""The last stage: compare the wanted files with the tree on disk, and make it so, all or nothing.

`plan` only looks, `apply` carries out, and `recover` ends what a killed `apply` began; every command calls that first.
"""

from jobgen.stages.write.applying import apply, recover
from jobgen.stages.write.planning import FileState, Plan, State, plan

__all__ = ["FileState", "Plan", "State", "apply", "plan", "recover"]
