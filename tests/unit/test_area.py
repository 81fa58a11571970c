"""How an area sends a call and reads its reply."""

import pytest

from allegro_async.errors import DecodeError
from allegro_async.models.common import CompatibilityListManual
from allegro_async.resources.offers import Offers
from allegro_async.resources.orders import Orders
from allegro_async.resources.products import Products
from tests.recorder import Recorder

OPERATION_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


@pytest.mark.parametrize(("status", "body"), [(303, ""), (303, "<html>moved</html>"), (202, "")])
async def test_an_answer_that_is_missing_is_none(status: int, body: str) -> None:
    assert await Offers(Recorder(status, body)).get_operation("10023", OPERATION_ID) is None


async def test_an_answer_that_is_there_is_read() -> None:
    found = await Offers(Recorder(202, '{"offer":{"id":"10023"}}')).get_operation("10023", OPERATION_ID)
    assert found is not None
    assert found.offer is not None
    assert found.offer.id == "10023"


async def test_an_answer_of_the_wrong_shape_is_an_error() -> None:
    with pytest.raises(DecodeError):
        await Orders(Recorder(200, "[]")).get("10023")


async def test_an_unchanged_list_has_no_page_and_no_items() -> None:
    points = Orders(Recorder(304)).list_pickup_points(if_modified_since="Mon, 04 May 2026 10:20:30 GMT")
    assert await points is None
    assert await points.collect() == []


async def test_an_answer_of_several_classes_is_the_right_one() -> None:
    answer = '{"type":"MANUAL","items":[{"type":"TEXT","text":"fits all"}]}'
    found = await Products(Recorder(200, answer)).suggest_compatibility_list(offer_id="10023")
    assert type(found) is CompatibilityListManual


def test_an_area_says_whose_it_is() -> None:
    class Shop(Recorder):
        def __repr__(self) -> str:
            return "<client of a shop>"

    assert repr(Orders(Shop(200))) == "<Orders of <client of a shop>>"
