"""Documents that their schema accepts, as typed specs."""

from typing import Any

from jobgen.model.spec import (
    BoardDefaults,
    Catalogue,
    Cluster,
    Delta,
    Document,
    Entry,
    External,
    Platform,
    Presets,
    Site,
    StaticTab,
    Thresholds,
)
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping, Sequence, find, plain

_KEPT_AS_NODES = frozenset({"suites", "bases", "job_defaults", "defaults", "presets"})
"""The bulk of a spec, which is merged as it is."""


def read_site(document: Document) -> Site:
    """Return the site file as a Site."""
    data = _data(document)
    under_test, branches, boards = data["under_test"], data["branches"], data["boards"]
    provided = boards.get("provided", [])
    return Site(
        document=document,
        org=under_test["org"],
        repo=under_test["repo"],
        path_alias=under_test.get("path_alias", ""),
        main=branches["main"],
        live=tuple(branches["live"]),
        go_version=branches.get("go_version", ""),
        images=data["images"],
        clusters={name: _cluster(name, cluster) for name, cluster in data["clusters"].items()},
        provided=frozenset(name for name in provided if "*" not in name),
        provided_patterns=tuple(name for name in provided if "*" in name),
        prefixes=tuple(boards.get("prefixes", [])),
        signal_boards=boards["signal"],
        conformance_board=boards.get("conformance", ""),
        names=data["names"],
        first_class=frozenset(data["go_ports"]["first_class"]),
        secondary=frozenset(data["go_ports"].get("secondary", [])),
        presets=_presets(document),
        thresholds=_thresholds(data.get("thresholds", {})),
        defaults=_mapping(document, "defaults"),
        deltas=_deltas(document, data),
        warn=tuple((name, document.place("warn", at)) for at, name in enumerate(data.get("warn", []))),
    )


def read_catalogue(document: Document) -> Catalogue:
    """Return the catalogue file as a Catalogue."""
    return Catalogue(document=document, suites=_mappings(document, "suites"))


def read_platform(document: Document) -> Platform:
    """Return a platform file as a Platform; its name gives the operating system and the architecture."""
    data = _data(document)
    name = document.name.removesuffix(".yaml")
    os, _, arch = name.partition("-")
    return Platform(
        name=name,
        os=os,
        arch=arch,
        document=document,
        step=data["step"],
        status=data.get("status", ""),
        reason=data.get("reason", ""),
        history=_history(document, data),
        scope=tuple(data["scope"]),
        ships=tuple(data["ships"]),
        maintainers=tuple(data.get("maintainers", [])),
        sig=data.get("sig", ""),
        contact=data.get("contact", ""),
        alert_email=find(document.node, "alert_email"),
        cluster=find(document.node, "cluster"),
        boards=_board_defaults(document),
        covered={each["class"]: each["by"] for each in data.get("covered", [])},
        certified=tuple((each["release"], each["product"], each["url"]) for each in data.get("certified", [])),
        deltas=_deltas(document, data),
        job_defaults=_mapping(document, "job_defaults"),
        bases=_mappings(document, "bases"),
        suites=_mappings(document, "suites"),
        external=_external(document, data, name),
        static_tabs=_static_tabs(document, data),
        presets=_sequence(document, "presets"),
    )


def _data(document: Document) -> dict[str, Any]:
    return {key: plain(value) for key, value in document.node.entries.items() if key not in _KEPT_AS_NODES}


def _cluster(name: str, data: dict[str, Any]) -> Cluster:
    return Cluster(name=name, pods=tuple(data["pods"]), project_owned=data["project_owned"])


def _presets(document: Document) -> Presets:
    node = _mapping(document, "presets")
    data: Any = plain(node) if node else {}
    return Presets(
        provided={label: tuple(names) for label, names in data.get("provided", {}).items()},
        secret=frozenset(data.get("secret", [])),
        always=frozenset(data.get("always", [])),
    )


def _thresholds(data: dict[str, Any]) -> Thresholds:
    blocking, container = data.get("blocking", {}), data.get("container", {})
    given = {
        "blocking_gap": blocking.get("max_gap"),
        "blocking_timeout": blocking.get("max_timeout"),
        "cpu": container.get("cpu"),
        "memory": container.get("memory"),
    }
    return Thresholds(**{key: str(value) for key, value in given.items() if value is not None})


def _deltas(document: Document, data: dict[str, Any]) -> tuple[Delta, ...]:
    return tuple(
        Delta(**{**each, "platforms": tuple(each.get("platforms", ()))}, place=document.place("deltas", index))
        for index, each in enumerate(data.get("deltas", []))
    )


def _history(document: Document, data: dict[str, Any]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            date=each["date"],
            why=each["why"],
            step=each.get("step"),
            suite=each.get("suite", ""),
            signal=each.get("signal", ""),
            place=document.place("history", index),
        )
        for index, each in enumerate(data["history"])
    )


def _board_defaults(document: Document) -> BoardDefaults:
    boards = find(document.node, "boards")
    group = find(boards, "group")
    own = find(boards, "own")
    by_trigger = {
        Trigger.PERIODIC: own,
        Trigger.PRESUBMIT: find(boards, "presubmit") or own,
        Trigger.POSTSUBMIT: find(boards, "postsubmit") or own,
    }
    return BoardDefaults(
        group=str(plain(group)) if group else "",
        by_trigger={trigger: names if isinstance(names, Sequence) else None for trigger, names in by_trigger.items()},
    )


def _external(document: Document, data: dict[str, Any], platform: str) -> tuple[External, ...]:
    return tuple(
        External(
            platform=platform,
            name=each["name"],
            test_class=each["class"],
            gcs_prefix=each["gcs_prefix"],
            boards=tuple(each["boards"]),
            alert_email=tuple(each.get("alert_email", data.get("alert_email")) or ()),
            contact=each["contact"],
            stale_after=each["stale_after"],
            test_group=_mapping(document, "external", index, "test_group"),
            dashboard_tab=_mapping(document, "external", index, "dashboard_tab"),
            place=document.place("external", index),
        )
        for index, each in enumerate(data.get("external", []))
    )


def _static_tabs(document: Document, data: dict[str, Any]) -> tuple[StaticTab, ...]:
    return tuple(
        StaticTab(
            board=each["board"],
            tab=each.get("tab", each["test_group"]),
            test_group=each["test_group"],
            place=document.place("static_tabs", index),
        )
        for index, each in enumerate(data.get("static_tabs", []))
    )


def _mapping(document: Document, *path: str | int) -> Mapping | None:
    node = find(document.node, *path)
    return node if isinstance(node, Mapping) else None


def _sequence(document: Document, *path: str | int) -> Sequence | None:
    node = find(document.node, *path)
    return node if isinstance(node, Sequence) else None


def _mappings(document: Document, key: str) -> dict[str, Mapping]:
    node = find(document.node, key)
    entries = node.entries if isinstance(node, Mapping) else {}
    return {name: value for name, value in entries.items() if isinstance(value, Mapping)}
