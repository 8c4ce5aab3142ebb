"""The value of a field of a job, and all that was said about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jobgen.commands.explaining.fields import BOARDS, NAME, TAB, Field, in_body, leaves
from jobgen.commands.explaining.trace import Effect, Said, trace
from jobgen.findings import Place
from jobgen.model.job import Job, Layer
from jobgen.model.spec import Catalogue, Platform, Site
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Node, Path, Plain, Scalar, Sequence, find, plain, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One value below a field that is a mapping or a list of mappings."""

    path: Path
    value: Plain
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The value of a field now and its place; `because` says how it was made where no layer says it as it is."""

    value: Plain
    place: Place | None
    said: tuple[Said, ...]
    because: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A job that jobgen writes, with the spec and the site that it came from."""

    job: Job
    platform: Platform
    site: Site
    catalogue: Catalogue

    def written(self, place: Place) -> Node | None:
        """Return what a file says at a place, as it stands there."""
        documents = (self.platform.document, self.site.document, self.catalogue.document)
        roots = (document.node for document in documents if document.path == place.file)
        return next((node for root in roots for _, node in walk(root) if node.place == place), None)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the job; those of definitions that are bases say so."""
        return tuple(replace(layer, label=self._label(layer.label)) for layer in self.job.layers)

    def _label(self, label: str) -> str:
        kind, _, rest = label.partition(" ")
        return f"base {rest}" if kind == "suite" and rest.partition(",")[0] in self.platform.bases else label


def explain_value(setting: Setting, field: Field) -> Explained:
    """Return the value of the field and what made it."""
    special = _COMPUTED.get(field.path) or _COMPUTED.get(field.path[:1])
    if special is not None:
        return special(setting, field)
    if field.path[0] == "annotations" and str(field.path[-1]).startswith("fork-per-release"):
        return _release(setting, field)
    return _plain(setting, field)


def parts_below(node: Node | None, path: Path) -> tuple[Part, ...]:
    """Return the values below a node; none where it is a value itself."""
    found = (
        [Part(path=where, value=plain(leaf), place=leaf.place) for where, leaf in leaves(node, path)] if node else []
    )
    return () if [part.path for part in found] == [path] else tuple(found)


def _plain(setting: Setting, field: Field) -> Explained:
    said, final = trace(setting.layers, field.path)
    if field.path == ("spec",):  # the container stands beside the rest of the pod until the layers are merged
        said = _by_layer(*said, *trace(setting.layers, ("container",))[0])
    if field.path == ("annotations",):  # and what becomes an annotation beside the annotations
        said = _by_layer(*said, *_board_words(setting), *_release_words(setting))
    node = in_body(setting.job.body, field.body)
    if node is None and field.body[0] not in setting.job.body.entries:
        node = final  # what jobgen answers itself is not in the job
    if field.path == ("container", "image"):
        said = tuple(_images(said, setting))
    return _explained(node, said, field)


def _explained(node: Node | None, said: tuple[Said, ...], field: Field, because: str = "") -> Explained:
    return Explained(
        value=plain(node) if node else None,
        place=node.place if node else None,
        said=said,
        because=because,
        parts=parts_below(node, field.body),
    )


def _images(said: tuple[Said, ...], setting: Setting) -> Iterator[Said]:
    """Yield what was said of the image, each short name before the line of the site file that says what it stands for."""
    for each in said:
        written = setting.written(each.place)
        name = written.value if isinstance(written, Scalar) else each.value
        if name == each.value:
            yield each
        else:
            yield from _site(setting, ("images", str(name)), counts=each.counts)
            yield replace(each, value=name)


def _name(setting: Setting, field: Field) -> Explained:
    said, final = trace(setting.layers, NAME)
    pattern = _site(setting, ("names", setting.job.trigger), counts=final is None)
    told = _explained(setting.job.body.entries.get("name"), (*pattern, *said), field)
    if final is not None:
        return told
    place = setting.site.document.place("names", setting.job.trigger)  # the job points at its trigger instead
    return replace(told, place=place, because=f"made from the pattern names.{setting.job.trigger} of the site file")


def _tab(setting: Setting, field: Field) -> Explained:
    said, final = trace(setting.layers, TAB)
    node = in_body(setting.job.body, TAB)
    pattern = _site(setting, ("names", "tab"), counts=final is None)
    if node is not None:
        because = "" if final else "made from the pattern names.tab of the site file"
        return _explained(node, (*pattern, *said), field, because)
    because = "TestGrid calls a tab after its job, and nothing says otherwise" if setting.job.boards else _NO_TAB
    value = setting.job.name if setting.job.boards else None
    return Explained(value=value, place=None, said=(*pattern, *said), because=because)


_LAST = 1_000_000
"""Rank of what is said once the layers are merged."""
_NO_TAB = "a job without boards has no tab"


def _boards(setting: Setting, field: Field) -> Explained:
    """The boards that a layer lists, else those of the platform; the release board of the signal before them."""
    spelt, literal = trace(setting.layers, BOARDS)
    words = _board_words(setting)
    first = tuple(each for each in words if each.rank == _LAST)
    node = in_body(setting.job.body, field.body)
    return Explained(
        value=list(setting.job.boards),
        place=node.place if node else None,
        said=(*_by_layer(*spelt, *(each for each in words if each.rank != _LAST)), *first),
        because="" if literal else _release_board(setting),
    )


def _board_words(setting: Setting) -> tuple[Said, ...]:
    """Return what the platform, the `boards` of layers and the signal say of the boards, unless they are spelt out."""
    lists, final = trace(setting.layers, ("boards",))
    spelt = trace(setting.layers, BOARDS)[1] is not None
    listed = isinstance(final, Sequence)
    named = (
        replace(each, layer=f"{each.layer}, boards", counts=each.counts and listed and not spelt) for each in lists
    )
    default = _default_boards(setting, counts=not listed and not spelt)
    return (*default, *named, *(() if spelt else _signal_words(setting)))


def _by_layer(*said: Said) -> tuple[Said, ...]:
    return tuple(sorted(said, key=lambda each: each.rank))


def _default_boards(setting: Setting, *, counts: bool) -> tuple[Said, ...]:
    trigger = setting.job.trigger
    node = setting.platform.boards.by_trigger[trigger]
    if node is None:
        return ()
    key = trigger if find(setting.platform.document.node, "boards", trigger) else "own"
    label = f"platform {setting.platform.name}, boards.{key}"
    return (Said(layer=label, effect=Effect.SETS, value=plain(node), place=node.place, counts=counts),)


def _signal_words(setting: Setting) -> tuple[Said, ...]:
    """Return what puts the release board onto the list, which is no layer's doing: the signal and the site."""
    if setting.job.signal is Signal.NONE or _is_listed(setting):
        return ()
    signals = (each for each in trace(setting.layers, ("signal",))[0] if each.counts)
    words = (replace(each, layer=f"{each.layer}, signal") for each in signals)
    return tuple(
        replace(each, rank=_LAST)
        for each in (*words, *_site(setting, ("boards", "signal", setting.job.signal), counts=True))
    )


