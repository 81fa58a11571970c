"""Models of the area `products`."""

from typing import Annotated, Literal, TypeAlias
from pydantic import Field
from allegro_async._model import AllegroModel, Number, Sent, Tagged, UnknownModel

from .common import (
    AiCoCreatedImage,
    AttachmentsSafetyInformation,
    CategoryParameterDisplayConditions,
    CategoryParameterRequirementConditions,
    CategoryReference,
    CompatibilityListItemProductBased,
    CompatibilityListManual,
    FormerCategoryParameterData,
    FormerParameterValueData,
    JustId,
    ListingResponseFilters,
    ParameterRangeValue,
    ResponsibleProducerResponse,
    StandardizedDescription,
    TextSafetyInformation,
)


class BaseSaleProductResponseDtoPublication(AllegroModel):
    """Part of `BaseSaleProductResponseDto`."""

    status: Literal["PROPOSED", "LISTED"] | str | None = None


class CompatibilityListProductBased(AllegroModel):
    """`CompatibilityList` with the type `PRODUCT_BASED`."""

    type: Literal["PRODUCT_BASED"]
    id: str
    items: list[CompatibilityListItemProductBased] | None = None


class CompatibilityListSupportedCategoriesDtoSupportedCategoryValidationRules(AllegroModel):
    """Part of `CompatibilityListSupportedCategoriesDtoSupportedCategory`."""

    max_rows: int | None = None
    max_characters_per_line: int | None = None


class CompatibleProductDtoAttribute(AllegroModel):
    """Part of `CompatibleProductDto`."""

    id: str | None = None
    values: list[str] | None = None


class CompatibleProductDtoGroup(AllegroModel):
    """Part of `CompatibleProductDto`."""

    id: str | None = None


class CompatibleProductsGroupsDtoGroup(AllegroModel):
    """Part of `CompatibleProductsGroupsDto`."""

    id: str | None = None
    text: str | None = None


class DictionaryCategoryProductParameterRestrictions(AllegroModel):
    """Part of `DictionaryCategoryProductParameter`."""

    multiple_choices: bool | None = None


class FloatCategoryProductParameterRestrictions(AllegroModel):
    """Part of `FloatCategoryProductParameter`."""

    min: Number | None = None
    max: Number | None = None
    range: bool | None = None
    precision: int | None = None


class GetSaleProductsResponseNextPage(AllegroModel):
    """Part of `GetSaleProductsResponse`."""

    id: str | None = None


class ImageUrl(AllegroModel):
    """Part of `BaseSaleProductResponseDto`, `ProductChangeProposalRequest`, `ProductProposalsRequest` and 2 more."""

    url: str | None = None


class IntegerCategoryProductParameterRestrictions(AllegroModel):
    """Part of `IntegerCategoryProductParameter`."""

    min: int | None = None
    max: int | None = None
    range: bool | None = None


class ProductAiCoCreatedContent(AllegroModel):
    """Part of `BaseSaleProductResponseDto`, `ProductProposalsResponse` and `SaleProductDto`."""

    paths: list[str]
    images: list[AiCoCreatedImage] | None = None


class ProductCategoryProposal(AllegroModel):
    """Part of `ProductChangeProposalDto`."""

    current: str | None = None
    proposal: str | None = None
    reason: str | None = None
    resolution_type: Literal["UNRESOLVED", "ACCEPTED", "REJECTED"] | str | None = None


class ProductImageProposal(AllegroModel):
    """Part of `ProductChangeProposalDto`."""

    current: str | None = None
    proposal: str | None = None
    reason: str | None = None
    resolution_type: Literal["UNRESOLVED", "ACCEPTED", "REJECTED"] | str | None = None


class ProductNameProposal(AllegroModel):
    """Part of `ProductChangeProposalDto`."""

    current: str | None = None
    proposal: str | None = None
    reason: str | None = None
    resolution_type: Literal["UNRESOLVED", "ACCEPTED", "REJECTED"] | str | None = None


class ProductParameterDtoOptions(AllegroModel):
    """Part of `ProductParameterDto`."""

    identifies_product: bool
    is_gtin: Annotated[bool | None, Field(alias="isGTIN")] = None
    is_trusted: bool | None = None
    is_ai_co_created: bool | None = None


class ProductParameterOptions(AllegroModel):
    """Part of `ProductParameter`."""

    identifies_product: bool | None = None


