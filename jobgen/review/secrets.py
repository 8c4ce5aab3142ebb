"""The secrets that a job gets, by its normal form and the presets that apply to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from jobgen.review.holdings import Holding, gathered
from jobgen.review.protocol import Data, Path

_DECORATION = ("gcs_credentials_secret", "s3_credentials_secret", "cookiefile_secret", "oauth_token_secret")


def secrets(data: Data, presets: Iterable[Data], labels: frozenset[str]) -> tuple[Holding, ...]:
    """Return the secrets of a job; `labels` are those of presets that bring some."""
    return gathered((*_own(data), *_of_labels(data, labels), *_of_presets(presets)))


def _own(data: Data) -> Iterator[tuple[str, Path]]:
    decoration = data.get("decoration_config") or {}
    for key in _DECORATION:
        if decoration.get(key):
            yield _name(decoration[key]), ("decoration_config", key)
    for name in decoration.get("ssh_key_secrets") or ():
        yield str(name), ("decoration_config", "ssh_key_secrets")
    spec = data.get("spec") or {}
    for each in spec.get("imagePullSecrets") or ():
        yield _name(each), ("spec", "imagePullSecrets")
    yield from _of_volumes(spec)
    for name, container in (spec.get("containers") or {}).items():
        yield from _of_container(container, ("spec", "containers", name))
    for container in spec.get("initContainers") or ():
        yield from ((title, ("spec", "initContainers")) for title, _ in _of_container(container, ()))


def _of_volumes(spec: Data) -> Iterator[tuple[str, Path]]:
    """Yield the secrets of volumes, where these are defined and where they are mounted."""
    for volume, content in (spec.get("volumes") or {}).items():
        for name in _volume_secrets(content):
            yield name, ("spec", "volumes", volume)
            for container, each in (spec.get("containers") or {}).items():
                for mount in _mounts(each, volume):
                    yield name, ("spec", "containers", container, "volumeMounts", mount)


def _mounts(container: Data, volume: str) -> list[str]:
    mounts = container.get("volumeMounts")
    return [path for path, mount in mounts.items() if mount.get("name") == volume] if isinstance(mounts, dict) else []


def _volume_secrets(volume: Data) -> Iterator[str]:
    if isinstance(volume.get("secret"), dict):
        yield str(volume["secret"].get("secretName", "without a name"))
    for source in (volume.get("projected") or {}).get("sources") or ():
        if "secret" in source:
            yield _name(source["secret"])


def _of_container(container: Data, path: Path) -> Iterator[tuple[str, Path]]:
    variables = container.get("env")
    for name, variable in variables.items() if isinstance(variables, dict) else ():
        source = variable.get("valueFrom") if isinstance(variable, dict) else None
        if source and "secretKeyRef" in source:
            yield _name(source["secretKeyRef"]), (*path, "env", name)
    for each in container.get("envFrom") or ():
        if "secretRef" in each:
            yield _name(each["secretRef"]), (*path, "envFrom")


def _of_labels(data: Data, labels: frozenset[str]) -> Iterator[tuple[str, Path]]:
    for label in data.get("labels") or ():
        if label in labels:
            yield f"of {label}", ("labels", label)


def _of_presets(presets: Iterable[Data]) -> Iterator[tuple[str, Path]]:
    for preset in presets:
        for volume in preset.get("volumes") or ():
            yield from ((name, ()) for name in _volume_secrets(volume))
        for variable in preset.get("env") or ():
            reference = (variable.get("valueFrom") or {}).get("secretKeyRef")
            if reference:
                yield _name(reference), ()


def _name(reference: Any) -> str:
    return str(reference.get("name", "without a name") if isinstance(reference, dict) else reference)
