"""Many texts replaced at once, like Go's `strings.NewReplacer`."""

import re
from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=1024)
def replacer(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """Return a function that replaces in one pass from left to right; where several texts match, the earlier pair wins."""
    new_texts: dict[str, str] = {}
    for old, new in pairs:
        new_texts.setdefault(old, new)
    pattern = re.compile("|".join(re.escape(old) for old in new_texts))
    return lambda text: pattern.sub(lambda match: new_texts[match[0]], text)
