"""A resolved job to the job that Prow reads: the container, the refs, the annotations, in the order of a hand-written job."""

from jobgen.layering.templates import fill
from jobgen.model.job import Resolved
from jobgen.model.spec import Site
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping, Node, Scalar, Sequence, find

_ORDER = (
    "name",
    "interval",
    "minimum_interval",
    "cron",
    "cluster",
    "always_run",
    "run_if_changed",
    "skip_if_only_changed",
    "optional",
    "skip_report",
    "context",
    "trigger",
    "rerun_command",
    "branches",
    "skip_branches",
    "max_concurrency",
    "labels",
    "annotations",
    "decorate",
    "decoration_config",
    "path_alias",
    "extra_refs",
)
_LAST = "spec"
_CONTAINER_ORDER = ("name", "image", "imagePullPolicy", "command", "args", "env", "resources", "securityContext")
_ANSWERED = frozenset({"boards", "signal", "refs", "release", "repo", "renamed_from", "container", "containers"})
_SORTED = ("labels", "annotations")


def body(resolved: Resolved, site: Site, boards: tuple[str, ...], boards_place: Node) -> Mapping:
    """Return the Prow job, every value with its place."""
    content = resolved.content
    entries = {key: value for key, value in content.entries.items() if key not in _ANSWERED}
    under_test = repository(resolved, site) == site.under_test
    if resolved.trigger is Trigger.PERIODIC:
        refs = _extra_refs(resolved, site)
        if refs is not None:
            entries["extra_refs"] = refs
    elif under_test and site.path_alias and "path_alias" not in entries:
        entries["path_alias"] = Scalar(site.path_alias, site.document.place("under_test", "path_alias"))
    annotations = _annotations(resolved, site, boards, boards_place)
    if annotations.entries:
        entries["annotations"] = annotations
    spec = _spec(content)
    if spec is not None:
        entries["spec"] = spec
    return Mapping(_in_order(entries), resolved.place)  # for what is missing


def repository(resolved: Resolved, site: Site) -> str:
    """Return the repository that the job tests, as org/name."""
    repo = resolved.content.entries.get("repo")
    return str(repo.value) if isinstance(repo, Scalar) else site.under_test


def signal(resolved: Resolved) -> Signal:
    """Return the signal of the job; only periodics have one."""
    given = resolved.content.entries.get("signal")
    if resolved.trigger is not Trigger.PERIODIC or not isinstance(given, Scalar):
        return Signal.NONE
    return Signal(str(given.value))


def _in_order(entries: dict[str, Node]) -> dict[str, Node]:
    first = [key for key in _ORDER if key in entries]
    rest = sorted(key for key in entries if key not in _ORDER and key != _LAST)
    last = [_LAST] if _LAST in entries else []
    ordered = {key: entries[key] for key in (*first, *rest, *last)}
    for key in _SORTED:
        below = ordered.get(key)
        if isinstance(below, Mapping):
            ordered[key] = Mapping(dict(sorted(below.entries.items())), below.place)
    return ordered


def _extra_refs(resolved: Resolved, site: Site) -> Node | None:
    given = resolved.content.entries.get("extra_refs")
    others = given.items if isinstance(given, Sequence) else ()
    where = find(resolved.content, "refs", "under_test")
    position = where.value if isinstance(where, Scalar) else "first"
    if position == "none":
        return given
    place = where.place if where else site.document.place("under_test")
    own = (_under_test(resolved, site),)
    return Sequence((*others, *own) if position == "last" else (*own, *others), place)


def _under_test(resolved: Resolved, site: Site) -> Mapping:
    place = site.document.place("under_test")
    entries: dict[str, Node] = {
        "org": Scalar(site.org, site.document.place("under_test", "org")),
        "repo": Scalar(site.repo, site.document.place("under_test", "repo")),
        "base_ref": Scalar(site.main, site.document.place("branches", "main")),
    }
    if site.path_alias:
        entries["path_alias"] = Scalar(site.path_alias, site.document.place("under_test", "path_alias"))
    workdir = find(resolved.content, "refs", "workdir")
    if isinstance(workdir, Scalar) and workdir.value is True:
        entries["workdir"] = workdir
    return Mapping(entries, place)


def _annotations(resolved: Resolved, site: Site, boards: tuple[str, ...], boards_place: Node) -> Mapping:
    given = resolved.content.entries.get("annotations")
    entries = dict(_release(resolved.content.entries.get("release")))
    if isinstance(given, Mapping):
        entries.update(given.entries)
    if boards:
        entries["testgrid-dashboards"] = Scalar(", ".join(boards), boards_place.place)
        tab = fill(site.names.get("tab", "{name}"), resolved.names, lambda field: field)
        if tab != resolved.names["name"] and "testgrid-tab-name" not in entries:
            entries["testgrid-tab-name"] = Scalar(tab, site.document.place("names", "tab"))
    return Mapping(entries, given.place if given else resolved.content.place)


def _release(release: Node | None) -> dict[str, Node]:
    if not isinstance(release, Mapping):
        return {}
    entries: dict[str, Node] = {"fork-per-release": Scalar("true", release.place)}
    for key, annotation, glue in (
        ("interval", "fork-per-release-periodic-interval", " "),
        ("cron", "fork-per-release-cron", ", "),
    ):
        times = release.entries.get(key)
        if isinstance(times, Sequence):
            text = glue.join(str(each.value) for each in times.items if isinstance(each, Scalar))
            entries[annotation] = Scalar(text, times.place)
    replace = release.entries.get("replace")
    if isinstance(replace, Mapping) and replace.entries:
        pairs = [f"{old} -> {new.value}" for old, new in replace.entries.items() if isinstance(new, Scalar)]
        entries["fork-per-release-replacements"] = Scalar(", ".join(pairs), replace.place)
    return entries


def _spec(content: Mapping) -> Mapping | None:
    given = content.entries.get("spec")
    entries = dict(given.entries) if isinstance(given, Mapping) else {}
    whole = content.entries.get("containers")
    single = content.entries.get("container")
    containers: Node | None = None
    if isinstance(whole, Sequence):
        containers = Sequence(tuple(_container(each) for each in whole.items), whole.place)
    elif isinstance(single, Mapping):
        containers = Sequence((_container(single),), single.place)
    if containers is not None:
        entries = {"containers": containers, **entries}
    return Mapping(entries, given.place if given else content.place) if entries else None


def _container(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    first = {key: node.entries[key] for key in _CONTAINER_ORDER if key in node.entries}
    rest = {key: value for key, value in node.entries.items() if key not in first}
    entries = {**first, **rest}
    env = entries.get("env")
    if isinstance(env, Mapping):
        entries["env"] = Sequence(tuple(_variable(name, value) for name, value in env.entries.items()), env.place)
    return Mapping(entries, node.place)


def _variable(name: str, value: Node) -> Mapping:
    own = Scalar(name, value.place)
    if isinstance(value, Mapping):
        return Mapping({"name": own, **value.entries}, value.place)
    return Mapping({"name": own, "value": value}, value.place)
