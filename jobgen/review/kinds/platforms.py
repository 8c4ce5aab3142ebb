"""A platform climbs, falls, appears or vanishes.

`platform-climbs` (rank 2) and `platform-falls` (rank 2) say which floors of the step hold, which deltas lift, and which do neither.
`platform-added` and `platform-removed` have rank 2 where the platform ships (step 3 or above), else 3. `platform-earned` says that a
platform stays at its step, and now earns another: rank 2 if a lower one, else 4.
"""

from collections.abc import Iterator

from jobgen.model.review import Change, PlatformChange, Section
from jobgen.model.spec import Platform
from jobgen.model.standing import Standing
from jobgen.model.words import STEP_NAMES
from jobgen.reporters.words import plural
from jobgen.review.platforms import ADDED, DEMOTION, PROMOTION, REMOVED, due, platform_changes, standing_of
from jobgen.review.protocol import Comparison, Kind

_RUN = 3
_IDS = {PROMOTION: "platform-climbs", DEMOTION: "platform-falls", ADDED: "platform-added", REMOVED: "platform-removed"}


def changes(compared: Comparison) -> Iterator[Change]:
    """Yield one change for each platform that has moved."""
    for each in platform_changes(compared.base, compared.head):
        yield Change(
            kind=_IDS.get(each.kind, "platform-earned"),
            section=Section.PLATFORMS,
            rank=_rank(each, compared),
            message=_message(each, compared),
            platforms=(each.platform,),
            place=platform.place("step") if (platform := compared.head.expansion.platform.get(each.platform)) else None,
        )


def _rank(change: PlatformChange, compared: Comparison) -> int:
    if change.kind in (PROMOTION, DEMOTION):
        return 2
    if change.kind in (ADDED, REMOVED):
        return 2 if max(change.before or 0, change.after or 0) >= _RUN else 3
    before, after = _earned(change, compared)
    return 2 if after < before else 4


def _message(change: PlatformChange, compared: Comparison) -> str:
    if change.after is None:
        return f"{change.platform} is gone; it was at {_step(change.before)}"
    why = _why(compared.head.expansion.platform[change.platform]) if change.kind == DEMOTION else []
    details = "; ".join((*why, *_floors(change, standing_of(compared.head.expansion, change.platform))))
    return f"{change.platform} {_moved(change, compared)}" + (f": {details}" if details else "")


def _moved(change: PlatformChange, compared: Comparison) -> str:
    if change.kind == ADDED:
        return f"is new, at {_step(change.after)}"
    if change.before == change.after:
        before, after = _earned(change, compared)
        return f"stays at {_step(change.after)} and earns step {after} now, {before} before"
    verb = "climbs" if change.kind == PROMOTION else "falls"
    return f"{verb} from {_step(change.before)} to {_step(change.after)}"


def _why(platform: Platform) -> list[str]:
    """Return what the history says of the step, if it is the last thing that it says of any."""
    last = next((each for each in reversed(platform.history) if each.step is not None), None)
    return [last.why] if last is not None and last.step == platform.step else []


def _earned(change: PlatformChange, compared: Comparison) -> tuple[int, int]:
    standings = (standing_of(side.expansion, change.platform) for side in (compared.base, compared.head))
    before, after = (standing.earned if standing else 0 for standing in standings)
    return before, after


def _floors(change: PlatformChange, standing: Standing | None) -> list[str]:
    """Return which floors hold, which are lifted, and which are neither."""
    unmet = dict.fromkeys(each.rule for each in due(standing) if each.delta is None) if standing else {}
    held = len(change.holding)
    parts = [f"{plural(held, 'floor')} {'holds' if held == 1 else 'hold'}"] if held else []
    if change.lifted:
        lifted = ", ".join(f"{rule} ({issue})" for rule, issue in change.lifted)
        parts.append(f"deltas lift {lifted}")
    if unmet:
        parts.append(f"not met: {', '.join(unmet)}")
    return parts


def _step(step: int | None) -> str:
    return f"step {step} ({STEP_NAMES[step]})" if step is not None else "no step"


KIND = Kind(
    ids=("platform-climbs", "platform-falls", "platform-added", "platform-removed", "platform-earned"),
    section=Section.PLATFORMS,
    doc=__doc__,
    of_whole=changes,
)
