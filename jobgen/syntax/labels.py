"""Names and labels: of jobs, and the keys and values that Kubernetes puts on objects."""

import re
from functools import cache

_LONGEST_NAME = 63
_LONGEST_PREFIX = 253
_NAME = r"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
_DNS_LABEL = r"[a-z0-9]([-a-z0-9]*[a-z0-9])?"


@cache
def key_error(key: str) -> str | None:
    """Return why Kubernetes refuses the key of a label or annotation, or None (rules P-48, P-49)."""
    if not key:
        return "key is empty"
    prefix, slash, name = key.rpartition("/")
    if "/" in prefix:
        return f'key "{key}" has more than one "/"'
    if slash and (problem := _prefix_problem(prefix)):
        return f'key "{key}" {problem}'
    if problem := _name_problem(name):
        return f'key "{key}" {problem}' if not slash else f'name "{name}" of key "{key}" {problem}'
    return None


@cache
def value_error(value: str) -> str | None:
    """Return why Kubernetes refuses the value of a label, or None (rule P-48)."""
    if value and (problem := _name_problem(value)):
        return f'value "{value}" {problem}'
    return None


@cache
def job_name_error(name: str) -> str | None:
    """Return why Prow (rule P-10) or the policy tests (rule J-07, the stricter one) refuse the name of a job, or None."""
    if not name:
        return "job name is empty"
    if re.fullmatch(_DNS_LABEL, name):
        return None
    if wrong := re.search("[^-a-z0-9]", name):
        return f'job name "{name}" holds "{wrong[0]}": only lower-case letters, digits and "-" are allowed'
    return f'job name "{name}" must begin and end with a lower-case letter or a digit'


def _prefix_problem(prefix: str) -> str | None:
    if not prefix:
        return 'has nothing before "/"'
    if len(prefix) > _LONGEST_PREFIX:
        return f'has {len(prefix)} characters before "/", more than {_LONGEST_PREFIX}'
    if re.fullmatch(rf"{_DNS_LABEL}(\.{_DNS_LABEL})*", prefix):
        return None
    return f'has the prefix "{prefix}", which is not a lower-case DNS name such as example.com'


def _name_problem(name: str) -> str | None:
    if not name:
        return "is empty"
    if wrong := re.search("[^-A-Za-z0-9_.]", name):
        return f'holds "{wrong[0]}": only letters, digits, "-", "_" and "." are allowed'
    if not re.fullmatch(_NAME, name):
        return "must begin and end with a letter or a digit"
    if len(name) > _LONGEST_NAME:
        return f"is {len(name)} characters long, more than {_LONGEST_NAME}"
    return None
