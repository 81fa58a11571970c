"""Models of the area `services`."""

from typing import Annotated, Literal
from allegro_async._model import AllegroModel, Sent, Timestamp

from .common import JustId, Price


class AdditionalServiceAvailableConstraint(AllegroModel):
    """Part of `AdditionalServiceDefinition`."""

    type: str | None = None
    available_delivery_methods: list[str] | None = None


class AdditionalServiceDefinitionDescription(AllegroModel):
    """Part of `AdditionalServiceDefinition`."""

    hint: str | None = None
    editable: bool | None = None
    default: str | None = None


class AdditionalServiceDefinitionReference(AllegroModel):
    """Part of `AdditionalServiceResponse`."""

    id: str | None = None


class AdditionalServiceDefinitionRequest(AllegroModel):
    """Part of `AdditionalServiceRequest` and `AdditionalServiceTranslation`."""

    id: str


class AdditionalServiceReference(AllegroModel):
    """Part of `AdditionalServicesGroupResponse`."""

    id: str | None = None


class AdditionalServiceTranslation(AllegroModel):
    """Part of `AdditionalServicesGroupTranslationWrapper` and `AdditionalServicesGroupTranslationWrapperWithType`."""

    definition: AdditionalServiceDefinitionRequest | None = None
    description: str | None = None


class AdditionalServicesGroupTranslationWrapper(AllegroModel):
    """Part of `AdditionalServicesGroupTranslationRequest`."""

    translation: list[AdditionalServiceTranslation] | None = None


class AdditionalServicesGroupTranslationWrapperWithType(AllegroModel):
    """Part of `AdditionalServiceGroupTranslation` and `AdditionalServiceGroupTranslationPatchResponse`."""

    translation: list[AdditionalServiceTranslation] | None = None
    type: Literal["MANUAL", "AUTO"] | str | None = None


class AdditionalServiceConstraintCriteria(AllegroModel):
    """Part of `AdditionalServiceConfiguration`."""

    country: str | None = None
    type: Literal["COUNTRY_SAME_QUANTITY", "COUNTRY_DELIVERY_SAME_QUANTITY"] | str | None = None
    delivery_methods: list[JustId] | None = None


class AdditionalServiceDefinition(AllegroModel):
    """Part of `AdditionalServiceCategory`."""

    id: str | None = None
    name: str | None = None
    description: AdditionalServiceDefinitionDescription | None = None
    max_price: Price | None = None
    available_constraints: list[AdditionalServiceAvailableConstraint] | None = None
    updated_at: Timestamp | None = None


class AdditionalServiceGroupTranslation(AllegroModel):
    """Part of `AdditionalServiceGroupTranslationResponse`."""

    language: str | None = None
    additional_services: AdditionalServicesGroupTranslationWrapperWithType | None = None


class AdditionalServiceGroupTranslationPatchResponse(AllegroModel):
    """Answer of `services.edit_translation`."""

    language: str | None = None
    additional_services: AdditionalServicesGroupTranslationWrapperWithType | None = None


class AdditionalServiceGroupTranslationResponse(AllegroModel):
    """Answer of `services.list_translations`."""

    translations: list[AdditionalServiceGroupTranslation] | None = None


class AdditionalServicesGroupTranslationRequest(AllegroModel):
    """Body of `services.edit_translation`."""

    additional_services: AdditionalServicesGroupTranslationWrapper | None = None


class AdditionalServiceCategory(AllegroModel):
    """Part of `AdditionalServiceCategories`."""

    name: str | None = None
    definitions: list[AdditionalServiceDefinition] | None = None


class AdditionalServiceConfiguration(AllegroModel):
    """Part of `AdditionalServiceRequest` and `AdditionalServiceResponse`."""

    constraint_criteria: AdditionalServiceConstraintCriteria | None = None
    price: Price | None = None


class AdditionalServiceRequest(AllegroModel):
    """Part of `AdditionalServicesGroupRequest`."""

    definition: AdditionalServiceDefinitionRequest
    description: Annotated[str, Sent(max_length=1000)]
    configurations: list[AdditionalServiceConfiguration]


class AdditionalServiceResponse(AllegroModel):
    """Part of `AdditionalServicesGroupResponse`."""

    configurations: list[AdditionalServiceConfiguration] | None = None
    definition: AdditionalServiceDefinitionReference | None = None
    description: str | None = None


class AdditionalServicesGroupRequest(AllegroModel):
    """Body of `services.create` and `services.replace`."""

    name: Annotated[str, Sent(min_length=1, max_length=100)]
    language: Annotated[str, Sent(min_length=5, max_length=5)]
    additional_services: list[AdditionalServiceRequest]


class AdditionalServicesGroupResponse(AllegroModel):
    """Answer of `services.create`, `services.get` and `services.replace`."""

    additional_services: list[AdditionalServiceResponse] | None = None
    created_at: Timestamp | None = None
    id: str | None = None
    updated_at: Timestamp | None = None
    name: str | None = None
    seller: AdditionalServiceReference | None = None
    language: str | None = None
    managed_by_allegro: bool | None = None


class AdditionalServicesGroups(AllegroModel):
    """Answer of `services.search`."""

    additional_services_groups: list[AdditionalServicesGroupResponse] | None = None


class AdditionalServiceCategories(AllegroModel):
    """Answer of `services.list_categories`."""

    categories: list[AdditionalServiceCategory] | None = None
