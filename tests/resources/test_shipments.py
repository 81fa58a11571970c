"""Every method of `client.shipments`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.shipments import (
    CancelShipmentCommandStatusDto,
    CreatePickupCommandStatusDto,
    CreateShipmentCommandStatusDto,
    DeliveryProposalDto,
    DeliveryServiceDto,
    DeliveryServicesDto,
    LabelRequestDto,
    PickupCreateCommandDto,
    PickupDto,
    PickupProposalsRequestDto,
    PickupProposalsResponseDto,
    ShipmentCancelCommandDto,
    ShipmentCreateCommandDto,
    ShipmentDto,
    ShipmentIdsDto,
)
from allegro_async.resources.shipments import Shipments
from tests.recorder import Recorder, Sent, as_json


async def test_get() -> None:
    answer = '{"id":"10023","deliveryMethodId":"10023","credentialsId":"10023","sender":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"receiver":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"referenceNumber":"text","packages":[{"waybill":"text","type":"DOX","length":{"value":12.5,"unit":"CENTIMETER"},"width":{"value":12.5,"unit":"CENTIMETER"},"height":{"value":12.5,"unit":"CENTIMETER"},"weight":{"value":"12.50","unit":"KILOGRAMS"},"textOnLabel":"text","transportingInfo":[{"carrierId":"10023","carrierWaybill":"text"}]}],"insurance":{"amount":"12.50","currency":"PLN"},"cashOnDelivery":{"amount":"12.50","currency":"PLN","ownerName":"text","iban":"text"},"createdDate":"2026-03-04T10:20:30.000Z","canceledDate":"2026-03-04T10:20:30.000Z","carrier":"text","labelFormat":"PDF","additionalServices":["text"],"additionalProperties":{"key":"text"},"transport":["text"],"pickupAvailable":true}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get("10023")
    assert type(read) is ShipmentDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/shipments/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_create() -> None:
    body = '{"commandId":"10023","input":{"deliveryMethodId":"10023","credentialsId":"10023","sender":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"receiver":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"referenceNumber":"text","packages":[{"type":"DOX","length":{"value":12.5,"unit":"CENTIMETER"},"width":{"value":12.5,"unit":"CENTIMETER"},"height":{"value":12.5,"unit":"CENTIMETER"},"weight":{"value":"12.50","unit":"KILOGRAMS"},"textOnLabel":"text"}],"insurance":{"amount":"12.50","currency":"PLN"},"cashOnDelivery":{"amount":"12.50","currency":"PLN","ownerName":"text","iban":"text"},"labelFormat":"PDF","additionalServices":["text"],"additionalProperties":{"key":"text"}}}'
    answer = '{"commandId":"10023","input":{"deliveryMethodId":"10023","credentialsId":"10023","sender":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"receiver":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"referenceNumber":"text","packages":[{"type":"DOX","length":{"value":12.5,"unit":"CENTIMETER"},"width":{"value":12.5,"unit":"CENTIMETER"},"height":{"value":12.5,"unit":"CENTIMETER"},"weight":{"value":"12.50","unit":"KILOGRAMS"},"textOnLabel":"text"}],"insurance":{"amount":"12.50","currency":"PLN"},"cashOnDelivery":{"amount":"12.50","currency":"PLN","ownerName":"text","iban":"text"},"labelFormat":"PDF","additionalServices":["text"],"additionalProperties":{"key":"text"}}}'
    allegro = Recorder(200, answer)
    command = await Shipments(allegro).create(ShipmentCreateCommandDto.model_validate_json(body))
    read = command.started
    assert type(read) is ShipmentCreateCommandDto
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/shipments/create-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_delivery_proposals() -> None:
    answer = '{"orderId":"10023","suggestedInput":{"deliveryMethodId":"10023","credentialsId":"10023","sender":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"receiver":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"referenceNumber":"text","packages":[{"type":"DOX","length":{"value":12.5,"unit":"CENTIMETER"},"width":{"value":12.5,"unit":"CENTIMETER"},"height":{"value":12.5,"unit":"CENTIMETER"},"weight":{"value":"12.50","unit":"KILOGRAMS"},"textOnLabel":"text"}],"insurance":{"amount":"12.50","currency":"PLN"},"cashOnDelivery":{"amount":"12.50","currency":"PLN","ownerName":"text","iban":"text"},"labelFormat":"PDF","additionalServices":["text"],"additionalProperties":{"key":"text"}},"deliveryOptions":[{"deliveryType":"DOOR","paymentType":"PREPAID","packageType":"DOX","originCountry":"PL","destinationCountry":"PL","limits":{"cashOnDelivery":{"amount":"12.50","currency":"PLN"},"insurance":{"amount":"12.50","currency":"PLN"},"dimensions":{"length":{"value":12.5,"unit":"CENTIMETER"},"width":{"value":12.5,"unit":"CENTIMETER"},"height":{"value":12.5,"unit":"CENTIMETER"}},"weight":{"value":"12.50","unit":"KILOGRAMS"}},"additionalServices":[{"id":"10023","name":"text","description":"text"}],"additionalProperties":[{"id":"10023","name":"text","description":"text","required":true,"readOnly":true}]}]}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get_delivery_proposals("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is DeliveryProposalDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/delivery-proposals/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_delivery_services() -> None:
    answer = '{"services":[{"id":{"deliveryMethodId":"10023","credentialsId":"10023"},"name":"text","carrierId":"10023","additionalServices":[{"id":"10023","name":"text","description":"text"}],"additionalProperties":[{"id":"10023","name":"text","description":"text","required":true,"readOnly":true}],"owner":"ALLEGRO","marketplaces":["text"],"packageTypes":["DOX"],"cashOnDelivery":{"limit":12.5,"currency":"PLN","paymentType":"MONEY_TRANSFER","forceRequireIban":true},"insurance":{"limit":12.5,"currency":"PLN"},"features":{"key":"text"}}]}'
    allegro = Recorder(200, answer)
    pager = Shipments(allegro).list_delivery_services()
    read = await pager
    assert type(read) is DeliveryServicesDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is DeliveryServiceDto
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/delivery-services",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_labels() -> None:
    body = '{"shipmentIds":["10023"],"pageSize":"A4","cutLine":true,"summaryReport":{"placement":"LAST","fields":["WAYBILL"]}}'
    allegro = Recorder(200, b"file")
    assert await Shipments(allegro).get_labels(LabelRequestDto.model_validate_json(body)) == b"file"
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/label",
        accept="application/octet-stream",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_pickup_proposals() -> None:
    body = '{"shipmentIds":["10023"],"readyDate":"2026-03-04","address":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700"}}'
    answer = '[{"proposals":[{"shipmentId":"10023","proposalItems":[{"id":"10023","name":"text","description":"text"}],"pickupTimes":[{"date":"2026-03-04","minTime":"text","maxTime":"text"}]}],"address":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700"}}]'
    allegro = Recorder(200, answer)
    pager = Shipments(allegro).list_pickup_proposals(PickupProposalsRequestDto.model_validate_json(body))
    read = await pager
    assert [type(each) for each in read] == [PickupProposalsResponseDto]
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is PickupProposalsResponseDto
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/pickup-proposals",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_create_pickup() -> None:
    body = '{"commandId":"10023","input":{"shipmentIds":["10023"],"pickupDateProposalId":"10023","pickupTime":{"date":"2026-03-04","minTime":"text","maxTime":"text"},"address":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700"}}}'
    answer = '{"commandId":"10023","input":{"shipmentIds":["10023"],"pickupDateProposalId":"10023","pickupTime":{"date":"2026-03-04","minTime":"text","maxTime":"text"},"address":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700"}}}'
    allegro = Recorder(200, answer)
    command = await Shipments(allegro).create_pickup(PickupCreateCommandDto.model_validate_json(body))
    read = command.started
    assert type(read) is PickupCreateCommandDto
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/pickups/create-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_pickup_creation() -> None:
    answer = '{"commandId":"10023","status":"IN_PROGRESS","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text"}],"pickupId":"10023","carrierPickupId":"10023"}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get_pickup_creation("10023")
    assert type(read) is CreatePickupCommandStatusDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/pickups/create-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_pickup() -> None:
    answer = '{"id":"10023","carrierPickupId":"10023","carrier":"text","pickupCarrier":"text","address":{"name":"text","company":"text","street":"Portowa 12","postalCode":"text","city":"Gdynia","state":"text","countryCode":"PL","email":"jan@example.com","phone":"+48500600700","point":"text"},"shipmentIds":["10023"],"waybills":["text"]}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get_pickup("10023")
    assert type(read) is PickupDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/pickups/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_protocol() -> None:
    body = '{"shipmentIds":["10023"]}'
    allegro = Recorder(200, b"file")
    assert await Shipments(allegro).get_protocol(ShipmentIdsDto.model_validate_json(body)) == b"file"
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/protocol",
        accept="application/octet-stream",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_cancel() -> None:
    body = '{"commandId":"10023","input":{"shipmentId":"10023"}}'
    answer = '{"commandId":"10023","input":{"shipmentId":"10023"}}'
    allegro = Recorder(200, answer)
    command = await Shipments(allegro).cancel(ShipmentCancelCommandDto.model_validate_json(body))
    read = command.started
    assert type(read) is ShipmentCancelCommandDto
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="POST",
        path="/shipment-management/shipments/cancel-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_cancellation() -> None:
    answer = '{"commandId":"10023","status":"IN_PROGRESS","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text"}],"shipmentId":"10023"}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get_cancellation("10023")
    assert type(read) is CancelShipmentCommandStatusDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/shipments/cancel-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_creation() -> None:
    answer = '{"commandId":"10023","status":"IN_PROGRESS","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text"}],"shipmentId":"10023"}'
    allegro = Recorder(200, answer)
    read = await Shipments(allegro).get_creation("10023")
    assert type(read) is CreateShipmentCommandStatusDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/shipment-management/shipments/create-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )
