"""Timing in turns, and a table with the ratios first."""

from statistics import median
from time import perf_counter

MISSING = "not installed"


def in_turns(contestants, rounds=7):
    """Return {name: seconds, the median} of calling each contestant once a round, so that all meet the same noise.

    `contestants` maps names to functions that return the seconds they took for one unit of work, or to None for what
    is not installed.
    """
    seconds = {name: [] for name, contestant in contestants.items() if contestant is not None}
    for _ in range(rounds):
        for name in seconds:
            seconds[name].append(contestants[name]())
    return {name: median(seconds[name]) if name in seconds else None for name in contestants}


def seconds_for(function, times=1):
    """Return the seconds that one of `times` calls takes."""
    started = perf_counter()
    for _ in range(times):
        function()
    return (perf_counter() - started) / times


def comparison(medians, ours, scale=1e6, unit="us"):
    """Return rows (peer, ratio to ours, time) for {name: seconds}; `ours` is what the others are held against."""
    rows = []
    for name, seconds in medians.items():
        if seconds is None:
            rows.append((name, MISSING, ""))
        else:
            rows.append((name, f"{seconds / medians[ours]:.2f}", f"{scale * seconds:.4g} {unit}"))
    return rows


def table(title, heading, rows):
    """Return a table as text, its columns as wide as they need to be."""
    rows = [tuple(map(str, row)) for row in (heading, *rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([title, "-" * len(title), *lines])
