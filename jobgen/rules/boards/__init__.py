"""What TestGrid and the policy tests refuse in TestGrid files that somebody wrote.

A file is a rule, and has its name.
"""

from jobgen.rules.boards import (
    board_notification,
    board_tabs,
    group_board,
    group_name,
    presubmit_columns,
    release_tab,
    tab_fields,
    tab_test_group,
    test_group_fields,
    test_group_job,
    test_group_path,
    test_group_shown,
)
from jobgen.rules.protocol import Rule

RULES: tuple[Rule, ...] = (
    test_group_fields.RULE,
    test_group_path.RULE,
    test_group_job.RULE,
    test_group_shown.RULE,
    presubmit_columns.RULE,
    board_tabs.RULE,
    board_notification.RULE,
    tab_fields.RULE,
    tab_test_group.RULE,
    release_tab.RULE,
    group_board.RULE,
    group_name.RULE,
)
