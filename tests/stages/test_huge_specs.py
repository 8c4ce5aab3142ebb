"""Specs of up to 1 MiB in which something repeats without end: an answer, not a wait. None takes a second on a slow machine."""

import signal
from collections.abc import Iterator

import pytest
import small

LIMIT = 20
"""Seconds after which a run counts as endless."""

HEAD = small.PLATFORM.partition("maintainers:")[0]
MEBIBYTE = (1 << 20) - 2000


def many(line: str, count: int) -> str:
    return "".join(line.replace("#", str(number)) for number in range(count))


def whole(text: str) -> str:
    return text * (MEBIBYTE // len(text))


SPECS = {
    "duplicate keys": HEAD + whole("a: 1\n"),
    "unknown keys": HEAD + many("a#: 1\n", 24_000),
    "unknown keys of a suite": HEAD + "suites:\n  build:\n" + many("    a#: 1\n", 24_000),
    "too many keys": HEAD + many("a#: 1\n", 90_000),
    "items of a wrong type": f"{HEAD}maintainers: [{'1,' * 45_000}]\n",
    "mappings instead of names": f"{HEAD}maintainers: [{'{},' * 45_000}]\n",
    "one name again and again": f"{HEAD}maintainers: [{'a,' * 45_000}]\n",
    "missing keys": HEAD + "deltas:\n" + "- {}\n" * 20_000,
    "brackets": f"{HEAD}reason: {'[' * MEBIBYTE}",
    "braces": HEAD + "reason: " + whole("{a: "),
    "a chain of suites": small.PLATFORM + many("  s#: {from: t#}\n", 6_000) + many("  t#: {from: s#}\n", 6_000),
    "unknown suites": small.PLATFORM + many("  s#: {from: t#}\n", 12_000),
    "suites of no class": small.PLATFORM + many("  s#: {}\n", 16_000),
    "nulls": f"{small.PLATFORM}    env: {{{many('A#: null, ', 20_000)}}}\n    a: 1\n",
    "templates": f"{small.PLATFORM}    args: [{'{fill: ' + chr(39) + '{x}' + chr(39) + '}, '}{'a, ' * 20_000}]\n",
    "files": f"{small.PLATFORM}    args: [{many('{file: a#}, ', 12_000)}]\n",
    "anchors": HEAD + many("r#: &a# x\n", 24_000),
    "aliases of aliases": HEAD + "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    "merge keys of merge keys": HEAD
    + "a0: &a0 {x: 1}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: *a{n - 1}}}\n" for n in range(1, 40)),
    "a pattern": small.PLATFORM.replace("{}", f"{{run_if_changed: '{'(' * 500_000}'}}"),
    "an image": f"{small.PLATFORM}    image: {'a/' * 500_000}\n",
    "a number": HEAD + f"step: {'9' * MEBIBYTE}",
    "a key": f"{HEAD}{'a' * MEBIBYTE}: 1\n",
    "tags": HEAD + many("? !!python/object:os.system a#\n: 1\n", 20_000),
}  # fmt: skip


@pytest.fixture
def impatient() -> Iterator[None]:
    def enough(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, enough)
    signal.alarm(LIMIT)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", SPECS)
def test_it_ends(name, project):
    ran = project({small.PATH: SPECS[name]}).run("validate")

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("arch-specs/linux-riscv64.yaml:")
    assert len(ran.out) < 50_000
