"""Models of the area `compliance`."""

from typing import Annotated, Literal
from allegro_async._model import AllegroModel, Sent

from .common import ResponsibleProducerAddress, ResponsibleProducerContact, ResponsibleProducerResponse


class ResponsiblePersonAddress(AllegroModel):
    """Part of `CreateResponsiblePersonRequestPersonalData`, `ResponsiblePersonResponsePersonalData` and `UpdateResponsiblePersonRequestPersonalData`."""

    country_code: (
        Literal[
            "AT",
            "BE",
            "BG",
            "HR",
            "CY",
            "CZ",
            "DK",
            "EE",
            "FI",
            "FR",
            "GR",
            "ES",
            "IE",
            "LT",
            "LU",
            "LV",
            "MT",
            "NL",
            "DE",
            "PL",
            "PT",
            "RO",
            "SK",
            "SI",
            "SE",
            "HU",
            "IT",
        ]
        | str
        | None
    ) = None
    street: Annotated[str | None, Sent(max_length=200)] = None
    postal_code: Annotated[str | None, Sent(max_length=20)] = None
    city: Annotated[str | None, Sent(max_length=100)] = None


class ResponsiblePersonContact(AllegroModel):
    """Part of `CreateResponsiblePersonRequestPersonalData`, `ResponsiblePersonResponsePersonalData` and `UpdateResponsiblePersonRequestPersonalData`."""

    email: Annotated[str | None, Sent(max_length=50)] = None
    phone_number: Annotated[str | None, Sent(max_length=30)] = None
    form_url: Annotated[str | None, Sent(max_length=80)] = None


class ResponsiblePersonResponsePersonalData(AllegroModel):
    """Part of `ResponsiblePersonResponse`."""

    name: str | None = None
    address: ResponsiblePersonAddress | None = None
    contact: ResponsiblePersonContact | None = None


class UpdateResponsiblePersonRequestPersonalData(AllegroModel):
    """Part of `UpdateResponsiblePersonRequest`."""

    name: Annotated[str | None, Sent(max_length=200)] = None
    address: ResponsiblePersonAddress | None = None
    contact: ResponsiblePersonContact | None = None


class UpdateResponsibleProducerRequestProducerData(AllegroModel):
    """Part of `UpdateResponsibleProducerRequest`."""

    trade_name: Annotated[str | None, Sent(max_length=200)] = None
    address: ResponsibleProducerAddress | None = None
    contact: ResponsibleProducerContact | None = None


class CreateResponsiblePersonRequestPersonalData(AllegroModel):
    """Part of `CreateResponsiblePersonRequest`."""

    name: Annotated[str | None, Sent(max_length=200)] = None
    address: ResponsiblePersonAddress | None = None
    contact: ResponsiblePersonContact | None = None


class CreateResponsibleProducerRequestProducerData(AllegroModel):
    """Part of `CreateResponsibleProducerRequest`."""

    trade_name: Annotated[str | None, Sent(max_length=200)] = None
    address: ResponsibleProducerAddress | None = None
    contact: ResponsibleProducerContact | None = None


class ResponsiblePersonResponse(AllegroModel):
    """Answer of `compliance.create_person` and `compliance.replace_person`."""

    id: str | None = None
    name: str | None = None
    personal_data: ResponsiblePersonResponsePersonalData | None = None


class ResponsiblePersonsResponse(AllegroModel):
    """Answer of `compliance.list_persons`."""

    responsible_persons: list[ResponsiblePersonResponse] | None = None
    count: int | None = None
    total_count: int | None = None


class ResponsibleProducersResponse(AllegroModel):
    """Answer of `compliance.list_producers`."""

    responsible_producers: list[ResponsibleProducerResponse] | None = None
    count: int | None = None
    total_count: int | None = None


class UpdateResponsiblePersonRequest(AllegroModel):
    """Body of `compliance.replace_person`."""

    id: str | None = None
    name: Annotated[str | None, Sent(max_length=50)] = None
    personal_data: UpdateResponsiblePersonRequestPersonalData | None = None


class UpdateResponsibleProducerRequest(AllegroModel):
    """Body of `compliance.replace_producer`."""

    id: str | None = None
    name: Annotated[str | None, Sent(max_length=50)] = None
    producer_data: UpdateResponsibleProducerRequestProducerData | None = None


class CreateResponsiblePersonRequest(AllegroModel):
    """Body of `compliance.create_person`."""

    name: Annotated[str | None, Sent(max_length=50)] = None
    personal_data: CreateResponsiblePersonRequestPersonalData | None = None


class CreateResponsibleProducerRequest(AllegroModel):
    """Body of `compliance.create_producer`."""

    name: Annotated[str | None, Sent(max_length=50)] = None
    producer_data: CreateResponsibleProducerRequestProducerData | None = None
