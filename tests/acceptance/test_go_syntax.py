"""What jobgen accepts offline is what the parsers of Go and Kubernetes accept, and it means the same."""

import json
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobgen.syntax import cron, duration, labels, mail, quantity, re2, unicode_classes

Ask = Callable[..., list[Any]]

in_batches = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.data_too_large])
DAYS_OF_28_YEARS = 10227

RE2_TOKENS = [
    *"abksz01289é\u017f\u212a\u00df\n _-/^$.*+?{}(((|[[]]\\&~<>:=!P,", ")", ")",
    "{2}", "{2,}", "{,3}", "{3,2}", "{100}", "{1000}", "{1001}", "{0}", "{0,0}", "{01}", "--", "&&",
    "(?:", "(?i)", "(?s)", "(?m)", "(?U)", "(?i:", "(?-i)", "(?i-s:", "(?-)", "(?x)", "(?P<n>", "(?<n>", "(?P<n",
    "(?=", "(?!", "(?<=", "(?>", "[^", "[a-z]", "[^a]", "a-z", "[:alpha:]", "[[:alpha:]]", "[[:^space:]]", "[:foo:]", ":]",
    r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\b", r"\B", r"\A", r"\z", r"\Z", r"\pL", r"\PN", r"\p{Greek}",
    r"\p{^Lu}", r"\p{Letter}", r"\p", r"\p{", r"\Q", r"\E", r"\C", r"\n", r"\x41", r"\x{41}", r"\x{110000}", r"\x4",
    r"\x", r"\1", r"\12", r"\018", r"\0", r"\8", r"\.", r"\-", r"\]", r"\_", r"\y",
]  # fmt: skip
FEW_TOKENS = [
    *"aabb.^$((|*+",
    ")",
    ")",
    "^(",
    "a)",
    ")$",
    "+)+",
    "{2,}",
    "(?m)",
    "(?i:",
    r"\b",
    r"\B",
    r"\z",
    r"[^a]",
    r"\W",
]
DURATION_TOKENS = [
    "1", "9", "0", "00", ".", "-", "+", "h", "m", "s", "ms", "us", "\u00b5s", "\u03bcs", "ns", "d", " ", "1h", "2m", "3.5s",
    "0.1", "1.999999999999999999999", "922337203685477580", "9223372036", "854775807", "9223372036854775807ns",
    "9223372036854775808ns", "2562047h", "47m", "16.854775808s",
]  # fmt: skip
QUANTITY_TOKENS = [
    "1", "0", "5", "999", "0.1", ".", "-", "+", "n", "u", "m", "k", "K", "M", "G", "T", "P", "E", "i", "Ki", "Mi", "Gi",
    "Ti", "Pi", "Ei", "e", "e3", "E-3", "e+2", "e-12", "123456789012345678", "0000001", " ", "x", "\n",
]  # fmt: skip
LABEL_TOKENS = ["a", "Z", "9", "-", "_", ".", "/", "é", "\n", "a" * 62, "a" * 250 + ".b", "kubernetes.io"]
MAIL_TOKENS = [
    "a", "bob", "x.y", "é", "@", "@k8s.io", "@b", ".", " ", "\t", "<", ">", "(c)", "(", ")", '"J D"', '"', "\\", "-", "+",
    "_", "a@b.c", "<a@b.c>", "Jane", "O'Neil", ":", ";", "[1.2.3.4]", "\n", "\x7f",
]  # fmt: skip


def texts(tokens: list[str], longest: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(tokens), max_size=longest).map("".join)


def batches(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=30, max_size=120)


