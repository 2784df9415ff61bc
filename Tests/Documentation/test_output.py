import pytest
from output import first_that_differs, is_shown, recorded

PLAN = "Plan: 1 to create."
OUTPUT = f"{PLAN}\n\nTook 3 s.\nDone.\n"


@pytest.mark.parametrize(
    "lines",
    [
        ["Plan: 1 to create.", "", "Took 3 s.", "Done."],
        ["Plan: 1 to create.", "", "Took [...] s.", "Done.", "", ""],
        ["[...]", "Done."],
        ["Plan: 1 to create.", "[...]"],
        ["[...]"],
    ],
)
def test_what_a_page_may_show(lines):
    assert is_shown(lines, OUTPUT)


@pytest.mark.parametrize(
    "lines, differs",
    [
        (["Plan: 2 to create.", "", "Took 3 s.", "Done."], 0),
        (["Plan: 1 to create.", "Took 3 s.", "Done."], 1),
        (["Plan: 1 to create.", "", "Took 3 s."], 3),
        (["[...]", "Plan: 1 to create.", "[...]"], 1),
        (["[...]", "Took [...] min.", "Done."], 1),
        (["[...]", "Done.", "[...]"], 2),
        ([], 0),
    ],
)
def test_what_it_may_not(lines, differs):
    assert not is_shown(lines, OUTPUT)
    assert first_that_differs(lines, OUTPUT) == differs


def test_nothing_is_shown_for_nothing():
    assert is_shown([], "") and is_shown([""], "\n") and not is_shown(["[...]"], "")


@pytest.mark.parametrize(
    "lines, expected",
    [
        ([], ["Plan: 1 to create.", "", "Took 3 s.", "Done."]),
        (["[...]", "Done!"], ["[...]", "Done."]),
        (["Plan: 2 to create.", "[...]", "Took [...] s.", "[...]"], [PLAN, "[...]", "Took [...] s.", "[...]"]),
        (["Something else altogether", "[...]"], ["[...]"]),
    ],
)
def test_what_is_recorded_leaves_out_what_was_left_out(lines, expected):
    assert recorded(lines, OUTPUT) == expected
    assert is_shown(recorded(lines, OUTPUT), OUTPUT)
