"""Every method of `client.compliance`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.common import ResponsibleProducerResponse
from allegro_async.models.compliance import (
    CreateResponsiblePersonRequest,
    CreateResponsibleProducerRequest,
    ResponsiblePersonResponse,
    ResponsiblePersonsResponse,
    ResponsibleProducersResponse,
    UpdateResponsiblePersonRequest,
    UpdateResponsibleProducerRequest,
)
from allegro_async.resources.compliance import Compliance
from tests.recorder import Recorder, Sent, as_json


async def test_list_persons() -> None:
    answer = '{"responsiblePersons":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","personalData":{"name":"text","address":{"countryCode":"AT","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Compliance(allegro).list_persons(offset=2, limit=2)
    read = await pager
    assert type(read) is ResponsiblePersonsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ResponsiblePersonResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/responsible-persons",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2")],
    )


async def test_create_person() -> None:
    body = '{"name":"text","personalData":{"name":"text","address":{"countryCode":"AT","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","personalData":{"name":"text","address":{"countryCode":"AT","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    allegro = Recorder(200, answer)
    read = await Compliance(allegro).create_person(CreateResponsiblePersonRequest.model_validate_json(body))
    assert type(read) is ResponsiblePersonResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/responsible-persons",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace_person() -> None:
    body = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","personalData":{"name":"text","address":{"countryCode":"AT","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","personalData":{"name":"text","address":{"countryCode":"AT","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    allegro = Recorder(200, answer)
    read = await Compliance(allegro).replace_person(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", UpdateResponsiblePersonRequest.model_validate_json(body)
    )
    assert type(read) is ResponsiblePersonResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/responsible-persons/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_producers() -> None:
    answer = '{"responsibleProducers":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Compliance(allegro).list_producers(offset=2, limit=2)
    read = await pager
    assert type(read) is ResponsibleProducersResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ResponsibleProducerResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/responsible-producers",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offset", "2"), ("limit", "2")],
    )


async def test_create_producer() -> None:
    body = '{"name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    allegro = Recorder(201, answer)
    read = await Compliance(allegro).create_producer(
        CreateResponsibleProducerRequest.model_validate_json(body)
    )
    assert type(read) is ResponsibleProducerResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/responsible-producers",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_producer() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    allegro = Recorder(200, answer)
    read = await Compliance(allegro).get_producer("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is ResponsibleProducerResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/responsible-producers/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_producer() -> None:
    body = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{"countryCode":"PL","street":"Portowa 12","postalCode":"text","city":"Gdynia"},"contact":{"email":"jan@example.com","phoneNumber":"text","formUrl":"https://example.com/page"}}}'
    allegro = Recorder(200, answer)
    read = await Compliance(allegro).replace_producer(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", UpdateResponsibleProducerRequest.model_validate_json(body)
    )
    assert type(read) is ResponsibleProducerResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/responsible-producers/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
