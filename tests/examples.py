"""The examples of rules as specs: keys laid over a small complete folder."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

BASE = Path(__file__).parent / "rules" / "base"
PLATFORM = "linux-arm64.yaml"


def specs_with(folder: Path, example: str) -> Path:
    """Return a copy of the base specs below `folder` with the keys of the example laid over one platform.

    Keys that name a file (`_site.yaml: {…}`, `linux-riscv64.yaml: {…}`) are laid over that file; a new one starts as a copy
    of the platform.
    """
    specs = folder / "arch-specs"
    shutil.copytree(BASE, specs)
    yaml = YAML()
    overlay = yaml.load(example) or {}
    by_file = {key: overlay.pop(key) for key in list(overlay) if key.endswith(".yaml")}
    by_file.setdefault(PLATFORM, {}).update(overlay)
    for name, keys in by_file.items():
        path = specs / name
        content = yaml.load((path if path.exists() else BASE / PLATFORM).read_text())
        content.update(keys)
        with path.open("w") as file:
            yaml.dump(content, file)
    return specs
