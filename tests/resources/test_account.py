"""Every method of `client.account`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.account import (
    AdditionalEmail,
    AdditionalEmailRequest,
    AdditionalEmailsResponse,
    BlockBuyerRequest,
    BlockedBuyer,
    BlockedBuyers,
    ContactRequest,
    ContactResponse,
    ContactResponseList,
    MeResponse,
    SalesQualityHistoryResponse,
    SmartSellerClassificationReport,
)
from allegro_async.resources.account import Account
from tests.recorder import Recorder, Sent, as_json


async def test_me() -> None:
    answer = '{"id":"10023","login":"jan_kowalski","firstName":"text","lastName":"text","email":"jan@example.com","baseMarketplace":{"id":"10023"},"company":{"name":"text","taxId":"10023"},"features":["text"]}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).me()
    assert type(read) is MeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(method="GET", path="/me", accept="application/vnd.allegro.public.v1+json")


async def test_list_additional_emails() -> None:
    answer = '{"additional-emails":[{"id":"10023","email":"jan@example.com","createdAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Account(allegro).list_additional_emails()
    read = await pager
    assert type(read) is AdditionalEmailsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AdditionalEmail
    assert allegro.sent == Sent(
        method="GET", path="/account/additional-emails", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create_additional_email() -> None:
    body = '{"email":"jan@example.com"}'
    answer = '{"id":"10023","email":"jan@example.com","createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    read = await Account(allegro).create_additional_email(AdditionalEmailRequest.model_validate_json(body))
    assert type(read) is AdditionalEmail
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/account/additional-emails",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_additional_email() -> None:
    answer = '{"id":"10023","email":"jan@example.com","createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).get_additional_email("10023")
    assert type(read) is AdditionalEmail
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/account/additional-emails/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_delete_additional_email() -> None:
    allegro = Recorder(204)
    await Account(allegro).delete_additional_email("10023")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/account/additional-emails/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_blocked_buyers() -> None:
    answer = '{"blacklistedUsers":[{"user":{"id":"10023","login":"jan_kowalski"},"note":"text","createdAt":"2026-03-04T10:20:30.000Z"}],"total":2}'
    allegro = Recorder(200, answer)
    pager = Account(allegro).list_blocked_buyers(offset=2, limit=2)
    read = await pager
    assert type(read) is BlockedBuyers
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BlockedBuyer
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/blacklisted-users",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2")],
    )


async def test_block_buyer() -> None:
    body = '{"user":{"id":"10023","login":"jan_kowalski"},"note":"text"}'
    allegro = Recorder(201)
    await Account(allegro).block_buyer(BlockBuyerRequest.model_validate_json(body))
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/blacklisted-users",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_unblock_buyer() -> None:
    allegro = Recorder(204)
    await Account(allegro).unblock_buyer("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/sale/blacklisted-users/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_contacts() -> None:
    answer = '{"contacts":[{"id":"10023","name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}]}'
    allegro = Recorder(200, answer)
    pager = Account(allegro).list_contacts()
    read = await pager
    assert type(read) is ContactResponseList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ContactResponse
    assert allegro.sent == Sent(
        method="GET", path="/sale/offer-contacts", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create_contact() -> None:
    body = '{"name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}'
    answer = '{"id":"10023","name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}'
    allegro = Recorder(201, answer)
    read = await Account(allegro).create_contact(ContactRequest.model_validate_json(body))
    assert type(read) is ContactResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-contacts",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_contact() -> None:
    answer = '{"id":"10023","name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).get_contact("10023")
    assert type(read) is ContactResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/offer-contacts/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_contact() -> None:
    body = '{"name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}'
    answer = '{"id":"10023","name":"text","emails":[{"address":"text"}],"phones":[{"number":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).replace_contact("10023", ContactRequest.model_validate_json(body))
    assert type(read) is ContactResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-contacts/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_sales_quality() -> None:
    answer = '{"quality":[{"resultFor":"2026-03-04","score":2,"grade":"text","maxScore":2,"metrics":[{"code":"text","name":"text","score":2,"maxScore":2}]}]}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).get_sales_quality()
    assert type(read) is SalesQualityHistoryResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/quality", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get_smart_classification() -> None:
    answer = '{"classification":{"fulfilled":true,"lastChanged":"2026-03-04T10:20:30.000Z"},"conditions":[{"code":"text","name":"text","description":"text","value":true,"threshold":true,"fulfilled":true,"required":true}],"excludedDeliveryMethods":[{"id":"10023"}]}'
    allegro = Recorder(200, answer)
    read = await Account(allegro).get_smart_classification(marketplace_id="10023")
    assert type(read) is SmartSellerClassificationReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/smart",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplaceId", "10023")],
    )
