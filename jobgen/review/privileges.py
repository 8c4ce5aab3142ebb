"""The privileges that a job has, by its normal form and the presets that apply to it."""

from collections.abc import Iterable, Iterator

from jobgen.review.holdings import Holding, gathered
from jobgen.review.protocol import Data, Path

_HOST = {
    "hostNetwork": "the network of the host",
    "hostPID": "the processes of the host",
    "hostIPC": "the shared memory of the host",
}
_FLAGS = {"privileged": "privileged containers", "allowPrivilegeEscalation": "privilege escalation"}
_ACCOUNTS = ("serviceAccountName", "serviceAccount")
_POD = frozenset({*_HOST, *_ACCOUNTS, "securityContext", "automountServiceAccountToken", "hostUsers"})


def privileges(data: Data, presets: Iterable[Data]) -> tuple[Holding, ...]:
    """Return the privileges of a job."""
    return gathered((*_of_pod(data.get("spec") or {}), *_of_decoration(data), *_of_presets(presets)))


def is_privilege(path: Path) -> bool:
    """Return whether what a job may do stands at the path of its normal form."""
    if path[0] != "spec" or len(path) == 1:
        return path == ("decoration_config", "default_service_account_name")
    return path[1] in _POD or (path[1] == "containers" and path[3:4] == ("securityContext",))


def _of_pod(spec: Data) -> Iterator[tuple[str, Path]]:
    for key, title in _HOST.items():
        if spec.get(key):
            yield title, ("spec", key)
    for key in _ACCOUNTS:
        if spec.get(key):
            yield f"the service account {spec[key]}", ("spec", key)
    yield from _of_context(spec.get("securityContext") or {}, ("spec", "securityContext"))
    for name, volume in (spec.get("volumes") or {}).items():
        if "hostPath" in volume:
            yield _host_path(volume), ("spec", "volumes", name)
    for name, container in (spec.get("containers") or {}).items():
        yield from _of_context(container.get("securityContext") or {}, ("spec", "containers", name, "securityContext"))
    for container in spec.get("initContainers") or ():
        inside = _of_context(container.get("securityContext") or {}, ())
        yield from ((title, ("spec", "initContainers")) for title, _ in inside)


def _of_context(context: Data, path: Path) -> Iterator[tuple[str, Path]]:
    for key, title in _FLAGS.items():
        if context.get(key) is True:
            yield title, (*path, key)
    if context.get("runAsUser") == 0:
        yield "the user root", (*path, "runAsUser")
    for each in (context.get("capabilities") or {}).get("add") or ():
        yield f"the capability {each}", (*path, "capabilities", "add")
    profile = (context.get("seccompProfile") or {}).get("type")
    if profile == "Unconfined":
        yield "every system call", (*path, "seccompProfile", "type")


def _of_decoration(data: Data) -> Iterator[tuple[str, Path]]:
    name = (data.get("decoration_config") or {}).get("default_service_account_name")
    if name:
        yield f"the service account {name}", ("decoration_config", "default_service_account_name")


def _of_presets(presets: Iterable[Data]) -> Iterator[tuple[str, Path]]:
    for preset in presets:
        for volume in preset.get("volumes") or ():
            if "hostPath" in volume:
                yield _host_path(volume), ()


def _host_path(volume: Data) -> str:
    return f"{volume['hostPath'].get('path', 'a path')} of the host"
