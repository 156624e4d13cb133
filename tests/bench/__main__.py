"""Runs relaudit and the peers that are installed on the same generated pairs: `python -m tests.bench`.

Prints, for each size, the median wall time and peak memory of whole processes and their ratio to relaudit;
growth exponents between sizes; and how well relaudit's alignment agrees with the generator's truth.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tabulate import tabulate

from relaudit import parse
from relaudit.diff import changes
from tests.bench.generate import Pair, generate

SIZES = (200, 2_000, 20_000)
LIMIT = 60.0
"""Seconds after which a peer is given up, for this size and larger ones."""

DIFFLIB = "import difflib, sys; a, b = (open(f).read().split() for f in sys.argv[1:]); " + (
    "print(len(difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()))"
)


def tools() -> dict[str, list[str]]:
    """The command lines to compare, by name: relaudit first, then the peers found on this machine."""
    known = {
        "relaudit": [sys.executable, "-m", "relaudit", "compare"],
        "git --word-diff": ["git", "diff", "--no-index", "--word-diff"],
        "wdiff": ["wdiff"],
        "dwdiff": ["dwdiff"],
        "redlines": ["redlines", "markdown"],
        "difflib, words": [sys.executable, "-c", DIFFLIB],
    }
    return {name: line for name, line in known.items() if shutil.which(line[0])}


def run(line: list[str], pair: tuple[Path, Path]) -> tuple[float, float] | None:
    """Seconds and megabytes of one whole process, output thrown away; None if it takes too long."""
    start = time.perf_counter()
    process = subprocess.Popen([*line, *map(str, pair)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        done, _, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            return time.perf_counter() - start, usage.ru_maxrss / 1024
        if time.perf_counter() - start > LIMIT:
            process.kill()
            process.wait()
            return None
        time.sleep(0.002)


def scores(pair: Pair) -> tuple[float, float, int]:
    """F1 of the paragraph pairs, share of the moves found, and moves told that are none."""
    found = changes(parse(pair.old, "old"), parse(pair.new, "new"))
    pairs = {(one, two) for change in found for one in change.old for two in change.new}
    right = len(pairs & pair.pairs)
    moved = {one for change in found if change.moved for one in change.old}
    share = len(moved & pair.moved) / len(pair.moved) if pair.moved else 1.0
    return 2 * right / (len(pairs) + len(pair.pairs)), share, len(moved - pair.moved)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PARAGRAPHS")
    parser.add_argument("--runs", type=int, default=5, help="processes of which the median is taken")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    times: dict[str, dict[int, float]] = {name: {} for name in tools()}
    rows: list[list[str | int]] = []
    truth: list[list[str | int]] = []
    given_up: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            pair = generate(size, options.seed)
            files = Path(folder) / f"old{size}.txt", Path(folder) / f"new{size}.txt"
            for path, text in zip(files, (pair.old, pair.new), strict=True):
                path.write_text(text, encoding="utf-8")
            f1, moves, false = scores(pair)
            truth.append([size, f"{f1:.4f}", f"{moves:.3f}", false])
            for name, line in tools().items():
                measured: list[tuple[float, float]] = []
                while name not in given_up and len(measured) < options.runs:
                    done = run(line, files)
                    if done:
                        measured.append(done)
                    else:
                        given_up.add(name)
                if name in given_up:
                    rows.append([size, name, f"> {LIMIT:.0f}", "", ""])
                    continue
                times[name][size] = statistics.median(seconds for seconds, _ in measured)
                ratio = times["relaudit"][size] / times[name][size]
                memory = max(megabytes for _, megabytes in measured)
                rows.append([size, name, f"{times[name][size]:.3f}", f"{memory:.0f}", f"{ratio:.2f}"])
    print(tabulate(rows, ["paragraphs", "tool", "seconds", "MB", "relaudit / tool"], disable_numparse=True))
    print()
    print(tabulate([[name, *exponents(by_size)] for name, by_size in times.items()], ["tool", "growth"]))
    print()
    print(tabulate(truth, ["paragraphs", "pairs F1", "moves found", "false moves"], disable_numparse=True))


def exponents(by_size: dict[int, float]) -> list[str]:
    """The exponent of the growth of time between the two largest sizes."""
    sizes = sorted(by_size)[-2:]
    if len(sizes) < 2:
        return ["-"]
    small, large = sizes
    return [f"n^{math.log(by_size[large] / by_size[small]) / math.log(large / small):.2f}"]


if __name__ == "__main__":
    main()
