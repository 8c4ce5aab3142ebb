"""What the stages before the rules find: files that cannot be read, specs that cannot be understood. No delta lifts these."""

from jobgen.findings import Severity

NOTES: dict[str, str] = {
    "file-unreadable": "A file of the specs folder can be read.",
    "file-not-regular": "A file of the specs folder is a plain file: no device, no pipe, no broken link.",
    "file-too-large": "A file of the specs folder is at most 1 MiB long.",
    "file-outside": "Nothing leads out of the specs folder: neither a link nor a name in a template.",
    "file-missing": "The file that a template names is below the specs folder.",
    "conflict-marker": "A merge leaves no conflict markers in a spec.",
    "yaml-encoding": "A spec is UTF-8 text without control characters.",
    "yaml-syntax": "A spec is YAML.",
    "yaml-document": "A file holds one YAML document.",
    "yaml-depth": "A spec is not nested without end.",
    "yaml-size": "A spec holds no more keys and values than anybody could read.",
    "yaml-alias": "An alias has an anchor above it, and does not blow the spec up.",
    "yaml-tag": "A spec holds data only: no tags that make something else of a value.",
    "yaml-key": "A key is text.",
    "yaml-duplicate-key": "A key stands once in a mapping.",
    "yaml-merge-key": "A merge key takes mappings.",
    "spec-missing": "The specs folder has its two shared files, _site.yaml and _suites.yaml.",
    "spec-name": "A spec is named after its platform, as Go spells it: linux-riscv64.yaml.",
    "spec-shape": "A spec is a mapping of keys.",
    "spec-version": "A spec says in which version of the format it is written, and this jobgen reads it.",
    "schema-type": "A value has the type that the schema asks for.",
    "schema-value": "A value is one that the schema allows.",
    "schema-missing-key": "A key that the schema requires is there.",
    "schema-unknown-key": "A key is one that the schema knows.",
    "suite-class": "A suite that is not in the catalogue says its class, or what it is made from.",
    "from-unknown": "The suite or base that `from` names exists.",
    "from-cycle": "No suite is made from itself.",
    "base-name": "A base and a suite of a spec have different names.",
    "null-trigger": "A trigger that is switched off was on.",
    "null-idle": "A null removes something.",
    "said-twice": "A thing is said in one spelling: the short form, or Prow's own words.",
    "container-unclear": "A short form is about the only container of the job.",
    "fill-name": "A template fills in os, arch, platform, suite, branch or name, and nothing else.",
    "boards-twice": "The boards of a job are said once: by `boards` and the signal, or by the annotation.",
    "fork-impossible": "config-forker can make the jobs of the release branches.",
    "file-kind": "A file that lint is given is one of Prow's or TestGrid's.",
    "file-name-twice": "Job files have names of their own, whatever folder they are in: Prow loads no two of one name (rule P-02).",
    "file-defaults": "A default.yaml of TestGrid holds its defaults, both sections of them, and nothing else.",
    "file-suffix": "Job files end in .yaml.",
    "test-infra-file": "No hand-written file of kubernetes/test-infra stands where a generated one belongs.",
    "test-infra-name": "No hand-written job or board of kubernetes/test-infra has the name of a generated one.",
}
"""What must hold, by the id of the finding that says it does not."""

WARNINGS = frozenset({"null-idle", "file-suffix"})
"""Those that are warnings; all others are errors."""

REMARKS = frozenset({"file-kind"})
"""Those that are notes."""


def severity(name: str) -> Severity:
    """Return how bad a finding of that id is."""
    if name in REMARKS:
        return Severity.NOTE
    return Severity.WARNING if name in WARNINGS else Severity.ERROR
