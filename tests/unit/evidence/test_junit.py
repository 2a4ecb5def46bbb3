from pathlib import Path
from xml.etree import ElementTree

from support.evidence.junit import RUN_ERRORS, write_run_errors
from support.evidence.run_errors import RunError


def test_errors_outside_scenarios_are_a_suite_of_errors(tmp_path: Path) -> None:
    errors = [
        RunError("before_all", "ValueError: <no> \x1b[31mstart\x00", "Traceback …"),
        RunError("after_all", "x"),
    ]
    write_run_errors(tmp_path / "new", errors)
    suite = ElementTree.parse(tmp_path / "new" / RUN_ERRORS).getroot()
    assert (suite.attrib["tests"], suite.attrib["errors"]) == ("2", "2")
    first, second = suite
    assert (first.attrib["name"], second.attrib["name"]) == ("before_all", "after_all")
    assert first[0].attrib["message"] == "ValueError: <no> \ufffd[31mstart\ufffd"
    assert first[0].text == "Traceback …"
