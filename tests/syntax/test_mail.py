"""Lists of mail addresses for TestGrid's alerts."""

import pytest

from jobgen.syntax import mail

BLANK = 'holds a blank: write addresses with commas between them, or "Name <name@example.com>"'


@pytest.mark.parametrize(
    "addresses",
    [
        "release-team@kubernetes.io",
        "a@b,c@d",
        "a@b, c@d.e",
        "Jane Doe <jane.doe+k8s@example.com>",
        '"Doe (Jane)" <jane@example.com>',
        "J. Doe <jane@example.com>",
        "<a@b>",
        "a@b (SIG Node)",
        "jürgen@exämple.de",
    ],
)
def test_addresses_that_everybody_reads(addresses):
    assert mail.error(addresses) is None


@pytest.mark.parametrize(
    ("addresses", "message"),
    [
        ("", "mail address is empty"),
        ("a@b,", "mail address is empty"),
        ("a@b, ,c@d", "mail address is blank"),
        ("sig-node", 'mail address "sig-node" has no "@"'),
        ("a@b, c", 'mail address "c" has no "@"'),
        ("a@b@c", 'mail address "a@b@c" has more than one "@"'),
        ('"a@b" <c@d>', 'mail address ""a@b" <c@d>" has more than one "@"'),
        ("a@b;c@d", 'mail address "a@b;c@d" has more than one "@"'),
        (
            "Jane Doe jane@example.com",
            f'mail address "Jane Doe jane@example.com" {BLANK}',
        ),
        ("a..b@c", 'mail address "a..b@c" has a dot too many'),
        ("a@b.", 'mail address "a@b." has a dot too many'),
        ("@b", 'mail address "@b" is not of the form "name@example.com" or "Name <name@example.com>"'),
        ("a <b@c", 'mail address "a <b@c" is not of the form "name@example.com" or "Name <name@example.com>"'),
        ("a@b>", 'mail address "a@b>" is not of the form "name@example.com" or "Name <name@example.com>"'),
    ],
)
def test_addresses_that_testgrid_or_its_tests_refuse(addresses, message):
    assert mail.error(addresses) == message


@pytest.mark.parametrize(
    ("addresses", "readable"),
    [
        ('"x y"@example.org', True),
        ("a@[192.0.2.1]", True),
        ('"x y"@example.org, a@[192.0.2.1]', True),
        ("a@b", True),
        ("x y@example.org", False),
        ("a@[b", False),
        ('"x y"@example.org,', False),
    ],
)
def test_addresses_that_go_alone_reads(addresses, readable):
    assert mail.is_readable(addresses) is readable


def test_a_long_name_without_an_address_is_refused_at_once():
    name = "many words " * 10_000
    assert mail.error(f"{name}<") == f'mail address "{name}<" has no "@"'
