"""Where figures lie on the scale of a range plot."""

from __future__ import annotations

import pytest

from incidents.views.range_plots import scale_for


def along(percentage: str) -> float:
    return float(percentage.removesuffix("%"))


@pytest.mark.parametrize(
    ("figures", "values"),
    [
        pytest.param([], [0, 1], id="nothing"),
        pytest.param([0], [0, 1], id="nobody"),
        pytest.param([9, 13], [0, 5, 10, 15], id="tens"),
        pytest.param([6], [0, 1, 2, 3, 4, 5, 6], id="as many as steps"),
        pytest.param([7], [0, 2, 4, 6, 8], id="one more than steps"),
        pytest.param([1429], [0, 500, 1000, 1500], id="thousands"),
    ],
)
def test_the_scale_has_at_most_six_round_steps_from_zero(figures, values):
    assert [tick.value for tick in scale_for(figures, mirrored=False).ticks] == values


def test_a_larger_figure_stands_further_along():
    scale = scale_for([13], mirrored=False)

    assert along(scale.at(9)) < along(scale.at(10)) < along(scale.at(13)) < 100


def test_mirrored_the_scale_runs_from_right_to_left():
    plain, mirrored = (scale_for([13], mirrored=mirrored) for mirrored in (False, True))

    assert along(plain.at(9)) + along(mirrored.at(9)) == pytest.approx(100)


def test_an_open_end_has_an_arrow_onward_that_stays_on_the_drawing():
    mark = scale_for([13], mirrored=False).mark(13, None)

    assert mark.start == mark.end
    assert along(mark.end) < along(mark.arrow) < 100


def test_an_arrow_of_a_mirrored_scale_points_left():
    mark = scale_for([13], mirrored=True).mark(13, None)

    assert 0 < along(mark.arrow) < along(mark.end)


def test_a_closed_figure_has_no_arrow():
    scale = scale_for([9], mirrored=False)

    assert scale.mark(9, 9).arrow is None
    assert not scale.mark(9, 9).is_range
    assert scale.mark(7, 9).is_range
