"""`python -m nnlearn.exercises FOLDER [class.csv]`: one table from the files that a class has handed in."""

import argparse
import sys
from pathlib import Path

from .collecting import collect, overview, write_table


def main(arguments=None):
    """Read all answers_*.json below a folder, write the table, print the overview, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m nnlearn.exercises",
        description="Make one table from the files answers_….json that `progress.save` has written.",
    )
    parser.add_argument("folder", type=Path, help="where the files are; folders in it are searched too")
    parser.add_argument("table", type=Path, nargs="?", default=Path("class.csv"), help="the table (class.csv)")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    learners, refused = collect(options.folder)
    for reason in refused:
        print(f"left out: {reason}", file=sys.stderr)
    if not learners:
        print(f"There is no answers_….json in {options.folder} that can be read.", file=sys.stderr)
        return 1
    write_table(options.table, learners)
    print(overview(learners))
    print(f"\n{options.table} has a line for each learner and exercise.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
