"""Every method of `client.orders`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.orders import (
    AllegroPickupDropOffPoint,
    AllegroPickupDropOffPointsResponse,
    CarrierParcelTrackingResponse,
    CheckoutForm,
    CheckoutFormAddWaybillCreated,
    CheckoutFormAddWaybillRequest,
    CheckoutFormFulfillment,
    CheckoutFormLineItemsSetSerialNumbersRequest,
    CheckoutFormOrderWaybillResponse,
    CheckoutForms,
    CheckoutFormsNewOrderInvoice,
    CheckoutFormsNewOrderInvoiceId,
    CheckoutFormsOrderInvoices,
    NewOrderBillingDocumentLink,
    OrderEvent,
    OrderEventStats,
    OrderEventsList,
    OrdersShippingCarrier,
    OrdersShippingCarriersResponse,
)
from allegro_async.resources.orders import Orders
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"checkoutForms":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","messageToSeller":"text","buyer":{"id":"10023","email":"jan@example.com","login":"jan_kowalski","firstName":"text","lastName":"text","companyName":"text","guest":true,"personalIdentity":"text","phoneNumber":"text","preferences":{"language":"pl-PL"},"address":{"street":"Portowa 12","city":"Gdynia","postCode":"text","countryCode":"text"}},"payment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"CASH_ON_DELIVERY","provider":"PAYU","finishedAt":"2026-03-04T10:20:30.000Z","paidAmount":{"amount":"12.50","currency":"PLN"},"reconciliation":{"amount":"12.50","currency":"PLN"},"features":["text"]},"status":"BOUGHT","fulfillment":{"status":"NEW","shipmentSummary":{"lineItemsSent":"NONE"},"provider":{"id":"SELLER"}},"delivery":{"address":{"firstName":"text","lastName":"text","street":"Portowa 12","city":"Gdynia","zipCode":"text","countryCode":"text","companyName":"text","phoneNumber":"text","modifiedAt":"2026-03-04T10:20:30.000Z"},"method":{"id":"10023","name":"text"},"pickupPoint":{"id":"10023","name":"text","description":"text","address":{}},"cost":{"amount":"12.50","currency":"PLN"},"time":{"from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z","guaranteed":{},"dispatch":{}},"smart":true,"cancellation":{"date":"2026-03-04T10:20:30.000Z"},"calculatedNumberOfPackages":2},"invoice":{"required":true,"address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","countryCode":"text","company":{"name":"text","vatPayerStatus":"ACTIVE"},"naturalPerson":{"firstName":"text","lastName":"text"}},"dueDate":"text","features":["text"]},"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","offer":{"id":"10023","name":"text","external":{},"productSet":{"products":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}]},"hsNumber":"text"},"quantity":2,"originalPrice":{"amount":"12.50","currency":"PLN"},"price":{"amount":"12.50","currency":"PLN"},"deposit":{"price":{"amount":"12.50","currency":"PLN"}},"reconciliation":{"value":{"amount":"12.50","currency":"PLN"},"type":"BILLING","quantity":2},"selectedAdditionalServices":[{"definitionId":"10023","name":"text","price":{"amount":"12.50","currency":"PLN"},"quantity":2}],"vouchers":[{"code":"text","type":"NOTEBOOKS_FOR_TEACHERS","status":"ACTIVE","externalTransactionId":"10023","value":{"amount":"12.50","currency":"PLN"}}],"tax":{"rate":"text","subject":"text","exemption":"text"},"boughtAt":"2026-03-04T10:20:30.000Z","discounts":[{"type":"BUNDLE"}],"serialNumbers":{"expected":true,"entries":[{"value":"text"}]}}],"surcharges":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"CASH_ON_DELIVERY","provider":"PAYU","finishedAt":"2026-03-04T10:20:30.000Z","paidAmount":{"amount":"12.50","currency":"PLN"},"reconciliation":{"amount":"12.50","currency":"PLN"},"features":["text"]}],"note":{"text":"text"},"marketplace":{"id":"10023"},"summary":{"totalToPay":{"amount":"12.50","currency":"PLN"}},"updatedAt":"2026-03-04T10:20:30.000Z","revision":"text"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Orders(allegro).search(
        offset=2,
        limit=2,
        status="text",
        fulfillment_status="text",
        fulfillment_provider_id="10023",
        fulfillment_shipment_summary_line_items_sent="text",
        line_items_bought_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        line_items_bought_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        payment_id="10023",
        surcharges_id="10023",
        delivery_method_id="10023",
        buyer_login="jan_kowalski",
        marketplace_id="10023",
        updated_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        updated_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        sort="lineItems.boughtAt",
    )
    read = await pager
    assert type(read) is CheckoutForms
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CheckoutForm
    assert allegro.sent == Sent(
        method="GET",
        path="/order/checkout-forms",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("offset", "2"),
            ("limit", "2"),
            ("status", "text"),
            ("fulfillment.status", "text"),
            ("fulfillment.provider.id", "10023"),
            ("fulfillment.shipmentSummary.lineItemsSent", "text"),
            ("lineItems.boughtAt.lte", "2026-03-04T10:20:30.000Z"),
            ("lineItems.boughtAt.gte", "2026-03-04T10:20:30.000Z"),
            ("payment.id", "10023"),
            ("surcharges.id", "10023"),
            ("delivery.method.id", "10023"),
            ("buyer.login", "jan_kowalski"),
            ("marketplace.id", "10023"),
            ("updatedAt.lte", "2026-03-04T10:20:30.000Z"),
            ("updatedAt.gte", "2026-03-04T10:20:30.000Z"),
            ("sort", "lineItems.boughtAt"),
        ],
    )


async def test_get() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","messageToSeller":"text","buyer":{"id":"10023","email":"jan@example.com","login":"jan_kowalski","firstName":"text","lastName":"text","companyName":"text","guest":true,"personalIdentity":"text","phoneNumber":"text","preferences":{"language":"pl-PL"},"address":{"street":"Portowa 12","city":"Gdynia","postCode":"text","countryCode":"text"}},"payment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"CASH_ON_DELIVERY","provider":"PAYU","finishedAt":"2026-03-04T10:20:30.000Z","paidAmount":{"amount":"12.50","currency":"PLN"},"reconciliation":{"amount":"12.50","currency":"PLN"},"features":["text"]},"status":"BOUGHT","fulfillment":{"status":"NEW","shipmentSummary":{"lineItemsSent":"NONE"},"provider":{"id":"SELLER"}},"delivery":{"address":{"firstName":"text","lastName":"text","street":"Portowa 12","city":"Gdynia","zipCode":"text","countryCode":"text","companyName":"text","phoneNumber":"text","modifiedAt":"2026-03-04T10:20:30.000Z"},"method":{"id":"10023","name":"text"},"pickupPoint":{"id":"10023","name":"text","description":"text","address":{"street":"Portowa 12","zipCode":"text","city":"Gdynia","countryCode":"text"}},"cost":{"amount":"12.50","currency":"PLN"},"time":{"from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z","guaranteed":{"from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"dispatch":{"from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"}},"smart":true,"cancellation":{"date":"2026-03-04T10:20:30.000Z"},"calculatedNumberOfPackages":2},"invoice":{"required":true,"address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","countryCode":"text","company":{"name":"text","ids":[{"type":"PL_NIP","value":"text"}],"vatPayerStatus":"ACTIVE","taxId":"10023"},"naturalPerson":{"firstName":"text","lastName":"text"}},"dueDate":"text","features":["text"]},"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","offer":{"id":"10023","name":"text","external":{"id":"10023"},"productSet":{"products":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}]},"hsNumber":"text"},"quantity":2,"originalPrice":{"amount":"12.50","currency":"PLN"},"price":{"amount":"12.50","currency":"PLN"},"deposit":{"price":{"amount":"12.50","currency":"PLN"}},"reconciliation":{"value":{"amount":"12.50","currency":"PLN"},"type":"BILLING","quantity":2},"selectedAdditionalServices":[{"definitionId":"10023","name":"text","price":{"amount":"12.50","currency":"PLN"},"quantity":2}],"vouchers":[{"code":"text","type":"NOTEBOOKS_FOR_TEACHERS","status":"ACTIVE","externalTransactionId":"10023","value":{"amount":"12.50","currency":"PLN"}}],"tax":{"rate":"text","subject":"text","exemption":"text"},"boughtAt":"2026-03-04T10:20:30.000Z","discounts":[{"type":"BUNDLE"}],"serialNumbers":{"expected":true,"entries":[{"value":"text","returned":true}]}}],"surcharges":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"CASH_ON_DELIVERY","provider":"PAYU","finishedAt":"2026-03-04T10:20:30.000Z","paidAmount":{"amount":"12.50","currency":"PLN"},"reconciliation":{"amount":"12.50","currency":"PLN"},"features":["text"]}],"note":{"text":"text"},"marketplace":{"id":"10023"},"summary":{"totalToPay":{"amount":"12.50","currency":"PLN"}},"updatedAt":"2026-03-04T10:20:30.000Z","revision":"text"}'
    allegro = Recorder(200, answer)
    read = await Orders(allegro).get("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is CheckoutForm
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/order/checkout-forms/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_carriers() -> None:
    answer = '{"carriers":[{"id":"10023","name":"text"}]}'
    allegro = Recorder(200, answer)
    pager = Orders(allegro).list_carriers()
    read = await pager
    assert type(read) is OrdersShippingCarriersResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OrdersShippingCarrier
    assert allegro.sent == Sent(
        method="GET", path="/order/carriers", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_pickup_points() -> None:
    answer = '{"points":[{"id":"10023","name":"text","type":"PUDO","services":[{"type":"PICKUP"}],"restrictions":[{"type":"OVERLOADED"}],"description":"text","payments":[{"method":"CASH"}],"address":{"postCode":"text","city":"Gdynia","street":"Portowa 12","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"opening":[{"dayOfWeek":"text","from":"text","to":"text"}],"carriers":["UPS"]}]}'
    allegro = Recorder(200, answer)
    pager = Orders(allegro).list_pickup_points(
        carriers=["UPS", "ALLEGRO_ONE_KURIER"], if_modified_since=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC)
    )
    read = await pager
    assert type(read) is AllegroPickupDropOffPointsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AllegroPickupDropOffPoint
    assert allegro.sent == Sent(
        method="GET",
        path="/order/carriers/ALLEGRO/points",
        accept="application/vnd.allegro.public.v1+json",
        query=[("carriers", "UPS"), ("carriers", "ALLEGRO_ONE_KURIER")],
        headers={"If-Modified-Since": "Wed, 04 Mar 2026 10:20:30 GMT"},
    )


async def test_get_tracking() -> None:
    answer = '{"carrierId":"10023","waybills":[{"waybill":"text","trackingDetails":{"statuses":[{"occurredAt":"2026-03-04T10:20:30.000Z","code":"AVAILABLE_FOR_PICKUP","description":"text"}],"createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}}]}'
    allegro = Recorder(200, answer)
    read = await Orders(allegro).get_tracking("10023", waybill=["text", "text-b"])
    assert type(read) is CarrierParcelTrackingResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/order/carriers/10023/tracking",
        accept="application/vnd.allegro.public.v1+json",
        query=[("waybill", "text"), ("waybill", "text-b")],
    )


async def test_set_fulfillment() -> None:
    body = '{"status":"NEW","shipmentSummary":{"lineItemsSent":"NONE"},"provider":{"id":"SELLER"}}'
    allegro = Recorder(204)
    await Orders(allegro).set_fulfillment(
        "10023", CheckoutFormFulfillment.model_validate_json(body), checkout_form_revision="text"
    )
    assert allegro.sent == Sent(
        method="PUT",
        path="/order/checkout-forms/10023/fulfillment",
        accept="application/vnd.allegro.public.v1+json",
        query=[("checkoutForm.revision", "text")],
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_invoices() -> None:
    answer = '{"orderMode":"REGULAR","invoices":[{"id":"10023","invoiceNumber":"text","createdAt":"2026-03-04T10:20:30.000Z","file":{"name":"text","uploadedAt":"2026-03-04T10:20:30.000Z","securityVerification":{"status":"ACCEPTED","verifiedAt":"2026-03-04T10:20:30.000Z"},"verification":{"status":"NOT_APPLICABLE","details":[{}]}}}],"links":[{"id":"10023","url":"https://example.com/page","createdAt":"2026-03-04T10:20:30.000Z"}],"hasExternalInvoices":true}'
    allegro = Recorder(200, answer)
    read = await Orders(allegro).get_invoices("10023")
    assert type(read) is CheckoutFormsOrderInvoices
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/order/checkout-forms/10023/invoices",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_add_invoice() -> None:
    body = '{"file":{"name":"text"},"invoiceNumber":"text"}'
    answer = '{"id":"10023"}'
    allegro = Recorder(201, answer)
    read = await Orders(allegro).add_invoice("10023", CheckoutFormsNewOrderInvoice.model_validate_json(body))
    assert type(read) is CheckoutFormsNewOrderInvoiceId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/order/checkout-forms/10023/invoices",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_upload_invoice() -> None:
    allegro = Recorder(200)
    await Orders(allegro).upload_invoice("10023", "10023", b"file")
    assert allegro.sent == Sent(
        method="PUT",
        path="/order/checkout-forms/10023/invoices/10023/file",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/pdf",
        body=b"file",
    )


async def test_set_serial_numbers() -> None:
    body = '{"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","serialNumbers":{"entries":[{"value":"text"}]}}]}'
    allegro = Recorder(204)
    await Orders(allegro).set_serial_numbers(
        "10023",
        CheckoutFormLineItemsSetSerialNumbersRequest.model_validate_json(body),
        checkout_form_revision="text",
    )
    assert allegro.sent == Sent(
        method="POST",
        path="/order/checkout-forms/10023/serial-numbers",
        accept="application/vnd.allegro.public.v1+json",
        query=[("checkoutForm.revision", "text")],
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_shipments() -> None:
    answer = '{"shipments":[{"id":"10023","waybill":"text","carrierId":"10023","carrierName":"text","lineItems":[{"id":"10023"}],"createdAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Orders(allegro).list_shipments("10023")
    read = await pager
    assert type(read) is CheckoutFormOrderWaybillResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CheckoutFormAddWaybillCreated
    assert allegro.sent == Sent(
        method="GET",
        path="/order/checkout-forms/10023/shipments",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_add_shipment() -> None:
    body = '{"carrierId":"10023","waybill":"text","carrierName":"text","lineItems":[{"id":"10023"}]}'
    answer = '{"id":"10023","waybill":"text","carrierId":"10023","carrierName":"text","lineItems":[{"id":"10023"}],"createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    read = await Orders(allegro).add_shipment(
        "10023", CheckoutFormAddWaybillRequest.model_validate_json(body)
    )
    assert type(read) is CheckoutFormAddWaybillCreated
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/order/checkout-forms/10023/shipments",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_event_statistics() -> None:
    answer = '{"latestEvent":{"id":"10023","occurredAt":"2026-03-04T10:20:30.000Z"}}'
    allegro = Recorder(200, answer)
    read = await Orders(allegro).event_statistics()
    assert type(read) is OrderEventStats
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/order/event-stats", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_events() -> None:
    answer = '{"events":[{"id":"10023","order":{"seller":{"id":"10023"},"buyer":{"id":"10023","email":"jan@example.com","login":"jan_kowalski","guest":true,"preferences":{}},"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","offer":{"id":"10023","name":"text"},"quantity":2,"originalPrice":{"amount":"12.50","currency":"PLN"},"price":{"amount":"12.50","currency":"PLN"},"boughtAt":"2026-03-04T10:20:30.000Z"}],"checkoutForm":{"id":"10023","revision":"text"},"marketplace":{"id":"10023"}},"type":"BOUGHT","occurredAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Orders(allegro).list_events(from_="text", type_=["text", "text-b"], limit=2)
    read = await pager
    assert type(read) is OrderEventsList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OrderEvent
    assert allegro.sent == Sent(
        method="GET",
        path="/order/events",
        accept="application/vnd.allegro.public.v1+json",
        query=[("from", "text"), ("type", "text"), ("type", "text-b"), ("limit", "2")],
    )


async def test_add_document_link() -> None:
    body = '{"url":"https://example.com/page"}'
    allegro = Recorder(201)
    await Orders(allegro).add_document_link("10023", NewOrderBillingDocumentLink.model_validate_json(body))
    assert allegro.sent == Sent(
        method="POST",
        path="/order/10023/billing-documents/links",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