@pytest.fixture(scope="session")
def ask(engine: Callable[[str], Path]) -> Ask:
    """Return a function that asks Go about many texts of one kind; regexps come with a text to search."""
    program = engine("gosyntax")

    def put(kind: str, every: list[str], against: list[str] | None = None) -> list[Any]:
        questions = [{"kind": kind, "text": text} for text in every]
        for question, text in zip(questions, against or [], strict=False):
            question["against"] = text
        lines = "".join(json.dumps(question) + "\n" for question in questions)
        done = subprocess.run([program], input=lines.encode(), capture_output=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return put


def verdicts(every: list[str], answers: list[Any], error: Callable[[str], str | None]) -> list[tuple[Any, ...]]:
    """Return the texts on which Go and jobgen differ."""
    pairs = zip(every, answers, strict=True)
    return [(text, answer, error(text)) for text, answer in pairs if answer["ok"] != (error(text) is None)]


def accepted(every: list[Any], answers: list[Any]) -> list[tuple[Any, Any]]:
    return [(text, answer) for text, answer in zip(every, answers, strict=True) if answer["ok"]]


def pairs(tokens: list[str], longest: int, letters: str) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Return batches of a pattern and a text to search with it."""
    return batches(st.tuples(texts(tokens, longest), texts([*letters], 6)))


@given(pairs(RE2_TOKENS, 9, "aAbBkKsSzZ019 _/\n\v\f-.é\u017f\u212a\u00df\u1e9e") | pairs(FEW_TOKENS, 12, "aaAbb\n "))
@in_batches
def test_patterns(ask: Ask, every: list[tuple[str, str]]) -> None:
    patterns = [pattern for pattern, _ in every]
    answers = ask("regexp", patterns, [text for _, text in every])
    assert verdicts(patterns, answers, re2.error) == []
    found = accepted(every, answers)
    assert [(pair, answer) for pair, answer in found if re2.search(*pair) != answer["matches"]] == []


def test_every_short_pattern(ask: Ask) -> None:
    patterns = ["".join(letters) for length in range(5) for letters in product(r"a()[]|*?\^-:{1,}"[:16], repeat=length)]
    assert verdicts(patterns, ask("regexp", patterns), re2.error) == []


def test_every_escape(ask: Ask) -> None:
    letters = [chr(code) for code in range(0x100)]
    patterns = [
        pattern.replace("?", letter) for letter in letters for pattern in (r"\?", r"[\?]", r"\p?", r"\?1", r"(??a)")
    ]
    assert verdicts(patterns, ask("regexp", patterns), re2.error) == []


def test_every_unicode_class(ask: Ask) -> None:
    names = {
        *unicode_classes._CATEGORIES,
        *unicode_classes._LONG_NAMES,
        *unicode_classes._SCRIPTS,
        "any",
        "ascii",
        "assigned",
    }
    patterns = [rf"\p{{{name}}}" for name in (*sorted(names), "Old_Italic", "elvish", "L1", "Uppercase Letter", "_l-U")]
    answers = ask("regexp", patterns)
    assert verdicts(patterns, answers, re2.error) == []
    assert sum(answer["ok"] for answer in answers) == len(names) + 2


def test_every_nesting_of_repeats(ask: Ask) -> None:
    counts = [
        "{0}",
        "{1}",
        "{2}",
        "{31}",
        "{32}",
        "{33}",
        "{500}",
        "{501}",
        "{1000}",
        "{2,}",
        "{0,2}",
        "{0,}",
        "*",
        "+",
        "?",
    ]
    patterns = [f"(?:(?:a{one}){two}b){three}" for one, two, three in product(counts, repeat=3)]
    assert verdicts(patterns, ask("regexp", patterns), re2.error) == []


def items(least: int, most: int, words: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    number = st.integers(least, most).map(str)
    spoilt = st.sampled_from(["+5", "-1", "60", "24", "7", "0", "x", "", "L", *words, *words])
    end = st.one_of(number, number, number, spoilt)
    span = st.one_of(st.sampled_from("*?"), end, end, st.tuples(end, end).map("-".join), st.just("*-5"))
    step = st.sampled_from(["", "", "", "/1", "/2", "/7", "/90", "/+2", "/0", "/x", "/9223372036854775808", "/2/3"])
    return st.tuples(span, step).map("".join)


def fields(least: int, most: int, words: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    usual = st.one_of(st.just("*"), st.integers(least, most).map(str), st.sampled_from(words or ("*/5",)))
    return usual | st.lists(items(least, most, words), min_size=1, max_size=3).map(",".join)


WORDS = [
    "@daily", "@every 5m", "@every 0s", "@every 1500ms", "@every -3h", "@every  5m", "@every", "@every 36h", "@every 1d",
    "@Daily", "@reboot", " @daily", "@hourly ", "@hourly", "@yearly", "@annually", "@weekly", "@monthly", "@midnight", "", "*",
    "* * * *", "0 0 * * * * *", "0 0\u00a0* * *", "0 0\x1f* * *", ", * * * *",
]  # fmt: skip
CRON_FIELDS = [
    fields(0, 59),
    fields(0, 23),
    fields(1, 31),
    fields(1, 12, ("jan", "FEB", "Dec")),
    fields(0, 6, ("sun", "Mon", "SAT")),
]
CRONS = st.one_of(
    st.tuples(*CRON_FIELDS),
    st.tuples(st.just("17"), st.sampled_from(["3", "*/6", "0,12"]), *CRON_FIELDS[2:]),
    st.tuples(fields(0, 59), *CRON_FIELDS),
).map(" ".join) | st.sampled_from(WORDS)


@given(st.lists(CRONS, max_size=40))
@in_batches
def test_crons(ask: Ask, every: list[str]) -> None:
    answers = ask("cron", every)
    assert verdicts(every, answers, cron.error) == []
    for text, answer in accepted(every, answers):
        assert_same_schedule(text, answer)


def assert_same_schedule(text: str, answer: Any) -> None:
    schedule = cron.parse(text)
    if "nanoseconds" in answer:
        assert (text, schedule.every) == (text, answer["nanoseconds"] // 10**9)
        return
    days = schedule.days
    mine = [schedule.seconds, schedule.minutes, schedule.hours, days.days_of_month, days.months, days.days_of_week]
    assert (text, [sorted(values) for values in mine]) == (text, [_without_star(values) for values in answer["fields"]])
    if "cycle" in answer:
        runs, gap = answer["cycle"]["runs"], answer["cycle"]["widest_gap_seconds"]
        assert (text, schedule.runs_per_day()) == (text, pytest.approx(runs / DAYS_OF_28_YEARS))
        assert (text, schedule.widest_gap_minutes()) == (text, -(-gap // 60) if runs else None)


def _without_star(values: list[int]) -> list[int]:
    return [value for value in values if value != 63]


def test_every_blank(ask: Ask) -> None:
    every = [f"0{chr(code)}0 * * *" for code in range(0x3100)]
    assert verdicts(every, ask("cron", every), cron.error) == []


@given(batches(texts(DURATION_TOKENS, 5)))
@in_batches
def test_durations(ask: Ask, every: list[str]) -> None:
    answers = ask("duration", every)
    assert verdicts(every, answers, duration.error) == []
    for text, answer in accepted(every, answers):
        assert (text, duration.nanoseconds(text)) == (text, answer["nanoseconds"])


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=100))
@in_batches
def test_short_forms_of_durations(ask: Ask, every: list[int]) -> None:
    answers = ask("duration", [duration.text(nanoseconds) for nanoseconds in every])
    assert [answer.get("nanoseconds") for answer in answers] == every


# Without a digit or with a huge exponent, jobgen refuses what Kubernetes takes.
QUANTITIES = (
    st.tuples(
        st.sampled_from(["", "", "-", "+", ".", " "]),
        st.sampled_from(["1", "0", "5", "999", "1.5", "0.1", "0000001", "123456789012345678"]),
        texts(QUANTITY_TOKENS, 3),
    )
    .map("".join)
    .filter(lambda text: not re.search("[eE][-+]?[0-9]{3,}", text))
)


@given(batches(QUANTITIES))
@in_batches
def test_quantities(ask: Ask, every: list[str]) -> None:
    answers = ask("quantity", every)
    assert verdicts(every, answers, quantity.error) == []
    for text, answer in accepted(every, answers):
        assert (text, quantity.value(text)) == (text, Decimal(answer["decimal"]))


@given(batches(texts(LABEL_TOKENS, 5)))
@in_batches
def test_labels(ask: Ask, every: list[str]) -> None:
    assert verdicts(every, ask("labelkey", every), labels.key_error) == []
    assert verdicts(every, ask("labelvalue", every), labels.value_error) == []


@given(batches(texts(MAIL_TOKENS, 5)))
@in_batches
def test_what_jobgen_takes_for_a_mail_address_go_reads(ask: Ask, every: list[str]) -> None:
    answers = ask("mail", every)
    wrong = [text for text, answer in zip(every, answers, strict=True) if not answer["ok"] and not mail.error(text)]
    assert wrong == []


@given(batches(texts([*"ab.-+@", "Jane", " ", "<", ">", "é", "O'Neil"], 7)))
@in_batches
def test_plain_mail_addresses(ask: Ask, every: list[str]) -> None:
    answers = ask("mail", every)
    # Rule V-13: TestGrid wants one "@" in the whole text, also where Go would take more.
    for text, answer in zip(every, answers, strict=True):
        answer["ok"] = answer["ok"] and re.fullmatch("[^@]+@[^@]+", text) is not None
    assert verdicts(every, answers, mail.error) == []
