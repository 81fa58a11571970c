"""`client.compliance`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.common import ResponsibleProducerResponse
from ..models.compliance import (
    CreateResponsiblePersonRequest,
    CreateResponsibleProducerRequest,
    ResponsiblePersonResponse,
    ResponsiblePersonsResponse,
    ResponsibleProducersResponse,
    UpdateResponsiblePersonRequest,
    UpdateResponsibleProducerRequest,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class Compliance(Area):
    """Persons and producers who answer for the safety of products (GPSR)."""

    __slots__ = ()

    def list_persons(
        self, *, offset: int | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[ResponsiblePersonResponse, ResponsiblePersonsResponse]:
        """List the persons who answer for the safety of products (GPSR).

        `GET /sale/responsible-persons`. Scope: `allegro:api:sale:settings:read`. A page holds at most 1000
        items. Nobody can read beyond item 16000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/responsiblePersonsGET
        """
        return Pager(
            self._sender,
            op.COMPLIANCE_LIST_PERSONS,
            options,
            ResponsiblePersonsResponse,
            ResponsiblePersonResponse,
            query=(("offset", offset), ("limit", limit)),
        )

    async def create_person(
        self, body: CreateResponsiblePersonRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ResponsiblePersonResponse:
        """Add a person who answers for the safety of products (GPSR).

        `POST /sale/responsible-persons`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/responsiblePersonsPOST
        """
        return await self._one(
            ResponsiblePersonResponse,
            make_call(
                op.COMPLIANCE_CREATE_PERSON, options, body=json_body(CreateResponsiblePersonRequest, body)
            ),
        )

    async def replace_person(
        self,
        person_id: str,
        body: UpdateResponsiblePersonRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> ResponsiblePersonResponse:
        """Replace name and contact of a responsible person.

        `PUT /sale/responsible-persons/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/responsiblePersonsPUT
        """
        return await self._one(
            ResponsiblePersonResponse,
            make_call(
                op.COMPLIANCE_REPLACE_PERSON,
                options,
                path=(person_id,),
                body=json_body(UpdateResponsiblePersonRequest, body),
            ),
        )

    def list_producers(
        self, *, offset: int | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[ResponsibleProducerResponse, ResponsibleProducersResponse]:
        """List the producers who answer for the safety of products (GPSR).

        `GET /sale/responsible-producers`. Scope: `allegro:api:sale:settings:read`. A page holds at most
        1000 items. Nobody can read beyond item 50000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/responsibleProducersGET
        """
        return Pager(
            self._sender,
            op.COMPLIANCE_LIST_PRODUCERS,
            options,
            ResponsibleProducersResponse,
            ResponsibleProducerResponse,
            query=(("offset", offset), ("limit", limit)),
        )

    async def create_producer(
        self, body: CreateResponsibleProducerRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ResponsibleProducerResponse:
        """Add a producer who answers for the safety of products (GPSR).

        `POST /sale/responsible-producers`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/responsibleProducersPOST
        """
        return await self._one(
            ResponsibleProducerResponse,
            make_call(
                op.COMPLIANCE_CREATE_PRODUCER, options, body=json_body(CreateResponsibleProducerRequest, body)
            ),
        )

    async def get_producer(
        self, producer_id: str, **options: Unpack[CallOptions]
    ) -> ResponsibleProducerResponse:
        """Get name and contact of one responsible producer.

        `GET /sale/responsible-producers/{id}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/responsibleProducerGET
        """
        return await self._one(
            ResponsibleProducerResponse, make_call(op.COMPLIANCE_GET_PRODUCER, options, path=(producer_id,))
        )

    async def replace_producer(
        self,
        producer_id: str,
        body: UpdateResponsibleProducerRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> ResponsibleProducerResponse:
        """Replace name and contact of a responsible producer.

        `PUT /sale/responsible-producers/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/responsibleProducersPUT
        """
        return await self._one(
            ResponsibleProducerResponse,
            make_call(
                op.COMPLIANCE_REPLACE_PRODUCER,
                options,
                path=(producer_id,),
                body=json_body(UpdateResponsibleProducerRequest, body),
            ),
        )
