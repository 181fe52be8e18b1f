"""`python -m benchmarks [part ..]`."""

import argparse
from importlib import import_module

from . import __doc__ as description
from .machine import facts

PARTS = ("slider", "training", "gradients", "notebooks", "importing", "figures", "memory")
ON_REQUEST = ("figures", "memory")  # a quarter of an hour, and some minutes


def main():
    """Run the parts that were asked for and print their tables as they come."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "parts", nargs="*", metavar="part", help=f"one of {', '.join(PARTS)}; else all but {' and '.join(ON_REQUEST)}"
    )
    parts = parser.parse_args().parts or [part for part in PARTS if part not in ON_REQUEST]
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}: choose from {', '.join(PARTS)}")
    print(facts(), flush=True)
    for part in parts:
        print("\n" + import_module(f"benchmarks.{part}").run(), flush=True)


if __name__ == "__main__":
    main()