class ProductParameterValueProposal(AllegroModel):
    """Part of `ProductParameterProposal`."""

    current: str | None = None
    proposal: str | None = None
    reason: str | None = None
    resolution_type: Literal["UNRESOLVED", "ACCEPTED", "REJECTED"] | str | None = None


class ProductProposalsResponseCategory(AllegroModel):
    """Part of `ProductProposalsResponse`."""

    id: str | None = None
    similar: list[CategoryReference] | None = None


class ProductProposalsResponsePublication(AllegroModel):
    """Part of `ProductProposalsResponse`."""

    status: Literal["PROPOSED", "LISTED"] | str | None = None


class ProductsCategoryPath(AllegroModel):
    """Part of `ProductCategoryWithPath`, `ProductSimilarCategoryWithPath` and `SaleProductResponseCategoriesDto`."""

    id: str | None = None
    name: str | None = None


class ProductsCategorySubcategories(AllegroModel):
    """Part of `SaleProductResponseCategoriesDto`."""

    id: str | None = None
    name: str | None = None
    count: int | None = None


class SaleProductCompatibilityList(AllegroModel):
    """Part of `SaleProductDto`."""

    id: str
    type: str
    items: list[CompatibilityListItemProductBased] | None = None


class SaleProductDtoPublication(AllegroModel):
    """Part of `SaleProductDto`."""

    status: Literal["PROPOSED", "LISTED"] | str | None = None


class SaleProductResponseCategoriesDto(AllegroModel):
    """Part of `GetSaleProductsResponse`."""

    subcategories: list[ProductsCategorySubcategories] | None = None
    path: list[ProductsCategoryPath] | None = None


class SizeTableCaption(AllegroModel):
    """Part of `SizeTableTemplateImageResponse`."""

    index: str
    value: str


class SizeTableCells(AllegroModel):
    """Part of `SizeTable`, `SizeTablePostRequest`, `SizeTablePutRequest` and 1 more."""

    cells: list[str]


class SizeTableHeader(AllegroModel):
    """Part of `SizeTable`, `SizeTablePostRequest`, `SizeTablePutRequest` and 1 more."""

    name: str


class SizeTablePostRequest(AllegroModel):
    """Body of `products.create_size_table`."""

    name: str
    template: JustId
    headers: list[SizeTableHeader]
    values: list[SizeTableCells]


class SizeTablePutRequest(AllegroModel):
    """Body of `products.replace_size_table`."""

    name: str
    headers: list[SizeTableHeader]
    values: list[SizeTableCells]


class SizeTableTemplateImageResponse(AllegroModel):
    """Part of `SizeTableTemplateResponse`."""

    captions: list[SizeTableCaption]
    url: str


class SizeTableTemplateResponse(AllegroModel):
    """Part of `SizeTableTemplatesResponse`."""

    id: str
    name: str
    headers: list[SizeTableHeader]
    values: list[SizeTableCells]
    image: SizeTableTemplateImageResponse | None = None


class SizeTableTemplatesResponse(AllegroModel):
    """Answer of `products.list_size_table_templates`."""

    templates: list[SizeTableTemplateResponse]


class StringCategoryProductParameterRestrictions(AllegroModel):
    """Part of `StringCategoryProductParameter`."""

    min_length: int | None = None
    max_length: int | None = None
    allowed_number_of_values: int | None = None


class TecdocSpecificationItem(AllegroModel):
    """Part of `TecdocSpecification`."""

    name: str | None = None
    values: list[str] | None = None


class TrustedContent(AllegroModel):
    """Part of `BaseSaleProductResponseDto` and `SaleProductDto`."""

    paths: list[str]
    product_paths: list[str]


class UnknownCompatibilityList(UnknownModel):
    """`CompatibilityList` with a type that this library does not know yet."""

    type: str


class UnknownProductSafetyInformation(UnknownModel):
    """`ProductSafetyInformation` with a type that this library does not know yet."""

    type: str


class CompatibilityListSupportedCategoriesDtoSupportedCategory(AllegroModel):
    """Part of `CompatibilityListSupportedCategoriesDto`."""

    category_id: str | None = None
    name: str | None = None
    items_type: str | None = None
    input_type: Literal["TEXT", "ID"] | str | None = None
    validation_rules: CompatibilityListSupportedCategoriesDtoSupportedCategoryValidationRules | None = None


