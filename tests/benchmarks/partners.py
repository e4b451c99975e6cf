"""How long 400,000 charities take to read, and how much memory: ``python tests/benchmarks/partners.py``.

The bar: 10 seconds and 300 MB. Writes ``partners.csv`` beside itself.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

from ahtc.kinds.facts import read_facts
from ahtc.kinds.organisations.record import Organisation
from ahtc.pull.partners.alike import name_key
from ahtc.pull.partners.charity_commission.register import Charities, read_charity_commission

ROOT = Path(__file__).parents[2]
CHARITIES = 400_000
OURS = range(200_000, 200_020)


def main() -> None:
    """Writes a made-up register, reads it in a process of its own, and says what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "publicextract.charity.zip"
        unpacked = _write(path)
        packed = path.stat().st_size / 1e6
        seconds, megabytes, kept = map(float, subprocess.check_output([sys.executable, __file__, path]).split())
    print(f"{CHARITIES} charities ({packed:.0f} MB, {unpacked:.0f} unpacked): "
          f"{seconds:.2f} s of 10, {megabytes:.0f} MB of 300, {kept:.0f} kept")  # fmt: skip
    with (Path(__file__).parent / "partners.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["charities", "megabytes_unpacked", "seconds", "megabytes", "kept"])
        writer.writerow([CHARITIES, round(unpacked), f"{seconds:.2f}", round(megabytes), int(kept)])


def measure(path: Path) -> None:
    """Prints the seconds, the most memory in megabytes, and how many of our charities were found in one file."""
    names = {name_key(each.name.en) for each in read_facts(ROOT)[Organisation].values()}
    start = time.perf_counter()
    charities = Charities({str(number) for number in OURS}, names)
    reply = read_charity_commission(path.read_bytes(), path.name, charities, date(2026, 11, 22))
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(reply.listed))


def _write(path: Path) -> float:
    """Writes the register, with all 34 fields of the real one; gives its size unpacked in megabytes."""
    rng = random.Random(1)
    size = 0
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        archive.open("publicextract.charity.json", "w", force_zip64=True) as file,
    ):
        size += file.write(b"\xef\xbb\xbf[")
        for number in range(CHARITIES):
            record = json.dumps(_charity(number, rng), ensure_ascii=False).encode()
            size += file.write(record if number == 0 else b"," + record)
        size += file.write(b"]")
    return size / 1e6


def _charity(number: int, rng: random.Random) -> dict[str, object]:
    words = ["Elusen", "Trust", "Fund", "Ŵyl", "Friends", "Hall", "School", "Choir", "Chapel", "Rugby", "Hospice"]
    return {
        "date_of_extract": "2026-11-22T00:00:00", "organisation_number": number,
        "registered_charity_number": 200_000 + number, "linked_charity_number": rng.choice([0, 0, 0, 1]),
        "charity_name": f"THE {' '.join(rng.choices(words, k=5))} {number} LIMITED".upper(),
        "charity_type": "Charitable company", "charity_registration_status": rng.choice(["Registered", "Removed"]),
        "date_of_registration": "1999-01-01T00:00:00", "date_of_removal": None,
        "charity_reporting_status": "Submission Received",
        "latest_acc_fin_period_start_date": "2024-04-01T00:00:00",
        "latest_acc_fin_period_end_date": "2025-03-31T00:00:00",
        "latest_income": rng.random() * 1e6, "latest_expenditure": rng.random() * 1e6,
        "charity_contact_address1": f"{rng.randrange(200)} High Street", "charity_contact_address2": "Town",
        "charity_contact_address3": "County", "charity_contact_address4": None, "charity_contact_address5": None,
        "charity_contact_postcode": "CF10 1AA", "charity_contact_phone": f"01632 960{rng.randrange(1000):03}",
        "charity_contact_email": f"info{number}@example.org", "charity_contact_web": "www.example.org",
        "charity_company_registration_number": None, "charity_insolvent": False,
        "charity_in_administration": False, "charity_previously_excepted": False, "charity_is_cdf_or_cif": None,
        "charity_is_cio": False, "cio_is_dissolved": None, "date_cio_dissolution_notice": None,
        "charity_activities": " ".join(rng.choices(words, k=40)), "charity_gift_aid": True, "charity_has_land": False,
    }  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
