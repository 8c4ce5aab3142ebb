"""What a spec says about itself: its step, its history, its scope, its people, its deltas."""

from jobgen.rules.protocol import Rule
from jobgen.rules.spec import (
    certified_twice,
    contact_form,
    covered_idle,
    delta_dates,
    delta_platform,
    delta_rule,
    delta_suite,
    delta_unused,
    history_climb,
    history_dates,
    history_entry,
    history_signal,
    history_step,
    maintainer_twice,
    renamed_from,
    scope_nested,
    ships_scope,
    step_status,
)

RULES: tuple[Rule, ...] = (
    step_status.RULE,
    history_entry.RULE,
    history_dates.RULE,
    history_step.RULE,
    history_climb.RULE,
    history_signal.RULE,
    scope_nested.RULE,
    ships_scope.RULE,
    contact_form.RULE,
    maintainer_twice.RULE,
    covered_idle.RULE,
    certified_twice.RULE,
    renamed_from.RULE,
    delta_rule.RULE,
    delta_suite.RULE,
    delta_platform.RULE,
    delta_dates.RULE,
    delta_unused.RULE,
)
