"""Bringing a tree to what was rendered: one writer at a time, and all or nothing."""

import os
from collections.abc import Mapping
from pathlib import Path

from jobgen import trees
from jobgen.errors import JobgenError
from jobgen.stages.write import disk, journal, planning


def recover(root: Path) -> bool:
    """End what a killed `apply` left unfinished in the tree at `root`; say whether there was anything.

    Every command calls this first. It waits for a running `apply`, and costs one look where nothing is to be done. Raises
    JobgenError where the tree cannot be written.
    """
    if not os.path.lexists(root / trees.JOURNAL):
        return False
    with disk.naming(root), disk.locked(root):
        return journal.settle(root)


def apply(plan: planning.Plan, rendered: Mapping[str, str], root: Path) -> planning.Plan:
    """Make the tree at `root` what `rendered` says, in the scope of `plan`; return the plan that was carried out.

    That is `plan` itself unless another process changed the tree since. Files are written with mode 0644 as far as the
    umask allows, never through links; folders that are left empty go. What `plan` calls foreign stays. Raises JobgenError,
    and leaves the tree as it was, if anything goes wrong.
    """
    if not plan.files:
        return plan
    with disk.naming(root), disk.locked(root):
        journal.settle(root)
        plan = planning.plan(rendered, root, scope=plan.scope)
        if steps := [_step(root, file) for file in _removals_first(plan)]:
            journal.carry_out(root, steps, rendered)
    return plan


def _removals_first(plan: planning.Plan) -> list[planning.FileState]:
    # Where case does not count in file names, a new file may take the place of a removed one.
    return sorted(plan.files, key=lambda file: file.state is not planning.State.ORPHANED)


def _step(root: Path, file: planning.FileState) -> journal.Step:
    if file.state is planning.State.ORPHANED:
        return journal.Step(journal.Action.REMOVE, file.path)
    if obstacle := journal.obstacle(root, file.path):
        raise JobgenError(f"{obstacle}: in the way of {root / file.path}", "Move it away and run the command again.")
    if not journal.is_safe(root, file.path):
        raise JobgenError(f"{file.path}: not a name of a file below {root}")
    exists = file.state is not planning.State.MISSING
    return journal.Step(journal.Action.REPLACE if exists else journal.Action.CREATE, file.path)