def _release_board(setting: Setting) -> str:
    """Return in words what the signal does to the boards."""
    strength = setting.job.signal
    if strength is Signal.NONE:
        return ""
    if _is_listed(setting):
        return f"{_board_of(setting)}, which the signal {strength} asks for, stands where the list names it"
    return f"{_board_of(setting)} is put first, because the signal is {strength}"


def _board_of(setting: Setting) -> str:
    return setting.site.signal_boards[setting.job.signal].replace("{branch}", setting.site.main)


def _is_listed(setting: Setting) -> bool:
    """Return whether the list of the layers, or else that of the platform, names the release board."""
    final = trace(setting.layers, ("boards",))[1]
    names = final if isinstance(final, Sequence) else setting.platform.boards.by_trigger[setting.job.trigger]
    return names is not None and _board_of(setting) in [plain(item) for item in names.items]


def _signal(setting: Setting, _field: Field) -> Explained:
    said, final = trace(setting.layers, ("signal",))
    strength = setting.job.signal.value
    if setting.job.trigger is not Trigger.PERIODIC:
        said = tuple(replace(each, counts=False) for each in said)
        return Explained(value=strength, place=None, said=said, because="only periodics have a signal")
    because = "" if final else "no layer gives one; step 3 and above give informing to the primary suites"
    return Explained(value=strength, place=final.place if final else None, said=said, because=because)


