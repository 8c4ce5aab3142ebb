"""Regular expressions: what Go compiles, what jobgen says where it does not, and what matches."""

import re

import pytest

from jobgen.syntax import re2

NAME = 'may hold only letters, digits and "_", and at least one'


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "master",
        r"^release-1\.(3[4-9]|4\d)$",
        r"(?m)^/test( \| .* )pull-kubernetes-unit,?($|\s.*)",
        r"^(pkg/.*\.go|vendor/[a-z]+|go\.(mod|sum))$",
        "(?P<major>1)(?<minor>2)(?P<major>3)",
        "(?i)a(?-i:b)(?s-m:.)(?U)c*(?)",
        "a*?b+?c??d{2}?",
        "a{1000}",
        "(?:a{100}){10}",
        "(?:(?:a{1000}){0}b){1000}",
        "a{,5}{",
        "a{01}*",
        "a{2",
        "(|a)()*",
        "a*(?i)*",
        r"a\Q.*\E+\Qb",
        r"\Q\E",
        r"\A\bx\B\z",
        r"\0\12\123\x41\x{10FFFF}\a\f\n\r\t\v\_\-\/",
        r"\pL\PN\p{Greek}\P{^Lu}\p{Lowercase_Letter}\p{any}\p{ascii}\p{assigned}",
        r"[]a][^]a][a-][-a][\]\d-z][[:alpha:][:^digit:]][[:a][\pL\-]",
        "^*$+",
        "((((((((((a))))))))))",
        "(?:a|" * 99 + "b" + ")" * 99,
    ],
)
def test_what_go_compiles(pattern):
    assert re2.error(pattern) is None
    re2.search(pattern, "Python's re must not refuse its own form of the pattern\n")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(?=a)", 'lookahead "(?=" is not supported by RE2'),
        ("^(?!release-).*", 'negative lookahead "(?!" is not supported by RE2'),
        ("(?<=a)b", 'lookbehind "(?<=" is not supported by RE2'),
        ("(?<!a)b", 'negative lookbehind "(?<!" is not supported by RE2'),
        ("(?>a)", 'atomic group "(?>" is not supported by RE2'),
        ("(?#note)", 'comment "(?#" is not supported by RE2'),
        ("(?P=name)", 'backreference "(?P=" is not supported by RE2'),
        (r"(a)\1", r'escape "\1" is a backreference, which RE2 does not support'),
        (r"\8", r'escape "\8" is not known to RE2'),
        (r"\18", r'escape "\1" is a backreference, which RE2 does not support'),
        (r"\k<name>", r'escape "\k" is a backreference, which RE2 does not support'),
        (r"a\Z", r'escape "\Z" is not supported by RE2: write "\z"'),
        (r"\C", r'escape "\C" is not supported by RE2'),
        (r"\y", r'escape "\y" is not known to RE2'),
        (r"\é", r'escape "\é" is not known to RE2'),
        (r"a\E", r'escape "\E" is not known to RE2'),
        ("a\\", r'pattern ends in a single "\"'),
        (r"\x4", r'escape "\x4" needs two hexadecimal digits, or some in "\x{...}"'),
        (r"\x", r'escape "\x" needs two hexadecimal digits, or some in "\x{...}"'),
        (r"\x{}", r'escape "\x{}" needs two hexadecimal digits, or some in "\x{...}"'),
        (r"\x{110000}", r'escape "\x{110000}" needs two hexadecimal digits, or some in "\x{...}"'),
        (r"\pX", r'"\pX" is not a Unicode class that RE2 knows'),
        (r"\p", r'"\p" is not a Unicode class that RE2 knows'),
        (r"[\p{Elvish}]", r'"\p{Elvish}" is not a Unicode class that RE2 knows'),
        (r"\p{Greek", r'"\p{Greek" is not closed with "}"'),
        ("a++", 'possessive "++" is not supported by RE2'),
        ("a{2}+", 'possessive "{2}+" is not supported by RE2'),
        ("a**", '"**" repeats a repetition, which RE2 refuses'),
        ("a*?{2}", '"*?{2}" repeats a repetition, which RE2 refuses'),
        ("*.go", 'nothing stands before "*" that could be repeated'),
        ("a|*", 'nothing stands before "*" that could be repeated'),
        ("(+?)", 'nothing stands before "+?" that could be repeated'),
        ("(?i){2}", 'nothing stands before "{2}" that could be repeated'),
        ("a{1001}", 'repeat count in "{1001}" is above 1000'),
        ("a{2,1001}", 'repeat count in "{2,1001}" is above 1000'),
        ("a{1001,}", 'repeat count in "{1001,}" is above 1000'),
        ("a{3,2}", 'repeat count in "{3,2}" ends below its start'),
        ("(a{100}){11}", 'nested repeats up to "{11}" make more than 1000 copies'),
        ("((a{2,}b){2,501})+", 'nested repeats up to "{2,501}" make more than 1000 copies'),
        ("(" + "a" * 4000 + "){1000}", "pattern is too large"),
        ("(" * 200 + "a" + ")" * 200, "pattern nests more than 200 levels deep"),
        ("[z-a]", 'range "z-a" runs backwards'),
        (r"[\x62-\x61]", r'range "\x62-\x61" runs backwards'),
        ("[a-z", 'class "[a-z" is not closed with "]"'),
        ("x[]", 'class "[]" is not closed with "]"'),
        ("[[:vowel:]]", 'class "[:vowel:]" is not known to RE2'),
        (r"[\b]", r'escape "\b" cannot stand in class "[\b]"'),
        (r"[a-\d]", r'escape "\d" is not known to RE2'),
        ("x(a(b)", '"(a(b)" is not closed with ")"'),
        ("a|b)|c", '")" closes no group in "a|b)"'),
        ("(?i", '"(?i" is not closed with ")"'),
        ("(?-)", 'flags in "(?-)" are not complete'),
        ("(?x)a", 'flag "x" in "(?x" is not supported by RE2'),
        ("(?P<a-b>c)", f'group name "a-b" {NAME}'),
        ("(?<>c)", f'group name "" {NAME}'),
        ("(?P<name", 'group name in "(?P<name" is not closed with ">"'),
    ],
)
def test_what_go_refuses(pattern, message):
    assert re2.error(pattern) == message
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        re2.search(pattern, "a")


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("release-1.3", ["release-1.34", "my-release-1x3"], ["release-1.4"]),
        (r"^release-1\.34$", ["release-1.34"], ["release-1.345", "release-1.34\n", "release-1x34"]),
        ("(?m)^b$", ["a\nb", "b\nc"], ["ab"]),
        ("a.b", ["a-b"], ["a\nb"]),
        ("(?s)a.b", ["a\nb"], ["ab"]),
        ("(?s:a.)b.c", ["a\nb-c"], ["a\nb\nc"]),
        ("(?i)master|Stra\u00dfe", ["MASTER", "STRA\u1e9eE"], ["main", "STRASSE"]),
        ("(?i)k", ["K", "\u212a"], ["c"]),
        ("(?i)[^k]", ["c"], ["k", "K", "\u212a"]),
        (r"(?i)\W", ["-"], ["s", "\u017f"]),
        ("(?i:a)b", ["Ab"], ["AB"]),
        ("(a(?i)b)c", ["aBc"], ["aBC"]),
        ("^ab*$", ["a", "abb"], ["abab"]),
        ("^a|b$", ["ax", "xb"], ["xax"]),
        ("^(a|b)c$", ["ac", "bc"], ["a", "xbc"]),
        ("^(ab){2,3}$", ["abab", "ababab"], ["ab", "abababab"]),
        ("^(?:(?:ab)+)*$", ["", "abab"], ["aba"]),
        ("^((ab)+)+$", ["ab", "abab"], ["", "aba"]),
        ("^((ab)*)+$", ["", "abab"], ["aba"]),
        ("^((ab)+)?$", ["", "abab"], ["aba"]),
        ("^((ab)+){2,}$", ["abab", "ababab"], ["", "ab"]),
        ("^((ab){2,})+$", ["abab", "ababab"], ["", "ab"]),
        ("^a{2,}$", ["aa", "aaa"], ["a"]),
        ("^(?:a{0})b$", ["b"], ["ab"]),
        ("^(a*?)b$", ["b", "aab"], ["ac"]),
        ("(?U)^a+$", ["aa"], ["b"]),
        (r"^\Qa.b*\E$", ["a.b*"], ["axb*", "a.bb"]),
        (r"^\Qab\E*$", ["a", "abb"], ["abab"]),
        (r"\s", [" ", "\f"], ["\v", "\u00a0"]),
        (r"\w\d", ["a1", "_9"], ["\u00e91", "a\u0663"]),
        (r"\bx\b", ["x", "\u00e9x"], ["ax"]),
        (r"^\B$", [""], ["a"]),
        (r"[\D]", ["a"], ["1"]),
        ("[[:space:]]", ["\v"], ["a"]),
        ("[[:^space:]]", ["a"], ["\v"]),
        (r"[^\n-\r]", ["a"], ["\n"]),
        (r"[^\x00-\x{10FFFF}]", [], ["a", ""]),
        ("[--/]", ["-", ".", "/"], ["0"]),
        ("[[&&~~||]", ["[", "&", "~", "|"], ["a"]),
        (r"^\pL$", ["a", "\u00e9", "\u4e2d"], ["1", "-"]),
        (r"^\p{Lu}$", ["A"], ["a"]),
        (r"^\p{LC}$", ["A", "a"], ["\u4e2d"]),
        (r"^\p{^letter}$", ["1"], ["a"]),
        (r"^\P{^nd}$", ["1", "\u0663"], ["a"]),
        (r"(?i)^\p{Lu}$", ["A", "a"], ["1"]),
        (r"^\p{Greek}$", ["\u03b1"], ["a"]),
        (r"^\p{Han}$", ["\u4e2d"], ["\u3042"]),
        (r"^\p{Common}$", ["1", "-"], ["a"]),
        (r"^\p{Inherited}$", ["\u0301"], ["a"]),
        (r"^\p{Any}\p{ASCII}$", ["\u4e2da"], ["a\u4e2d"]),
        (r"^\p{Assigned}$", ["a"], ["\u0378"]),
        (r"\x41\x{42}\103", ["ABC"], ["abc"]),
        ("(?<n>a)(?P<n>b)", ["ab"], ["a"]),
    ],
)
def test_what_matches(pattern, matching, other):
    assert [text for text in matching + other if re2.search(pattern, text)] == matching


def test_loops_in_loops_end():
    assert not re2.search("^((([a-z]+)*)+)*$", "a" * 60 + "!")
