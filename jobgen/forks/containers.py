"""What a fork changes in `spec.containers`; init containers stay as they are (rules K-13, K-14 and K-17)."""

import re
from collections.abc import Callable

from jobgen.forks.editing import EACH, edit, edit_text, put_text, text_at
from jobgen.forks.replacements import Replacements
from jobgen.forks.replacer import replacer
from jobgen.nodes import Mapping, Node

CONTAINERS = ("spec", "containers", EACH)

# Go's ToUpper maps no other letters to these; Python's also takes some ligatures and accents apart.
_BRANCH = re.compile("BRANCH", re.IGNORECASE | re.ASCII)


def fork_containers(job: Mapping, version: str, replacements: Replacements, *, bootstrap: bool) -> Mapping:
    """Return the job with every container moved to release `version` ("1.38").

    `bootstrap` says whether commands and arguments may check the repository out themselves (rule K-17). Images are
    rewritten, never looked up in a registry (rule K-19).
    """
    branch = f"release-{version}"
    words = _bootstrap_words(branch, replacements.apply) if bootstrap else replacements.apply

    def forked(container: Node) -> Node:
        if not isinstance(container, Mapping):
            return container
        container = edit_text(container, ("image",), lambda image: image.replace("-master", f"-{version}"))
        container = edit(container, ("env", EACH), lambda variable: _forked_variable(variable, branch, replacements))
        container = edit_text(container, ("command", EACH), words)
        return edit_text(container, ("args", EACH), words)

    return edit(job, CONTAINERS, forked)


def forked_env_pair(variable: Node, branch: str, replacements: Replacements) -> tuple[str, str] | None:
    """Return name and value of an environment variable in the fork; None where a replacement takes its `=` away."""
    name, value = text_at(variable, "name"), text_at(variable, "value")
    if value == "master" and _BRANCH.search(name):
        value = branch
    return replacements.env_pair(name, value)


def _forked_variable(variable: Node, branch: str, replacements: Replacements) -> Node:
    pair = forked_env_pair(variable, branch, replacements)
    if pair is None or not isinstance(variable, Mapping):
        return variable
    for key, text in zip(("name", "value"), pair, strict=True):
        if text != text_at(variable, key):
            variable = put_text(variable, key, text, variable.place)
    return variable


def _bootstrap_words(branch: str, then: Callable[[str], str]) -> Callable[[str], str]:
    repo = "--repo=k8s.io/kubernetes"
    forked = f"{repo}={branch}"
    replace = replacer(((f"{repo}=master", forked), (repo, forked), ("--branch=master", f"--branch={branch}")))
    return lambda word: then(replace(word))
