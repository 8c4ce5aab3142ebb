"""After a change of a message, `python tests/rules/boards/board_snapshot.py` writes `cases.yaml` and `examples.yaml` anew, for a person to read the difference."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1]))

from word_for_word import record  # noqa: E402  (needs the path of the line above where no test runner has set it)

from jobgen.rules.boards import RULES  # noqa: E402

if __name__ == "__main__":
    record(HERE, RULES)
