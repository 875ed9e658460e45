"""What type checkers are to accept: checked by mypy, and not run."""

from pathlib import Path

import tablature


def errors(source: Path | bytes) -> list[str]:
    report: tablature.Report = tablature.check(source, "userpilot/event", now="2026-11-21T16:00:00Z", deny=["unknown-field"])
    checker = tablature.Checker({"type": "object"}, mask=True)
    frame: tablature.Frame = checker.check_batch(report.to_arrow()).to_arrow()
    count: int = len(frame) + report.exit_code
    found = [finding.message for finding in report.findings if finding.severity == "error" and finding.record]
    return [*found, str(count), report.to_html(), *map(str, tablature.sample("userpilot/event", 5))]
