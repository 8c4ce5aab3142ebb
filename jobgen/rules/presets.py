"""The presets that platforms bring along, or that somebody wrote, and which of them a job gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.nodes import Node, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One preset: the labels that select it, and the names of what it adds to each container and the pod.

    `owner` is whose it is: a platform, a job file, or the Prow configuration, which alone may be for every job (`shared`).
    """

    owner: str
    platform: str
    shared: bool
    body: Node
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
        return f"the preset {labels} of {self.owner}"


def presets(expansion: Expansion) -> list[Preset]:
    """Return the presets that are written beside the jobs, in order of platform, and those of the Prow instance if it was read.

    Prow adds its own first, then those of job files in their order (rule P-71).
    """
    shared = expansion.instance.presets if expansion.instance else ()
    return [
        *(_preset(each.body, owner=each.owner, shared=True) for each in shared),
        *(_preset(each.body, owner=each.owner) for each in expansion.presets),
        *_of_platforms(expansion),
    ]


def _of_platforms(expansion: Expansion) -> Iterator[Preset]:
    with_jobs = {job.platform for job in expansion.jobs}
    for platform in expansion.platforms:
        if platform.presets is not None and platform.name in with_jobs:
            for node in platform.presets.items:
                yield _preset(node, owner=platform.name, platform=platform.name)


def _preset(node: Node, *, owner: str, platform: str = "", shared: bool = False) -> Preset:
    content = plain(node)
    assert isinstance(content, dict)  # noqa: S101  (the schema has said so)
    labels = content.get("labels")
    return Preset(
        owner=owner,
        platform=platform,
        shared=shared,
        body=node,
        labels={key: str(value) for key, value in labels.items()} if isinstance(labels, dict) else {},
        env=_names(content.get("env")),
        volumes=_names(content.get("volumes")),
        mounts=_names(content.get("volumeMounts")),
        place=node.place,
    )


def _names(items: Any) -> tuple[str, ...]:
    return tuple(str(item.get("name") or "") for item in items or ())
