"""A contact is something to write to.

A mail address, a link to a channel, a channel or a handle. A bare name sends the reader on a search.
"""

import re
from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule

_FORMS = r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+|[#@]\w"


def check(platform: Platform, _expansion: Expansion) -> Iterator[Broken]:
    """Yield when the contact holds neither an address, nor a link, nor a channel or handle."""
    if platform.contact.strip() and not re.search(_FORMS, platform.contact):
        message = f'nobody can write to "{platform.contact}"'
        hint = "write a mail address, an https:// link, a #channel or an @handle"
        yield Broken(place=platform.place("contact"), message=message, hint=hint, platform=platform.name)


RULE = Rule(
    id="contact-form",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("SIG Release platform guide: a point of contact",),
    severity=Severity.WARNING,
    passing="contact: '#riscv64 on Slack'",
    failing="contact: the porting team",
)
