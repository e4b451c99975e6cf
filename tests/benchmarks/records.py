"""How long 250,000 records take to count, and how much memory: ``python tests/benchmarks/records.py``.

The bar: 2 seconds and 500 MB. Writes ``records.csv`` beside itself.
"""

from __future__ import annotations

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from ahtc.pull.caseload.aggregation import aggregate_records

ROOT = Path(__file__).parents[2]
MAPPING = ROOT / "docs" / "data" / "nrm" / "record-mapping.example.yml"
RECORDS = 250_000

FORCES = ["Dyfed-Powys Police", "Gwent Police", "North Wales Police", "South Wales Police"]
ELSEWHERE = [f"Force {number}" for number in range(40)]
KINDS = ["Labour", "Criminal", "Sexual", "Domestic", "Labour & Criminal", "Sexual & Domestic", ""]
NATIONS = ["UK", "Albanian", "Vietnamese", *(f"Nationality {number}" for number in range(120)), ""]


def main() -> None:
    """Writes made-up records, counts them in a process of its own, and says what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.csv"
        _write(path)
        size = path.stat().st_size / 1e6
        seconds, megabytes, cells = map(float, subprocess.check_output([sys.executable, __file__, path]).split())
    print(f"{RECORDS} records ({size:.0f} MB): {seconds:.2f} s of 2, {megabytes:.0f} MB of 500, {cells:.0f} counts")
    with (Path(__file__).parent / "records.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["records", "seconds", "megabytes", "counts"])
        writer.writerow([RECORDS, f"{seconds:.2f}", round(megabytes), int(cells)])


def measure(path: Path) -> None:
    """Prints the seconds, the most memory in megabytes, and the number of counts for one file."""
    start = time.perf_counter()
    found = aggregate_records(path, MAPPING)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, sum(map(len, found.values())))


def _write(path: Path) -> None:
    rng = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Reference", "Referral date", "Police force", "Exploitation type", "Age at referral", "Sex",
                         "Nationality", "First responder", "Remarks"])  # fmt: skip
        for number in range(RECORDS):
            day = date(2014, 1, 1) + timedelta(days=rng.randrange(4383))
            force = rng.choice(FORCES if rng.random() < 0.04 else ELSEWHERE)
            writer.writerow([f"REF-{number}", day.strftime("%d/%m/%Y"), force, rng.choice(KINDS), rng.randint(3, 70),
                             rng.choice(["Female", "Male", ""]), rng.choice(NATIONS), f"Responder {rng.randrange(90)}",
                             "a few words, with a comma, about nothing at all"])  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
