"""Every method of `client.after_sales`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.after_sales import (
    AfterSalesCreateAttachmentRequest,
    AfterSalesServicesAttachment,
    ImpliedWarrantiesList,
    ImpliedWarrantyBasic,
    ImpliedWarrantyRequest,
    ImpliedWarrantyResponse,
    ReturnPoliciesList,
    ReturnPolicyRequest,
    ReturnPolicyResponse,
    ReturnPolicyUpdateRequest,
    WarrantiesList,
    WarrantyBasic,
    WarrantyRequest,
    WarrantyResponse,
)
from allegro_async.resources.after_sales import AfterSales
from tests.recorder import Recorder, Sent, as_json


async def test_create_attachment() -> None:
    body = '{"name":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","url":"https://example.com/page"}'
    allegro = Recorder(201, answer)
    read = await AfterSales(allegro).create_attachment(
        AfterSalesCreateAttachmentRequest.model_validate_json(body)
    )
    assert type(read) is AfterSalesServicesAttachment
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/after-sales-service-conditions/attachments",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_upload_attachment() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","url":"https://example.com/page"}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).upload_attachment("10023", b"file")
    assert type(read) is AfterSalesServicesAttachment
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/after-sales-service-conditions/attachments/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/pdf",
        body=b"file",
    )


async def test_list_implied_warranties() -> None:
    answer = '{"count":2,"impliedWarranties":[{"id":"10023","name":"text"}]}'
    allegro = Recorder(200, answer)
    pager = AfterSales(allegro).list_implied_warranties(limit=2, offset=2)
    read = await pager
    assert type(read) is ImpliedWarrantiesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ImpliedWarrantyBasic
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/implied-warranties",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_create_implied_warranty() -> None:
    body = '{"name":"text","individual":{"period":"text"},"corporate":{"period":"text"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"description":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","individual":{"period":"text"},"corporate":{"period":"text"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"description":"text"}'
    allegro = Recorder(201, answer)
    read = await AfterSales(allegro).create_implied_warranty(ImpliedWarrantyRequest.model_validate_json(body))
    assert type(read) is ImpliedWarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/after-sales-service-conditions/implied-warranties",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_implied_warranty() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","individual":{"period":"text"},"corporate":{"period":"text"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"description":"text"}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).get_implied_warranty("10023")
    assert type(read) is ImpliedWarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/implied-warranties/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_implied_warranty() -> None:
    body = '{"name":"text","individual":{"period":"text"},"corporate":{"period":"text"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"description":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","individual":{"period":"text"},"corporate":{"period":"text"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"description":"text"}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).replace_implied_warranty(
        "10023", ImpliedWarrantyRequest.model_validate_json(body)
    )
    assert type(read) is ImpliedWarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/after-sales-service-conditions/implied-warranties/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_return_policies() -> None:
    answer = '{"count":2,"returnPolicies":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","isFulfillment":true,"seller":{"id":"10023"},"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}]}'
    allegro = Recorder(200, answer)
    pager = AfterSales(allegro).list_return_policies(limit=2, offset=2)
    read = await pager
    assert type(read) is ReturnPoliciesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ReturnPolicyResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/return-policies",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_create_return_policy() -> None:
    body = '{"name":"text","isFulfillment":true,"availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","isFulfillment":true,"seller":{"id":"10023"},"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    allegro = Recorder(201, answer)
    read = await AfterSales(allegro).create_return_policy(ReturnPolicyRequest.model_validate_json(body))
    assert type(read) is ReturnPolicyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/after-sales-service-conditions/return-policies",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_return_policy() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","isFulfillment":true,"seller":{"id":"10023"},"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).get_return_policy("10023")
    assert type(read) is ReturnPolicyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/return-policies/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_return_policy() -> None:
    body = '{"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","isFulfillment":true,"seller":{"id":"10023"},"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).replace_return_policy(
        "10023", ReturnPolicyUpdateRequest.model_validate_json(body)
    )
    assert type(read) is ReturnPolicyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/after-sales-service-conditions/return-policies/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_return_policy() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","isFulfillment":true,"seller":{"id":"10023"},"name":"text","availability":{"range":"FULL","restrictionCause":{"name":"SEALED_MEDIA","description":"text"}},"withdrawalPeriod":"text","returnCost":{"coveredBy":"SELLER"},"address":{"name":"text","street":"Portowa 12","postCode":"text","city":"Gdynia","countryCode":"text"},"contact":{"phoneNumber":"text","email":"jan@example.com"},"options":{"cashOnDeliveryNotAllowed":true,"freeAccessoriesReturnRequired":true,"refundLoweredByReceivedDiscount":true,"businessReturnAllowed":true,"collectBySellerOnly":true}}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).delete_return_policy("10023")
    assert type(read) is ReturnPolicyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="DELETE",
        path="/after-sales-service-conditions/return-policies/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_warranties() -> None:
    answer = '{"count":2,"warranties":[{"id":"10023","name":"text"}]}'
    allegro = Recorder(200, answer)
    pager = AfterSales(allegro).list_warranties(limit=2, offset=2)
    read = await pager
    assert type(read) is WarrantiesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is WarrantyBasic
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/warranties",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_create_warranty() -> None:
    body = '{"name":"text","type":"MANUFACTURER","individual":{"period":"text","lifetime":true},"corporate":{"period":"text","lifetime":true},"attachment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"description":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","type":"MANUFACTURER","individual":{"period":"text","lifetime":true},"corporate":{"period":"text","lifetime":true},"attachment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","url":"https://example.com/page"},"description":"text"}'
    allegro = Recorder(201, answer)
    read = await AfterSales(allegro).create_warranty(WarrantyRequest.model_validate_json(body))
    assert type(read) is WarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/after-sales-service-conditions/warranties",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_warranty() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","type":"MANUFACTURER","individual":{"period":"text","lifetime":true},"corporate":{"period":"text","lifetime":true},"attachment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","url":"https://example.com/page"},"description":"text"}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).get_warranty("10023")
    assert type(read) is WarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/after-sales-service-conditions/warranties/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_warranty() -> None:
    body = '{"name":"text","type":"MANUFACTURER","individual":{"period":"text","lifetime":true},"corporate":{"period":"text","lifetime":true},"attachment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"description":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","seller":{"id":"10023"},"name":"text","type":"MANUFACTURER","individual":{"period":"text","lifetime":true},"corporate":{"period":"text","lifetime":true},"attachment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","url":"https://example.com/page"},"description":"text"}'
    allegro = Recorder(200, answer)
    read = await AfterSales(allegro).replace_warranty("10023", WarrantyRequest.model_validate_json(body))
    assert type(read) is WarrantyResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/after-sales-service-conditions/warranties/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
