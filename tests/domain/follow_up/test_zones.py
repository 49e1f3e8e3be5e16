"""Which time a branch keeps."""

from zoneinfo import ZoneInfo

import pytest

from crodesk.domain.follow_up.days_off import COUNTRY, ZONES, zone_of


def test_a_country_with_one_time_names_it_and_one_with_several_does_not() -> None:
    assert zone_of(COUNTRY["VND"]) == "Asia/Ho_Chi_Minh"
    assert zone_of(COUNTRY["USD"]) == ""


@pytest.mark.parametrize("zone", ZONES.values())
def test_every_time_is_one_that_is_known(zone: str) -> None:
    assert ZoneInfo(zone).key == zone
