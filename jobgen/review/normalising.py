"""The normal form of a job: two that mean the same to Prow and Kubernetes look the same.

Lists whose items have names become mappings by that name, amounts and durations are spelt in one way, and what is only a
default written out is left out.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from jobgen.model.job import Job
from jobgen.model.words import Trigger
from jobgen.review.protocol import Data, Path
from jobgen.rules.pods import amount
from jobgen.rules.release import DEFAULT_TIMEOUT, nanoseconds
from jobgen.syntax import cron, duration

NAMED = {"containers": "name", "env": "name", "volumes": "name", "volumeMounts": "mountPath"}
"""Lists that are compared by what their items are called, and the field that says it."""
_ONLY_CONTAINER = "test"
ENV_ORDER = "order of env"
_UNORDERED = frozenset({"tolerations", "imagePullSecrets", "branches", "skip_branches"})
_INTERVALS = ("interval", "minimum_interval")
_LISTED = ("testgrid-dashboards", "testgrid-alert-email")
# What Prow and Kubernetes fill in where nothing stands.
_JOB: Data = {
    "agent": "kubernetes",
    "always_run": False,
    "annotations": {},
    "branches": [],
    "cluster": "default",
    "decoration_config": {},
    "extra_refs": [],
    "hidden": False,
    "labels": {},
    "max_concurrency": 0,
    "optional": False,
    "run_before_merge": False,
    "run_if_changed": "",
    "skip_branches": [],
    "skip_if_only_changed": "",
    "skip_report": False,
    "skip_submodules": False,
}
_POD: Data = {
    "dnsPolicy": "ClusterFirst",
    "hostIPC": False,
    "hostNetwork": False,
    "hostPID": False,
    "imagePullSecrets": [],
    "initContainers": [],
    "nodeSelector": {},
    "restartPolicy": "Never",
    "schedulerName": "default-scheduler",
    "securityContext": {},
    "terminationGracePeriodSeconds": 30,
    "tolerations": [],
    "volumes": [],
}
_CONTAINER: Data = {
    "args": [],
    "command": [],
    "env": [],
    "envFrom": [],
    "ports": [],
    "resources": {},
    "securityContext": {},
    "stdin": False,
    "terminationMessagePath": "/dev/termination-log",
    "terminationMessagePolicy": "File",
    "tty": False,
    "volumeMounts": [],
    "workingDir": "",
}
_MOUNT: Data = {"readOnly": False, "subPath": ""}
_REF: Data = {"clone_depth": 0, "skip_submodules": False, "workdir": False}
_SECRET: Data = {"defaultMode": 420, "optional": False}


def normal(job: Job) -> Data:
    """Return the normal form of a job's data."""
    data = _without(_present(job.data), _JOB)
    name = str(data.get("name", ""))
    data = _without(data, {"context": name, "rerun_command": f"/test {name}"})
    if job.trigger is Trigger.POSTSUBMIT:
        data = _postsubmit(data, job.data)
    for key in _INTERVALS:
        if key in data:
            data[key] = _duration(data[key])
    for key, change in _PARTS.items():
        if key in data:
            data[key] = change(data[key])
    if isinstance(data.get("annotations"), dict):
        data["annotations"] = _without(data["annotations"], {"testgrid-tab-name": name})
    return _without(data, {"annotations": {}, "decoration_config": {}})


def located(data: Any, path: Path) -> tuple[str | int, ...]:
    """Return where a path of the normal form stands in the job itself, as far as it is there."""
    found: list[str | int] = []
    field = ""
    for step in path:
        if isinstance(data, dict) and step in data:
            found.append(step)
            data = data[step]
        elif isinstance(data, list) and field in NAMED and step in (names := _names(data, field)):
            found.append(names.index(step))
            data = data[names.index(step)]
        else:
            break
        field = step
    return tuple(found)


def at(data: Any, path: Iterable[str | int]) -> Any:
    """Return the value at a path of plain data, or None where there is none."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


def written(job: Job | None, path: Path) -> Any:
    """Return what the job itself says at a path of the normal form, or None."""
    if job is None:
        return None
    place = located(job.data, path)
    return at(job.data, place) if len(place) == len(path) else None


def _present(data: Any) -> Any:
    """Return the data without nulls, which stand for what is not there."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_present(item) for item in data]
    return data


def _without(data: Data, defaults: Data) -> Data:
    return {key: value for key, value in data.items() if key not in defaults or not _same(defaults[key], value)}


def _same(default: Any, value: Any) -> bool:
    return type(default) is type(value) and bool(default == value)


def _postsubmit(data: Data, given: Data) -> Data:
    """Return the data of a postsubmit, which always runs unless it says otherwise."""
    filtered = "run_if_changed" in data or "skip_if_only_changed" in data
    if "always_run" in given and given["always_run"] is not None:
        data = {**data, "always_run": given["always_run"]}
    return data if filtered else _without(data, {"always_run": True})


