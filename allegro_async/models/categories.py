"""Models of the area `categories`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Number, Tagged, Timestamp, UnknownModel

from .common import (
    CategoryParameterDisplayConditions,
    CategoryParameterRequirementConditions,
    FormerCategoryParameterData,
    FormerParameterValueData,
)


class CategoryDeletedEventRedirectCategory(AllegroModel):
    """Part of `CategoryDeletedEvent`."""

    id: str | None = None


class CategoryDtoParent(AllegroModel):
    """Part of `CategoryDto`."""

    id: str | None = None


class CategoryEventBaseCategoryParent(AllegroModel):
    """Part of `CategoryEventBaseCategory`."""

    id: str | None = None


class CategoryOptionsDto(AllegroModel):
    """Part of `CategoryDto`."""

    advertisement: bool | None = None
    offers_with_product_publication_enabled: bool | None = None
    product_creation_enabled: bool | None = None
    seller_can_require_purchase_comments: bool | None = None


class CategoryParameterOptions(AllegroModel):
    """Part of `DictionaryCategoryParameter`, `FloatCategoryParameter`, `IntegerCategoryParameter` and 2 more."""

    ambiguous_value_id: str | None = None
    depends_on_parameter_id: str | None = None
    describes_product: bool | None = None
    custom_values_enabled: bool | None = None


class CategoryParametersScheduledBaseChangeCategory(AllegroModel):
    """Part of `RequirementChange`."""

    id: str | None = None


class CategoryParametersScheduledBaseChangeParameter(AllegroModel):
    """Part of `RequirementChange`."""

    id: str | None = None


class CategorySuggestionCategoryNode(AllegroModel):
    """Part of `CategorySuggestionResponse`."""

    id: str
    name: str
    parent: "CategorySuggestionCategoryNode | None" = None


class CategorySuggestionResponse(AllegroModel):
    """Answer of `categories.suggest`."""

    matching_categories: list[CategorySuggestionCategoryNode]


class DictionaryCategoryParameterRestrictions(AllegroModel):
    """Part of `DictionaryCategoryParameter`."""

    multiple_choices: bool | None = None


class FloatCategoryParameterRestrictions(AllegroModel):
    """Part of `FloatCategoryParameter`."""

    min: Number | None = None
    max: Number | None = None
    range: bool | None = None
    precision: int | None = None


class IntegerCategoryParameterRestrictions(AllegroModel):
    """Part of `IntegerCategoryParameter`."""

    min: int | None = None
    max: int | None = None
    range: bool | None = None


class RequirementChange(AllegroModel):
    """`CategoryParametersScheduledChange` with the type `REQUIREMENT_CHANGE`."""

    type: Literal["REQUIREMENT_CHANGE"]
    scheduled_at: Timestamp
    scheduled_for: Timestamp
    category: CategoryParametersScheduledBaseChangeCategory
    parameter: CategoryParametersScheduledBaseChangeParameter


class StringCategoryParameterRestrictions(AllegroModel):
    """Part of `StringCategoryParameter`."""

    min_length: int | None = None
    max_length: int | None = None
    allowed_number_of_values: int | None = None


class TaxExemption(AllegroModel):
    """Part of `CategoryTaxSettings`."""

    label: str | None = None
    value: str | None = None


class TaxRateValue(AllegroModel):
    """Part of `TaxRate`."""

    label: str | None = None
    value: str | None = None
    exemption_required: bool | None = None


class TaxSubject(AllegroModel):
    """Part of `CategoryTaxSettings`."""

    label: str | None = None
    value: str | None = None


class UnknownCategoryEvent(UnknownModel):
    """`CategoryEvent` with a type that this library does not know yet."""

    type: str
    id: str
    occurred_at: Timestamp


class UnknownCategoryParametersScheduledChange(UnknownModel):
    """`CategoryParametersScheduledChange` with a type that this library does not know yet."""

    type: str
    scheduled_at: Timestamp
    scheduled_for: Timestamp


class CategoryDto(AllegroModel):
    """Answer of `categories.get`."""

    id: str | None = None
    leaf: bool | None = None
    name: str | None = None
    options: CategoryOptionsDto | None = None
    parent: CategoryDtoParent | None = None


class CategoryEventBaseCategory(AllegroModel):
    """Part of `CategoryCreatedEvent`, `CategoryDeletedEvent`, `CategoryMovedEvent` and 1 more."""

    id: str | None = None
    leaf: bool | None = None
    name: str | None = None
    parent: CategoryEventBaseCategoryParent | None = None


class CategoryMovedEvent(AllegroModel):
    """`CategoryEvent` with the type `CATEGORY_MOVED`."""

    type: Literal["CATEGORY_MOVED"]
    id: str
    occurred_at: Timestamp
    category: CategoryEventBaseCategory


CategoryParametersScheduledChange: TypeAlias = Annotated[
    RequirementChange | UnknownCategoryParametersScheduledChange,
    Tagged("type", UnknownCategoryParametersScheduledChange),
]


class CategoryParametersScheduledChangesResponse(AllegroModel):
    """Answer of `categories.list_scheduled_changes`."""

    scheduled_changes: list[CategoryParametersScheduledChange]


class CategoryRenamedEvent(AllegroModel):
    """`CategoryEvent` with the type `CATEGORY_RENAMED`."""

    type: Literal["CATEGORY_RENAMED"]
    id: str
    occurred_at: Timestamp
    category: CategoryEventBaseCategory


class DictionaryCategoryParameterDictionaryItem(AllegroModel):
    """Part of `DictionaryCategoryParameter`."""

    id: str | None = None
    value: str | None = None
    depends_on_value_ids: list[str] | None = None
    former_data: FormerParameterValueData | None = None


class FloatCategoryParameter(AllegroModel):
    """`CategoryParameter` with the type `float`."""

    type: Literal["float"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_for_product: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    options: CategoryParameterOptions | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: FloatCategoryParameterRestrictions | None = None


class IntegerCategoryParameter(AllegroModel):
    """`CategoryParameter` with the type `integer`."""

    type: Literal["integer"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_for_product: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    options: CategoryParameterOptions | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: IntegerCategoryParameterRestrictions | None = None


class StringCategoryParameter(AllegroModel):
    """`CategoryParameter` with the type `string`."""

    type: Literal["string"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_for_product: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    options: CategoryParameterOptions | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: StringCategoryParameterRestrictions | None = None


class TaxRate(AllegroModel):
    """Part of `CategoryTaxSettings`."""

    country_code: str | None = None
    values: list[TaxRateValue] | None = None


class UnknownCategoryParameter(UnknownModel):
    """`CategoryParameter` with a type that this library does not know yet."""

    type: str
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_for_product: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    options: CategoryParameterOptions | None = None
    former_data: FormerCategoryParameterData | None = None


class CategoriesDto(AllegroModel):
    """Answer of `categories.search`."""

    categories: list[CategoryDto] | None = None


class CategoryCreatedEvent(AllegroModel):
    """`CategoryEvent` with the type `CATEGORY_CREATED`."""

    type: Literal["CATEGORY_CREATED"]
    id: str
    occurred_at: Timestamp
    category: CategoryEventBaseCategory


class CategoryDeletedEvent(AllegroModel):
    """`CategoryEvent` with the type `CATEGORY_DELETED`."""

    type: Literal["CATEGORY_DELETED"]
    id: str
    occurred_at: Timestamp
    category: CategoryEventBaseCategory
    redirect_category: CategoryDeletedEventRedirectCategory | None = None


CategoryEvent: TypeAlias = Annotated[
    CategoryCreatedEvent
    | CategoryRenamedEvent
    | CategoryMovedEvent
    | CategoryDeletedEvent
    | UnknownCategoryEvent,
    Tagged("type", UnknownCategoryEvent),
]


class CategoryEventsResponse(AllegroModel):
    """Answer of `categories.list_events`."""

    events: list[CategoryEvent]


class CategoryTaxSettings(AllegroModel):
    """Answer of `categories.get_tax_settings`."""

    subjects: list[TaxSubject] | None = None
    rates: list[TaxRate] | None = None
    exemptions: list[TaxExemption] | None = None


class DictionaryCategoryParameter(AllegroModel):
    """`CategoryParameter` with the type `dictionary`."""

    type: Literal["dictionary"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_for_product: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    options: CategoryParameterOptions | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: DictionaryCategoryParameterRestrictions | None = None
    dictionary: list[DictionaryCategoryParameterDictionaryItem] | None = None


CategoryParameter: TypeAlias = Annotated[
    IntegerCategoryParameter
    | FloatCategoryParameter
    | StringCategoryParameter
    | DictionaryCategoryParameter
    | UnknownCategoryParameter,
    Tagged("type", UnknownCategoryParameter),
]


class CategoryParameterList(AllegroModel):
    """Answer of `categories.list_parameters`."""

    parameters: list[CategoryParameter] | None = None
