"""What a test measures is told at the end of a run, also where several processes ran the tests.

A test notes it with `record_property("measured", "a sentence")`.
"""


def pytest_terminal_summary(terminalreporter):
    reports = [it for name in ("passed", "failed") for it in terminalreporter.getreports(name)]
    for report in reports:
        for name, said in report.user_properties:
            if name == "measured" and report.when == "call":
                terminalreporter.write_line(f"measured: {said}")