def _duration(text: Any) -> Any:
    found = nanoseconds(text)
    return text if found is None else duration.text(found)


@cache
def _schedule(text: Any) -> Any:
    if not isinstance(text, str) or cron.error(text):
        return text
    read = cron.parse(text)
    if read.every is not None:
        return f"@every {read.every}s"
    days = read.days
    sets = (days.days_of_month, days.months, days.days_of_week)
    return str((read.seconds, read.minutes, read.hours, *map(sorted, sets), *days[3:]))


def _annotations(given: Data) -> Data:
    lists = {key: ", ".join(part.strip() for part in str(given[key]).split(",")) for key in _LISTED if key in given}
    return {**given, **lists}


def _decoration(given: Data) -> Data:
    timed = {key: _duration(value) for key, value in given.items() if key.endswith(("timeout", "grace_period"))}
    return _without({**given, **timed}, {"timeout": DEFAULT_TIMEOUT})


def _refs(given: list[Data]) -> list[Data]:
    return [_without(ref, _REF) for ref in given]


def _sorted(given: list[Any]) -> list[Any]:
    return sorted(given, key=str)


def _pod(given: Data) -> Data:
    pod = _without(given, _POD)
    if "containers" in pod:
        pod["containers"] = _by_name(pod["containers"], "containers", _named_container)
    if "initContainers" in pod:
        pod["initContainers"] = [_container(each) for each in pod["initContainers"]]
    if "volumes" in pod:
        pod["volumes"] = _by_name(pod["volumes"], "volumes", _volume)
    return {key: _sorted(value) if key in _UNORDERED else value for key, value in pod.items()}


def _named_container(given: Data) -> Data:
    return {key: value for key, value in _container(given).items() if key != "name"}


def _container(given: Data) -> Data:
    made = _without(given, _CONTAINER)
    made = _without(made, {"imagePullPolicy": _pull_policy(str(made.get("image", "")))})
    if "env" in made:
        made |= _env(made["env"])
    if "volumeMounts" in made:
        made["volumeMounts"] = _by_name(made["volumeMounts"], "volumeMounts", lambda mount: _without(mount, _MOUNT))
    if "resources" in made:
        made["resources"] = _resources(made["resources"])
    if "securityContext" in made:
        made["securityContext"] = _without(made["securityContext"], {"privileged": False})
    return _without(made, _CONTAINER)


def _env(given: list[Data]) -> Data:
    """Return the variables by name; their order too where one may be made from those before it."""
    found: Data = {"env": _by_name(given, "env", _variable)}
    if any("$(" in str(each) for each in given):
        found[ENV_ORDER] = list(found["env"])
    return found


def _variable(given: Data) -> Any:
    rest = {key: value for key, value in given.items() if key != "name"}
    return rest.get("value", "") if rest.keys() <= {"value"} else rest


def _volume(given: Data) -> Data:
    return {**given, "secret": _without(given["secret"], _SECRET)} if "secret" in given else given


def _resources(given: Data) -> Data:
    """Return the amounts; what is limited and not requested, Kubernetes requests as well."""
    amounts = {
        key: {name: _amount(each) for name, each in value.items()} if isinstance(value, dict) else value
        for key, value in given.items()
    }
    limits, requests = amounts.get("limits"), amounts.get("requests", {})
    if isinstance(limits, dict) and isinstance(requests, dict) and limits:
        amounts["requests"] = {**limits, **requests}
    return {key: value for key, value in amounts.items() if value}


def _amount(text: Any) -> Any:
    found = amount(text) if isinstance(text, str | int | float) else None
    return text if found is None else f"{found.normalize():f}"


def _pull_policy(image: str) -> str:
    _, _, tag = image.rpartition("/")[2].partition(":")
    return "IfNotPresent" if "@" in image or tag not in ("", "latest") else "Always"


def _by_name(items: list[Data], field: str, change: Callable[[Data], Any]) -> Data:
    return {name: change(item) for name, item in zip(_names(items, field), items, strict=True)}


def _names(items: list[Any], field: str) -> list[str]:
    """Return the names of the items of a list, each once; one without a name goes by its position.

    The only container is called `test`, whatever its name (rule P-62).
    """
    if field == "containers" and len(items) == 1:
        return [_ONLY_CONTAINER]
    names: list[str] = []
    for index, item in enumerate(items):
        name = str(item.get(NAMED[field]) or "")
        fallback = f"#{index + 1}" if index else _ONLY_CONTAINER
        names.append(fallback if not name or name in names else name)
    return names


_PARTS: dict[str, Callable[[Any], Any]] = {
    "annotations": _annotations,
    "branches": _sorted,
    "cron": _schedule,
    "decoration_config": _decoration,
    "extra_refs": _refs,
    "skip_branches": _sorted,
    "spec": _pod,
}
