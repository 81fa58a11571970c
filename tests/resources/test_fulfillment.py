"""Every method of `client.fulfillment`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.fulfillment import (
    AdvanceShipNotice,
    AdvanceShipNoticeList,
    AdvanceShipNoticeListItemResponse,
    AdvanceShipNoticeResponse,
    AdvanceShipNoticeSubmitCommand,
    AvailableProductResponse,
    AvailableProductsList,
    CreateAdvanceShipNoticeRequest,
    CreateAdvanceShipNoticeResponse,
    FulfillmentOrder,
    FulfillmentRefundDisposition,
    FulfillmentRefundDispositionsResponse,
    FulfillmentRemovalPreference,
    ReceivingState,
    StockProductItem,
    StockProductList,
    TaxIdRequest,
    TaxIdResponse,
    UpdateSubmittedAdvanceShipNoticeRequest,
)
from allegro_async.resources.fulfillment import Fulfillment
from tests.recorder import Recorder, Sent, as_json


async def test_list_advance_ship_notices() -> None:
    answer = '{"advanceShipNotices":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","displayNumber":"text","status":"DRAFT","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"labels":{"fileUrl":"https://example.com/page"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"submittedAt":"2026-03-04T10:20:30.000Z"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Fulfillment(allegro).list_advance_ship_notices(offset=2, limit=2, status=["DRAFT", "IN_TRANSIT"])
    read = await pager
    assert type(read) is AdvanceShipNoticeList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AdvanceShipNoticeListItemResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/advance-ship-notices",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2"), ("status", "DRAFT"), ("status", "IN_TRANSIT")],
    )


async def test_create_advance_ship_notice() -> None:
    body = '{"items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"declaredVolumeInCc":12.5}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","displayNumber":"text","status":"DRAFT","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"labels":{"fileUrl":"https://example.com/page"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"volumeInCc":12.5}'
    allegro = Recorder(201, answer)
    read = await Fulfillment(allegro).create_advance_ship_notice(
        CreateAdvanceShipNoticeRequest.model_validate_json(body)
    )
    assert type(read) is CreateAdvanceShipNoticeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/fulfillment/advance-ship-notices",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_advance_ship_notice() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","displayNumber":"text","status":"DRAFT","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"labels":{"fileUrl":"https://example.com/page"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"submittedAt":"2026-03-04T10:20:30.000Z","volumeInCc":12.5}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_advance_ship_notice("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is AdvanceShipNoticeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_advance_ship_notice() -> None:
    body = '{"items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"declaredVolumeInCc":12.5}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","displayNumber":"text","status":"DRAFT","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"labels":{"fileUrl":"https://example.com/page"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"submittedAt":"2026-03-04T10:20:30.000Z","volumeInCc":12.5}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).replace_advance_ship_notice(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", AdvanceShipNotice.model_validate_json(body), if_match="text"
    )
    assert type(read) is AdvanceShipNoticeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
        headers={"If-Match": "text"},
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_advance_ship_notice() -> None:
    allegro = Recorder(204)
    await Fulfillment(allegro).delete_advance_ship_notice("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_cancel_advance_ship_notice() -> None:
    allegro = Recorder(200)
    await Fulfillment(allegro).cancel_advance_ship_notice("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7/cancel",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_advance_ship_notice_labels() -> None:
    allegro = Recorder(200, b"file")
    assert (
        await Fulfillment(allegro).get_advance_ship_notice_labels(
            "7c9e6679-7425-40de-944b-e07fc1f90ae7", accept="x-application/zpl"
        )
        == b"file"
    )
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7/labels",
        accept="x-application/zpl",
    )


async def test_get_receiving_state() -> None:
    answer = '{"updatedAt":"2026-03-04T10:20:30.000Z","stage":"IN_PROGRESS","displayNumber":"text","content":[{"expected":2,"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"received":[{"quantity":2,"receivedType":"SELLABLE","reasonCode":"SELLABLE"}]}]}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_receiving_state("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is ReceivingState
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7/receiving-state",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_submitted_advance_ship_notice() -> None:
    body = '{"items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"declaredVolumeInCc":12.5}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","displayNumber":"text","status":"DRAFT","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","items":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"quantity":2}],"handlingUnit":{"unitType":"text","amount":2,"labelsType":"text"},"labels":{"fileUrl":"https://example.com/page"},"shipping":{"method":"OWN_TRANSPORT","truckLicencePlate":"text","estimatedTimeOfArrival":"2026-03-04T10:20:30.000Z","countryCode":"text"},"submittedAt":"2026-03-04T10:20:30.000Z","volumeInCc":12.5}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).replace_submitted_advance_ship_notice(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        UpdateSubmittedAdvanceShipNoticeRequest.model_validate_json(body),
        if_match="text",
    )
    assert type(read) is AdvanceShipNoticeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/advance-ship-notices/7c9e6679-7425-40de-944b-e07fc1f90ae7/submitted",
        accept="application/vnd.allegro.public.v1+json",
        headers={"If-Match": "text"},
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_available_products() -> None:
    answer = '{"products":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","gtins":["text"],"image":"text"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Fulfillment(allegro).list_available_products(offset=2, limit=2)
    read = await pager
    assert type(read) is AvailableProductsList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AvailableProductResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/available-products",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2")],
    )


async def test_get_order_parcels() -> None:
    answer = '{"orderId":"10023","parcels":[{"waybill":"text","items":[{"productId":"10023","quantity":2,"serialNumbers":["text"],"expirationDate":"2026-03-04","offerId":"10023"}]}]}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_order_parcels("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is FulfillmentOrder
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/orders/7c9e6679-7425-40de-944b-e07fc1f90ae7/parcels",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_removal_preferences() -> None:
    answer = '{"operation":"WITHDRAWAL","address":{"company":"text","street":"text","postalCode":"text","city":"text","countryCode":"text","phone":{"countryCode":"12","number":"12"},"additionalInfo":"text"}}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_removal_preferences()
    assert type(read) is FulfillmentRemovalPreference
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/fulfillment/removal/preferences", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_removal_preferences() -> None:
    body = '{"operation":"WITHDRAWAL","address":{"company":"text","street":"text","postalCode":"text","city":"text","countryCode":"text","phone":{"countryCode":"12","number":"12"},"additionalInfo":"text"}}'
    answer = '{"operation":"WITHDRAWAL","address":{"company":"text","street":"text","postalCode":"text","city":"text","countryCode":"text","phone":{"countryCode":"12","number":"12"},"additionalInfo":"text"}}'
    allegro = Recorder(201, answer)
    read = await Fulfillment(allegro).replace_removal_preferences(
        FulfillmentRemovalPreference.model_validate_json(body)
    )
    assert type(read) is FulfillmentRemovalPreference
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/removal/preferences",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_refund_dispositions() -> None:
    answer = '{"report":[{"type":"RETURN","refund":{"status":"text","details":"NO_ACTION_NEEDED"},"stockStatus":"SELLABLE","verificationStatus":"text","accountableForNonSellability":"WAREHOUSE","orderId":"10023","offerId":"10023","product":{"gtins":["text"],"name":"text","quantity":2},"buyer":{"login":"jan_kowalski"},"createdAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Fulfillment(allegro).list_refund_dispositions(
        created_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        created_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        limit=2,
        offset=2,
    )
    read = await pager
    assert type(read) is FulfillmentRefundDispositionsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is FulfillmentRefundDisposition
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/returns/refund-dispositions",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("createdAt.gte", "2026-03-04T10:20:30.000Z"),
            ("createdAt.lte", "2026-03-04T10:20:30.000Z"),
            ("limit", "2"),
            ("offset", "2"),
        ],
    )


async def test_list_stock() -> None:
    answer = '{"stock":[{"product":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","gtins":["text"],"image":"text"},"quantity":{"available":2,"onOrder":2,"onHold":2},"sellingStats":{"lastFourteenDaysAverage":12.5,"lastThirtyDaysSum":2},"reserve":{"outOfStockIn":12.5,"status":"NOT_ENOUGH_DATA"},"storageFee":{"status":"NOT_APPLICABLE","feeStatusAt":"text","details":{"chargedItemsQuantity":2,"amountNet":12.5,"amountGross":12.5,"currency":"PLN"}},"offerId":"10023"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Fulfillment(allegro).list_stock(
        offset=2,
        limit=2,
        phrase="text",
        sort="available",
        product_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        product_availability=["SUFFICIENT", "UNAVAILABLE"],
        product_status="UNFULFILLABLE",
        asn_status="SUBMITTED",
        out_of_stock_in_from=2,
        out_of_stock_in_to=2,
    )
    read = await pager
    assert type(read) is StockProductList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is StockProductItem
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/stock",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("offset", "2"),
            ("limit", "2"),
            ("phrase", "text"),
            ("sort", "available"),
            ("productId", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("productAvailability", "SUFFICIENT"),
            ("productAvailability", "UNAVAILABLE"),
            ("productStatus", "UNFULFILLABLE"),
            ("asnStatus", "SUBMITTED"),
            ("outOfStockInFrom", "2"),
            ("outOfStockInTo", "2"),
        ],
    )


async def test_get_advance_ship_notice_submission() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","input":{"advanceShipNoticeId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"output":{"status":"RUNNING"}}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_advance_ship_notice_submission(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    )
    assert type(read) is AdvanceShipNoticeSubmitCommand
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/fulfillment/submit-commands/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_submit_advance_ship_notice() -> None:
    body = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","input":{"advanceShipNoticeId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"output":{"status":"RUNNING"}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","input":{"advanceShipNoticeId":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"output":{"status":"RUNNING"}}'
    allegro = Recorder(201, answer)
    command = await Fulfillment(allegro).submit_advance_ship_notice(
        AdvanceShipNoticeSubmitCommand.model_validate_json(body),
        command_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
    )
    read = command.started
    assert type(read) is AdvanceShipNoticeSubmitCommand
    assert as_json(read) == loads(answer)
    assert command.id == "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/submit-commands/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_tax_id() -> None:
    answer = '{"taxId":"10023","verificationStatus":"text"}'
    allegro = Recorder(200, answer)
    read = await Fulfillment(allegro).get_tax_id()
    assert type(read) is TaxIdResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/fulfillment/tax-id", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create_tax_id() -> None:
    body = '{"taxId":"10023"}'
    allegro = Recorder(201)
    await Fulfillment(allegro).create_tax_id(TaxIdRequest.model_validate_json(body))
    assert allegro.sent == Sent(
        method="POST",
        path="/fulfillment/tax-id",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace_tax_id() -> None:
    body = '{"taxId":"10023"}'
    allegro = Recorder(200)
    await Fulfillment(allegro).replace_tax_id(TaxIdRequest.model_validate_json(body))
    assert allegro.sent == Sent(
        method="PUT",
        path="/fulfillment/tax-id",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
