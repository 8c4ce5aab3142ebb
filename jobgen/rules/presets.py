"""The presets that platforms bring along, and which of them a job gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.nodes import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One preset of a platform: the labels that select it, and the names of what it adds to each container and the pod."""

    platform: str
    labels: dict[str, str]
    env: tuple[str, ...]
    volumes: tuple[str, ...]
    mounts: tuple[str, ...]
    place: Place

    def applies_to(self, labels: dict[str, str]) -> bool:
        """Return whether a job with these labels gets the preset; without labels of its own every job does (rule P-70)."""
        return all(labels.get(key) == value for key, value in self.labels.items())

    @property
    def title(self) -> str:
        """How a message calls the preset."""
        labels = " and ".join(f'{key}: "{value}"' for key, value in self.labels.items()) or "without labels"
        return f"the preset {labels} of {self.platform}"


def platform_presets(expansion: Expansion) -> list[Preset]:
    """Return the presets that are written beside the jobs, in order of platform."""
    with_jobs = {job.platform for job in expansion.jobs}
    return [
        preset
        for platform in expansion.platforms
        if platform.presets is not None and platform.name in with_jobs
        for preset in _presets(platform)
    ]


def _presets(platform: Platform) -> Iterator[Preset]:
    for node in platform.presets.items if platform.presets is not None else ():
        content = plain(node)
        assert isinstance(content, dict)  # noqa: S101  (the schema has said so)
        labels = content.get("labels")
        yield Preset(
            platform=platform.name,
            labels={key: str(value) for key, value in labels.items()} if isinstance(labels, dict) else {},
            env=_names(content.get("env")),
            volumes=_names(content.get("volumes")),
            mounts=_names(content.get("volumeMounts")),
            place=node.place,
        )


def _names(items: Any) -> tuple[str, ...]:
    return tuple(str(item.get("name") or "") for item in items or ())
