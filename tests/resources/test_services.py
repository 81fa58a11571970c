"""Every method of `client.services`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.services import (
    AdditionalServiceCategories,
    AdditionalServiceCategory,
    AdditionalServiceGroupTranslation,
    AdditionalServiceGroupTranslationPatchResponse,
    AdditionalServiceGroupTranslationResponse,
    AdditionalServicesGroupRequest,
    AdditionalServicesGroupResponse,
    AdditionalServicesGroupTranslationRequest,
    AdditionalServicesGroups,
)
from allegro_async.resources.services import Services
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"additionalServicesGroups":[{"additionalServices":[{"configurations":[{"constraintCriteria":{},"price":{"amount":"12.50","currency":"PLN"}}],"definition":{"id":"10023"},"description":"text"}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","updatedAt":"2026-03-04T10:20:30.000Z","name":"text","seller":{"id":"10023"},"language":"pl-PL","managedByAllegro":true}]}'
    allegro = Recorder(200, answer)
    pager = Services(allegro).search(offset=2, limit=2)
    read = await pager
    assert type(read) is AdditionalServicesGroups
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AdditionalServicesGroupResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-additional-services/groups",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2")],
    )


async def test_get() -> None:
    answer = '{"additionalServices":[{"configurations":[{"constraintCriteria":{"country":"PL","type":"COUNTRY_SAME_QUANTITY","deliveryMethods":[{}]},"price":{"amount":"12.50","currency":"PLN"}}],"definition":{"id":"10023"},"description":"text"}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","updatedAt":"2026-03-04T10:20:30.000Z","name":"text","seller":{"id":"10023"},"language":"pl-PL","managedByAllegro":true}'
    allegro = Recorder(200, answer)
    read = await Services(allegro).get("10023")
    assert type(read) is AdditionalServicesGroupResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-additional-services/groups/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_create() -> None:
    body = '{"name":"text","language":"pl-PL","additionalServices":[{"definition":{"id":"10023"},"description":"text","configurations":[{"constraintCriteria":{"country":"PL","type":"COUNTRY_SAME_QUANTITY","deliveryMethods":[{}]},"price":{"amount":"12.50","currency":"PLN"}}]}]}'
    answer = '{"additionalServices":[{"configurations":[{"constraintCriteria":{"country":"PL","type":"COUNTRY_SAME_QUANTITY","deliveryMethods":[{}]},"price":{"amount":"12.50","currency":"PLN"}}],"definition":{"id":"10023"},"description":"text"}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","updatedAt":"2026-03-04T10:20:30.000Z","name":"text","seller":{"id":"10023"},"language":"pl-PL","managedByAllegro":true}'
    allegro = Recorder(201, answer)
    read = await Services(allegro).create(AdditionalServicesGroupRequest.model_validate_json(body))
    assert type(read) is AdditionalServicesGroupResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-additional-services/groups",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace() -> None:
    body = '{"name":"text","language":"pl-PL","additionalServices":[{"definition":{"id":"10023"},"description":"text","configurations":[{"constraintCriteria":{"country":"PL","type":"COUNTRY_SAME_QUANTITY","deliveryMethods":[{}]},"price":{"amount":"12.50","currency":"PLN"}}]}]}'
    answer = '{"additionalServices":[{"configurations":[{"constraintCriteria":{"country":"PL","type":"COUNTRY_SAME_QUANTITY","deliveryMethods":[{}]},"price":{"amount":"12.50","currency":"PLN"}}],"definition":{"id":"10023"},"description":"text"}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","updatedAt":"2026-03-04T10:20:30.000Z","name":"text","seller":{"id":"10023"},"language":"pl-PL","managedByAllegro":true}'
    allegro = Recorder(200, answer)
    read = await Services(allegro).replace("10023", AdditionalServicesGroupRequest.model_validate_json(body))
    assert type(read) is AdditionalServicesGroupResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-additional-services/groups/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_categories() -> None:
    answer = '{"categories":[{"name":"text","definitions":[{"id":"10023","name":"text","description":{"hint":"text","editable":true,"default":"text"},"maxPrice":{"amount":"12.50","currency":"PLN"},"availableConstraints":[{"type":"text","availableDeliveryMethods":["text"]}],"updatedAt":"2026-03-04T10:20:30.000Z"}]}]}'
    allegro = Recorder(200, answer)
    pager = Services(allegro).list_categories()
    read = await pager
    assert type(read) is AdditionalServiceCategories
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AdditionalServiceCategory
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-additional-services/categories",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_translations() -> None:
    answer = '{"translations":[{"language":"pl-PL","additionalServices":{"translation":[{"definition":{"id":"10023"},"description":"text"}],"type":"MANUAL"}}]}'
    allegro = Recorder(200, answer)
    pager = Services(allegro).list_translations("10023", content_language="pl-PL")
    read = await pager
    assert type(read) is AdditionalServiceGroupTranslationResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AdditionalServiceGroupTranslation
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-additional-services/groups/10023/translations",
        accept="application/vnd.allegro.public.v1+json",
        query=[("language", "pl-PL")],
    )


async def test_edit_translation() -> None:
    body = '{"additionalServices":{"translation":[{"definition":{"id":"10023"},"description":"text"}]}}'
    answer = '{"language":"pl-PL","additionalServices":{"translation":[{"definition":{"id":"10023"},"description":"text"}],"type":"MANUAL"}}'
    allegro = Recorder(200, answer)
    read = await Services(allegro).edit_translation(
        "10023", "pl-PL", AdditionalServicesGroupTranslationRequest.model_validate_json(body)
    )
    assert type(read) is AdditionalServiceGroupTranslationPatchResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PATCH",
        path="/sale/offer-additional-services/groups/10023/translations/pl-PL",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_translation() -> None:
    allegro = Recorder(204)
    await Services(allegro).delete_translation("10023", "pl-PL")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/sale/offer-additional-services/groups/10023/translations/pl-PL",
        accept="application/vnd.allegro.public.v1+json",
    )
