"""What a target is: one kind of generated file, as bodies without their header."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jobgen.model.job import Expansion


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file to write: its posix path below the output folder, its body, and the specs that it is made from."""

    path: str
    body: str
    specs: tuple[str, ...]


Target: TypeAlias = Callable[[Expansion], Iterator[Output]]
EVERY_SPEC = ("*.yaml",)
"""How the header of a file that is made from all specs names them."""