def _path_alias(setting: Setting, field: Field) -> Explained:
    said, final = trace(setting.layers, field.path)
    node = setting.job.body.entries.get("path_alias")
    if node is None or final is not None:
        hint = "periodics have it in extra_refs" if setting.job.trigger is Trigger.PERIODIC else ""
        return _explained(node, said, field, "" if node else hint)
    return _explained(node, (*said, *_site(setting, ("under_test", "path_alias"), counts=True)), field, _UNDER_TEST)


_UNDER_TEST = "that of the repository under test"


def _extra_refs(setting: Setting, field: Field) -> Explained:
    """The other repositories that a layer lists, and the repository under test where `refs` wants it."""
    listed, _ = trace(setting.layers, ("extra_refs",))
    wishes = (*_wish(setting, "under_test"), *_wish(setting, "workdir"))
    node = in_body(setting.job.body, field.body)
    where = find(setting.job.body, "extra_refs")
    under_test = _under_test_in(where, setting)
    site: tuple[Said, ...] = ()
    because = ""
    if under_test:
        site = _site(setting, ("under_test",), counts=True)
        because = f"{setting.site.under_test} is the {under_test} entry, because a periodic clones nothing by itself"
    said = (*site, *sorted((*listed, *wishes), key=lambda each: each.rank))
    return _explained(node, said, field, because)


def _wish(setting: Setting, key: str) -> tuple[Said, ...]:
    said, _ = trace(setting.layers, ("refs", key))
    return tuple(replace(each, layer=f"{each.layer}, refs.{key}") for each in said)


def _under_test_in(refs: Node | None, setting: Setting) -> str:
    """Return which entry of a periodic's refs jobgen has added: first, last, or none of them ("")."""
    if setting.job.trigger is not Trigger.PERIODIC or not isinstance(refs, Sequence):
        return ""
    places = setting.site.document.place("under_test", "org")
    positions = [index for index, item in enumerate(refs.items) if (find(item, "org") or item).place == places]
    return "" if not positions else "first" if positions[0] == 0 else "last"


def _release(setting: Setting, field: Field) -> Explained:
    """An annotation of config-forker, which jobgen makes of the release block unless somebody spells it out."""
    spelt, literal = trace(setting.layers, field.path)
    words = _release_words(setting)
    node = in_body(setting.job.body, field.body)
    if literal:
        words = tuple(replace(each, counts=False) for each in words)
    return _explained(
        node, _by_layer(*words, *spelt), field, "made from the release block" if node and not literal else ""
    )


def _release_words(setting: Setting) -> tuple[Said, ...]:
    return tuple(replace(each, layer=f"{each.layer}, release") for each in trace(setting.layers, ("release",))[0])


def _site(setting: Setting, path: tuple[str, ...], *, counts: bool) -> tuple[Said, ...]:
    """Return what a line of the site file says, as the lowest layer of all."""
    node = find(setting.site.document.node, *path)
    if node is None:
        return ()
    value = plain(node) if isinstance(node, Scalar) else setting.site.under_test
    return (Said(layer=f"site {'.'.join(path)}", effect=Effect.SETS, value=value, place=node.place, counts=counts),)


_COMPUTED: dict[Path, Callable[[Setting, Field], Explained]] = {
    NAME: _name,
    TAB: _tab,
    BOARDS: _boards,
    ("signal",): _signal,
    ("path_alias",): _path_alias,
    ("extra_refs",): _extra_refs,
}
