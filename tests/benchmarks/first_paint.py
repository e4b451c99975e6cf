"""First paint on a slow phone, for every kind of page, against an almost empty page in the same run.

``python tests/benchmarks/first_paint.py`` writes ``first-paint.csv`` beside this file and fails when a kind of page
takes more than 1.25 times the empty page's time. Round trip 400 ms, 400 kbit/s, processor slowed 4 times, cold; the
median of 7.
"""

from __future__ import annotations

import csv
import io
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ahtc.core import clock
from ahtc.core.files import write_if_changed
from ahtc.output.build import build_site
from ahtc.output.serve import serve
from ahtc.site.project import read_project

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.visit import KINDS, PHONE, launch_chromium  # noqa: E402

RUNS, BUDGET, EMPTY = 7, 1.25, "empty.html"
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}


def first_paint(browser: Browser, address: str) -> float:
    """Milliseconds from the start of the visit to the first paint, cold, on the slow phone."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address)
    paint: float = page.evaluate(
        """() => new Promise(done => {
            const told = performance.getEntriesByName("first-paint")[0];
            if (told) return done(told.startTime);
            new PerformanceObserver((list, observer) => {
                const paint = list.getEntriesByName("first-paint")[0];
                if (paint) { observer.disconnect(); done(paint.startTime); }
            }).observe({type: "paint", buffered: true});
        })"""
    )
    context.close()
    return paint


def measure(site: Path) -> dict[str, list[float]]:
    """The times of every kind of page in both languages and of the empty page, in turn, so that noise is shared."""
    (site / EMPTY).write_text("<!doctype html><html lang=en><title>Empty</title><p>Empty", encoding="utf-8")
    addresses = [EMPTY, *(address for kind, pair in KINDS.items() if kind != "error" for address in pair)]
    times: dict[str, list[float]] = {address: [] for address in addresses}
    with serve(site, 0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = launch_chromium(playwright)
        for run in range(RUNS):
            print(f"… run {run + 1} of {RUNS}", file=sys.stderr)
            for address in addresses:
                times[address].append(first_paint(browser, f"http://127.0.0.1:{server.server_port}/{address}"))
        browser.close()
        server.shutdown()
    return times


def main() -> int:
    """Measure, write the report, and say which kinds of page are over the budget."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build_site(read_project(ROOT, clock.today()), site)
        times = measure(site)
    floor = statistics.median(times[EMPTY])
    report = io.StringIO()
    writer = csv.writer(report, lineterminator="\n")
    writer.writerow(["address", "first_paint_ms_median", "times_the_empty_page", "at_most"])
    slow = []
    for address, taken in times.items():
        ratio = statistics.median(taken) / floor
        writer.writerow([address, round(statistics.median(taken)), f"{ratio:.2f}", BUDGET])
        slow += [f"{address or 'home'}: {ratio:.2f}"] if ratio > BUDGET else []
    write_if_changed(Path(__file__).with_name("first-paint.csv"), report.getvalue())
    print(report.getvalue())
    print("\n".join(["Over the budget:", *slow]) if slow else "Within the budget.")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