class CompatibleProductDto(AllegroModel):
    """Part of `CompatibleProductsListDto`."""

    id: str | None = None
    text: str | None = None
    group: CompatibleProductDtoGroup | None = None
    attributes: list[CompatibleProductDtoAttribute] | None = None


class CompatibleProductsGroupsDto(AllegroModel):
    """Answer of `products.list_compatible_product_groups`."""

    groups: list[CompatibleProductsGroupsDtoGroup] | None = None
    count: int | None = None
    total_count: int | None = None


class CompatibleProductsListDto(AllegroModel):
    """Answer of `products.list_compatible_products`."""

    compatible_products: list[CompatibleProductDto] | None = None
    count: int | None = None
    total_count: int | None = None


class DictionaryCategoryProductParameterDictionaryItem(AllegroModel):
    """Part of `DictionaryCategoryProductParameter`."""

    id: str | None = None
    value: str | None = None
    former_data: FormerParameterValueData | None = None


class FloatCategoryProductParameter(AllegroModel):
    """`CategoryProductParameter` with the type `float`."""

    type: Literal["float"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: FloatCategoryProductParameterRestrictions | None = None


class IntegerCategoryProductParameter(AllegroModel):
    """`CategoryProductParameter` with the type `integer`."""

    type: Literal["integer"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: IntegerCategoryProductParameterRestrictions | None = None


class NewProductParameterDto(AllegroModel):
    """Part of `ProductProposalsResponse`."""

    id: str | None = None
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None


class ProductParameter(AllegroModel):
    """Part of `ProductChangeProposalRequest` and `ProductProposalsRequest`."""

    id: str
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None
    values_labels: list[str] | None = None
    unit: str | None = None
    options: ProductParameterOptions | None = None


class ProductParameterDto(AllegroModel):
    """Part of `BaseSaleProductResponseDto`, `OfferRequirements` and `SaleProductDto`."""

    id: str
    name: str | None = None
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None
    values_labels: list[str] | None = None
    unit: str | None = None
    options: ProductParameterDtoOptions | None = None


class ProductParameterProposal(AllegroModel):
    """Part of `ProductChangeProposalDto`."""

    id: str | None = None
    values: list[ProductParameterValueProposal] | None = None


ProductSafetyInformation: TypeAlias = Annotated[
    TextSafetyInformation | AttachmentsSafetyInformation | UnknownProductSafetyInformation,
    Tagged("type", UnknownProductSafetyInformation),
]


class ProductSimilarCategoryWithPath(AllegroModel):
    """Part of `ProductCategoryWithPath`."""

    id: str | None = None
    path: list[ProductsCategoryPath] | None = None


class SaleProductSafetyDto(AllegroModel):
    """Part of `BaseSaleProductResponseDto` and `SaleProductDto`."""

    responsible_producers: list[ResponsibleProducerResponse] | None = None
    safety_information: ProductSafetyInformation | None = None


class SizeTable(AllegroModel):
    """Answer of `products.create_size_table`, `products.get_size_table` and `products.replace_size_table`."""

    headers: list[SizeTableHeader]
    name: str
    values: list[SizeTableCells]
    id: str | None = None
    template: JustId | None = None


class SizeTables(AllegroModel):
    """Answer of `products.list_size_tables`."""

    tables: list[SizeTable]


class StringCategoryProductParameter(AllegroModel):
    """`CategoryProductParameter` with the type `string`."""

    type: Literal["string"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: StringCategoryProductParameterRestrictions | None = None


class TecdocSpecification(AllegroModel):
    """Part of `SaleProductDto`."""

    id: str
    items: list[TecdocSpecificationItem] | None = None


class UnknownCategoryProductParameter(UnknownModel):
    """`CategoryProductParameter` with a type that this library does not know yet."""

    type: str
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    former_data: FormerCategoryParameterData | None = None


CompatibilityList: TypeAlias = Annotated[
    CompatibilityListManual | CompatibilityListProductBased | UnknownCompatibilityList,
    Tagged("type", UnknownCompatibilityList),
]


class CompatibilityListSupportedCategoriesDto(AllegroModel):
    """Answer of `products.list_compatibility_categories`."""

    supported_categories: list[CompatibilityListSupportedCategoriesDtoSupportedCategory] | None = None


class DictionaryCategoryProductParameter(AllegroModel):
    """`CategoryProductParameter` with the type `dictionary`."""

    type: Literal["dictionary"]
    id: str | None = None
    name: str | None = None
    required: bool | None = None
    required_if: CategoryParameterRequirementConditions | None = None
    displayed_if: CategoryParameterDisplayConditions | None = None
    unit: str | None = None
    former_data: FormerCategoryParameterData | None = None
    restrictions: DictionaryCategoryProductParameterRestrictions | None = None
    dictionary: list[DictionaryCategoryProductParameterDictionaryItem] | None = None


class OfferRequirements(AllegroModel):
    """Part of `SaleProductDto`."""

    id: str | None = None
    parameters: list[ProductParameterDto] | None = None


class ProductCategoryWithPath(AllegroModel):
    """Part of `BaseSaleProductResponseDto` and `SaleProductDto`."""

    id: str | None = None
    path: list[ProductsCategoryPath] | None = None
    similar: list[ProductSimilarCategoryWithPath] | None = None


class ProductChangeProposalDto(AllegroModel):
    """Answer of `products.get_change_proposal` and `products.propose_change`."""

    id: str | None = None
    name: ProductNameProposal | None = None
    category: ProductCategoryProposal | None = None
    note: str | None = None
    images: list[ProductImageProposal] | None = None
    parameters: list[ProductParameterProposal] | None = None
    notify_via_email_after_verification: bool | None = None
    language: str | None = None


class ProductChangeProposalRequest(AllegroModel):
    """Body of `products.propose_change`."""

    name: Annotated[str, Sent(max_length=150)]
    category: CategoryReference
    images: list[ImageUrl]
    parameters: list[ProductParameter]
    language: str
    note: Annotated[str | None, Sent(max_length=500)] = None
    notify_via_email_after_verification: bool | None = None


class BaseSaleProductResponseDto(AllegroModel):
    """Part of `GetSaleProductsResponse`."""

    id: str
    name: str
    category: ProductCategoryWithPath
    description: StandardizedDescription | None = None
    images: list[ImageUrl] | None = None
    parameters: list[ProductParameterDto] | None = None
    ai_co_created_content: ProductAiCoCreatedContent | None = None
    trusted_content: TrustedContent | None = None
    has_protected_brand: bool | None = None
    product_safety: SaleProductSafetyDto | None = None
    publication: BaseSaleProductResponseDtoPublication | None = None


CategoryProductParameter: TypeAlias = Annotated[
    IntegerCategoryProductParameter
    | FloatCategoryProductParameter
    | StringCategoryProductParameter
    | DictionaryCategoryProductParameter
    | UnknownCategoryProductParameter,
    Tagged("type", UnknownCategoryProductParameter),
]


class CategoryProductParameterList(AllegroModel):
    """Answer of `products.list_parameters`."""

    parameters: list[CategoryProductParameter] | None = None


class GetSaleProductsResponse(AllegroModel):
    """Answer of `products.search`."""

    products: list[BaseSaleProductResponseDto]
    categories: SaleProductResponseCategoriesDto | None = None
    filters: list[ListingResponseFilters] | None = None
    next_page: GetSaleProductsResponseNextPage | None = None


class ProductProposalsRequest(AllegroModel):
    """Body of `products.propose`."""

    name: Annotated[str, Sent(max_length=75)]
    category: CategoryReference
    images: list[ImageUrl]
    parameters: list[ProductParameter]
    language: str
    description: StandardizedDescription | None = None


class ProductProposalsResponse(AllegroModel):
    """Answer of `products.propose`."""

    id: str | None = None
    name: str | None = None
    category: ProductProposalsResponseCategory | None = None
    images: list[ImageUrl] | None = None
    parameters: list[NewProductParameterDto] | None = None
    description: StandardizedDescription | None = None
    ai_co_created_content: ProductAiCoCreatedContent | None = None
    language: str | None = None
    publication: ProductProposalsResponsePublication | None = None


class SaleProductDto(AllegroModel):
    """Answer of `products.get`."""

    id: str
    name: str
    category: ProductCategoryWithPath
    images: list[ImageUrl] | None = None
    parameters: list[ProductParameterDto] | None = None
    offer_requirements: OfferRequirements | None = None
    compatibility_list: SaleProductCompatibilityList | None = None
    tecdoc_specification: TecdocSpecification | None = None
    description: StandardizedDescription | None = None
    ai_co_created_content: ProductAiCoCreatedContent | None = None
    trusted_content: TrustedContent | None = None
    has_protected_brand: bool | None = None
    publication: SaleProductDtoPublication | None = None
    product_safety: SaleProductSafetyDto | None = None
