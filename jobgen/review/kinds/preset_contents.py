"""What presets of platforms put into jobs: `preset` (rank 3), where that is another for a job that is on both sides."""

from collections.abc import Iterator

from jobgen.model.review import Section
from jobgen.review.protocol import Comparison, Data, Difference, Kind, Pair, Said
from jobgen.review.wording import brief, values

_PARTS = ("env", "volumes", "volumeMounts")


def said(pair: Pair, _compared: Comparison, _owned: tuple[Difference, ...]) -> Iterator[Said]:
    """Yield what the presets that apply to the job add, and did not, or did add."""
    if pair.before is None or pair.after is None:
        return
    before, after = ({_title(each): each for each in side} for side in pair.presets)
    for title in dict.fromkeys((*before, *after)):
        was, now = before.get(title, {}), after.get(title, {})
        if was != now:
            parts = [
                f"{key} {values(was.get(key, []), now.get(key, []))}" for key in _PARTS if was.get(key) != now.get(key)
            ]
            text = f"preset {title}: {'; '.join(parts)}"
            yield Said(kind="preset", rank=3, text=text, subject=f"preset {title}")


def _title(preset: Data) -> str:
    return brief(preset.get("labels") or {}) or "without labels"


KIND = Kind(ids=("preset",), section=Section.MACHINES, doc=__doc__, of_job=said)
