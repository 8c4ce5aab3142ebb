"""Write the JSON Schemas of Prow's and TestGrid's own fields: `python scripts/make_prow_schema.py`.

The program `prowschema` (engines/cmd/prowschema) says which fields the engines' structs have, and of what type.
`prow_fields.yaml` beside this script says what each field means. Together they make `prow-job.schema.json` and
`testgrid.schema.json`; the same input gives the same bytes.
"""

import argparse
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML

Json: TypeAlias = dict[str, Any]
Docs: TypeAlias = Mapping[str, Mapping[str, list[Any]]]

HERE = Path(__file__).resolve().parent
ENGINES = Path(os.environ.get("JOBGEN_ENGINES") or HERE.parent / ".engines" / "bin")
SCHEMAS = HERE.parent / "jobgen" / "schemas"

COMMON = "spec-common.schema.json#/$defs/"
SHARED = {"string": "text", "quantity": "quantity", "duration": "duration"}
PLAIN = {
    "bool": ["boolean"],
    "float": ["number"],
    "int": ["integer"],
    "uint": ["integer"],
    "int-or-string": ["integer", "string"],
    "time": ["string"],
    "bytes": ["string"],
    "any": ["object"],
}
EXAMPLES = {
    "bool": True,
    "float": 0.5,
    "int": 1,
    "uint": 1,
    "int-or-string": 8080,
    "time": "2026-01-01T00:00:00Z",
    "bytes": "dGV4dA==",
    "any": {},
    "string": "text",
    "quantity": "1Gi",
    "duration": "1h",
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """One schema file: the structs it starts from, by the name of their definition, and how it treats null."""

    dump: str
    file: str
    title: str
    roots: Mapping[str, str]
    nulls: bool
    # The struct that others embed, and those others: their definitions leave its fields out.
    base: str = ""
    embed_base: frozenset[str] = frozenset()
    # Structs that specs also put where null may stand, though Go has them in lists only.
    also_nullable: frozenset[str] = frozenset()


TARGETS = (
    Target(
        dump="prow",
        file="prow-job.schema.json",
        title="Fields of Prow jobs and presets",
        roots={
            "job": "JobBase",
            "presubmit": "Presubmit",
            "postsubmit": "Postsubmit",
            "periodic": "Periodic",
            "preset": "Preset",
        },
        nulls=True,
        base="JobBase",
        embed_base=frozenset({"Presubmit", "Postsubmit", "Periodic"}),
        also_nullable=frozenset({"Container"}),
    ),
    Target(
        dump="testgrid",
        file="testgrid.schema.json",
        title="Fields of TestGrid test groups, dashboards, tabs and dashboard groups",
        roots={
            "test_group": "TestGroup",
            "dashboard_tab": "DashboardTab",
            "dashboard": "Dashboard",
            "dashboard_group": "DashboardGroup",
        },
        nulls=False,
    ),
)


def types_in(kind: Json) -> Iterator[tuple[Json, bool]]:
    """Yield the type and what lists and maps in it hold, each with whether it is the item of a list."""
    yield kind, False
    while "of" in kind:
        kind, in_list = kind["of"], kind["kind"] == "list"
        yield kind, in_list


@dataclass(frozen=True)
class Names:
    """Which definitions there are for a struct: `X` says no to null where X is a root or an item of some list."""

    nulls: bool
    items: frozenset[str]
    values: frozenset[str]
    roots: Mapping[str, str]

    @classmethod
    def of(cls, target: Target, structs: Json) -> "Names":
        """Return the names for what the fields of all structs refer to."""
        used = [use for struct in structs.values() for each in struct["fields"] for use in types_in(each["type"])]
        items = {kind["struct"] for kind, in_list in used if in_list and kind["kind"] == "struct"}
        values = {kind["struct"] for kind, in_list in used if not in_list and kind["kind"] == "struct"}
        roots = {struct: name for name, struct in target.roots.items()}
        return cls(target.nulls, frozenset(items), frozenset(values | target.also_nullable), roots)

    def reference(self, struct: str, *, nulls: bool) -> str:
        """Return the definition of `struct` to refer to where null may stand, or may not; a root has one name for both."""
        if struct in self.roots:
            return self.roots[struct]
        return f"nullable-{struct}" if nulls and struct in self.items else struct

    def definitions(self, struct: str) -> dict[str, bool]:
        """Return the definitions that `struct` needs, each with whether it takes null."""
        uses = [False] * (struct in self.items) + [self.nulls] * (struct in self.values)
        return {self.reference(struct, nulls=nulls): nulls for nulls in uses}


def typed(names: list[str], *, nulls: bool) -> Json:
    types = [*names, "null"] if nulls else names
    return {"type": types if len(types) > 1 else types[0]}


def bounds(kind: Json) -> Json:
    bits = 32 if kind["kind"] == "int-or-string" else kind.get("bits", 0)
    if kind["kind"] == "uint":
        return {"minimum": 0} | ({"maximum": 2**bits - 1} if bits < 64 else {})
    if kind["kind"] in ("int", "int-or-string") and bits < 64:
        return {"minimum": -(2 ** (bits - 1)), "maximum": 2 ** (bits - 1) - 1}
    return {}


def numbers_of(kind: Json) -> dict[int, str]:
    return {int(number): name for number, name in sorted(kind.get("values", {}).items(), key=lambda pair: int(pair[0]))}


def value_schema(kind: Json, names: Names, *, nulls: bool) -> Json:
    """Return the schema of a value of that Go type; what a list holds is never null."""
    if kind["kind"] in SHARED:
        return {"$ref": COMMON + ("nullable-" if nulls else "") + SHARED[kind["kind"]]}
    if kind["kind"] == "struct":
        return {"$ref": "#/$defs/" + names.reference(kind["struct"], nulls=nulls)}
    if kind["kind"] == "list":
        return typed(["array"], nulls=nulls) | {"items": value_schema(kind["of"], names, nulls=False)}
    if kind["kind"] == "map":
        below = value_schema(kind["of"], names, nulls=nulls)
        return typed(["object"], nulls=nulls) | {"additionalProperties": below}
    if "values" in kind:
        return {"enum": [*numbers_of(kind), *([None] if nulls else [])]}
    return typed(PLAIN[kind["kind"]], nulls=nulls) | bounds(kind)


def example(kind: Json, structs: Json) -> Any:
    """Return a value of that Go type; a mapping shows its first field."""
    if kind["kind"] == "list":
        return [example(kind["of"], structs)]
    if kind["kind"] == "map":
        return {"key": example(kind["of"], structs)}
    if kind["kind"] == "struct":
        first = structs[kind["struct"]]["fields"][0]
        return {first["name"]: example(first["type"], structs)}
    return EXAMPLES[kind["kind"]]


@dataclass(frozen=True)
class Explainer:
    """The sentence and the examples of each field, and which of those in the data file were asked for."""

    docs: Docs
    structs: Json
    asked: set[tuple[str, str]]

    def explain(self, struct: str, each: Json) -> Json:
        """Return description and examples; only the pod API may go without an entry in the data file."""
        sentence, *examples = self._written(struct, each) or self._made(struct, each)
        numbers = ", ".join(f"{number} {name}" for number, name in numbers_of(each["type"]).items())
        return {"description": f"{sentence} Numbers: {numbers}." if numbers else sentence, "examples": examples}

    def _written(self, struct: str, each: Json) -> list[Any]:
        for home in (struct, each["in"]):
            if each["name"] in self.docs.get(home, {}):
                self.asked.add((home, each["name"]))
                return self.docs[home][each["name"]]
        return []

    def _made(self, struct: str, each: Json) -> list[Any]:
        if not self.structs[struct]["package"].startswith("k8s.io/"):
            raise SystemExit(f"prow_fields.yaml says nothing about {each['in']}.{each['name']}")
        sentence = f"Field `{each['name']}` of the pod API type `{struct}`."
        return [sentence, example(each["type"], self.structs)]


def fields_of(target: Target, structs: Json, struct: str) -> list[Json]:
    """Return the fields of a struct; a trigger's leave out those that all jobs have."""
    fields: list[Json] = structs[struct]["fields"]
    common = {each["name"] for each in structs[target.base]["fields"]} if struct in target.embed_base else set()
    return [each for each in fields if each["name"] not in common]


def definition(fields: list[Json], struct: str, names: Names, explainer: Explainer, *, nulls: bool) -> Json:
    """Return the schema of a struct; `nulls` says whether it may be null itself."""
    properties = {
        each["name"]: value_schema(each["type"], names, nulls=names.nulls) | explainer.explain(struct, each)
        for each in fields
    }
    return typed(["object"], nulls=nulls) | {"properties": properties, "additionalProperties": False}


def schema(target: Target, dump: Json, explainer: Explainer) -> Json:
    """Return the whole schema of one target: roots first, then the other structs by name."""
    structs = dump["structs"]
    names = Names.of(target, structs)
    wanted = [(name, struct, False) for name, struct in target.roots.items()]
    for struct in sorted(set(structs) - set(target.roots.values())):
        wanted += [(name, struct, nulls) for name, nulls in names.definitions(struct).items()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": target.file,
        "title": target.title,
        "$comment": f"Made from {dump['module']} by scripts/make_prow_schema.py; do not edit.",
        "$defs": {
            name: definition(fields_of(target, structs, struct), struct, names, explainer, nulls=nulls)
            for name, struct, nulls in wanted
        },
    }


def read_dump(engines: Path) -> Json:
    program = engines / "prowschema"
    if not program.exists():
        raise SystemExit(f"{program} is missing; build it: cd engines && go build -o {program} ./cmd/prowschema")
    run = subprocess.run([program], check=True, stdout=subprocess.PIPE)
    dump: Json = json.loads(run.stdout)
    return dump


def read_docs(path: Path) -> Docs:
    docs: Docs = YAML(typ="safe").load(path)
    return docs


def refuse_unused(docs: Docs, asked: set[tuple[str, str]]) -> None:
    unused = sorted({(home, name) for home, fields in docs.items() for name in fields} - asked)
    if unused:
        raise SystemExit("prow_fields.yaml: no such field: " + ", ".join(".".join(pair) for pair in unused))


def make(docs: Docs, dumps: Json) -> dict[str, Json]:
    """Return every schema by the name of its file."""
    asked: set[tuple[str, str]] = set()
    schemas = {
        target.file: schema(target, dumps[target.dump], Explainer(docs, dumps[target.dump]["structs"], asked))
        for target in TARGETS
    }
    refuse_unused(docs, asked)
    return schemas


def main() -> None:
    """Write both schemas."""
    parser = argparse.ArgumentParser(description="Write the JSON Schemas of Prow's and TestGrid's own fields.")
    parser.add_argument("--engines", type=Path, default=ENGINES, help="folder of the program prowschema")
    parser.add_argument("--out", type=Path, default=SCHEMAS, help="folder to write the schemas to")
    options = parser.parse_args()
    schemas = make(read_docs(HERE / "prow_fields.yaml"), read_dump(options.engines))
    for file, made in schemas.items():
        text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
        (options.out / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
