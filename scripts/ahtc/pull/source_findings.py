"""What is said when a source does not give what it should: once and plainly, or first tried again."""

from __future__ import annotations

from ahtc.core.problems import Finding, ProblemsError


class PassingError(Exception):
    """Trouble that may pass by itself, so another try is worth while.

    ``finding`` is what to say when it does not pass; ``wait`` is how many seconds the source asked us to wait.
    """

    def __init__(self, finding: Finding, wait: float | None = None) -> None:
        super().__init__(str(finding))
        self.finding = finding
        self.wait = wait


def about(source: str, seen: str, expected: str, remedy: str, rule: str = "source") -> Finding:
    """A finding about a source as a whole: its address or file name, with no line to point to."""
    return Finding(source, 1, rule, seen, expected, remedy)


def refused(source: str, seen: str, expected: str, remedy: str, rule: str = "source") -> ProblemsError:
    """The error, ready to raise, for trouble that another try would not mend."""
    return ProblemsError([about(source, seen, expected, remedy, rule)])
