"""Every method of `client.products`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.common import CompatibilityListManual
from allegro_async.models.products import (
    BaseSaleProductResponseDto,
    CategoryProductParameterList,
    CompatibilityListSupportedCategoriesDto,
    CompatibilityListSupportedCategoriesDtoSupportedCategory,
    CompatibleProductDto,
    CompatibleProductsGroupsDto,
    CompatibleProductsGroupsDtoGroup,
    CompatibleProductsListDto,
    GetSaleProductsResponse,
    IntegerCategoryProductParameter,
    ProductChangeProposalDto,
    ProductChangeProposalRequest,
    ProductProposalsRequest,
    ProductProposalsResponse,
    SaleProductDto,
    SizeTable,
    SizeTablePostRequest,
    SizeTablePutRequest,
    SizeTableTemplateResponse,
    SizeTableTemplatesResponse,
    SizeTables,
)
from allegro_async.resources.products import Products
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"products":[{"id":"10023","name":"text","description":{"sections":[{"items":[{"type":"TEXT"}]}]},"category":{"id":"10023","path":[{"id":"10023","name":"text"}],"similar":[{"id":"10023","path":[{}]}]},"images":[{"url":"https://example.com/page"}],"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"],"valuesLabels":["text"],"unit":"text","options":{"identifiesProduct":true,"isGTIN":true,"isTrusted":true,"isAiCoCreated":true}}],"aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}],"paths":["text"]},"trustedContent":{"paths":["text"],"productPaths":["text"]},"hasProtectedBrand":true,"productSafety":{"responsibleProducers":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{}}],"safetyInformation":{"type":"TEXT","description":"text"}},"publication":{"status":"PROPOSED"}}],"categories":{"subcategories":[{"id":"10023","name":"text","count":2}],"path":[{"id":"10023","name":"text"}]},"filters":[{"id":"10023","type":"MULTI","name":"text","values":[{"name":"text","value":"text","idSuffix":"text","count":2,"selected":true}],"minValue":12.5,"maxValue":12.5,"unit":"text"}],"nextPage":{"id":"10023"}}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).search(
        phrase="text",
        mode="GTIN",
        content_language="en-US",
        category_id="10023",
        filters={"some.key": "text"},
        page_id="10023",
        search_features="SIMILAR_CATEGORIES",
    )
    read = await pager
    assert type(read) is GetSaleProductsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BaseSaleProductResponseDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/products",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("phrase", "text"),
            ("mode", "GTIN"),
            ("language", "en-US"),
            ("category.id", "10023"),
            ("some.key", "text"),
            ("page.id", "10023"),
            ("searchFeatures", "SIMILAR_CATEGORIES"),
        ],
    )


async def test_get() -> None:
    answer = '{"id":"10023","name":"text","category":{"id":"10023","path":[{"id":"10023","name":"text"}],"similar":[{"id":"10023","path":[{"id":"10023","name":"text"}]}]},"images":[{"url":"https://example.com/page"}],"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"],"valuesLabels":["text"],"unit":"text","options":{"identifiesProduct":true,"isGTIN":true,"isTrusted":true,"isAiCoCreated":true}}],"offerRequirements":{"id":"10023","parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"],"valuesLabels":["text"],"unit":"text","options":{"identifiesProduct":true,"isGTIN":true,"isTrusted":true,"isAiCoCreated":true}}]},"compatibilityList":{"id":"10023","type":"text","items":[{"text":"text"}]},"tecdocSpecification":{"id":"10023","items":[{"name":"text","values":["text"]}]},"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}],"paths":["text"]},"trustedContent":{"paths":["text"],"productPaths":["text"]},"hasProtectedBrand":true,"publication":{"status":"PROPOSED"},"productSafety":{"responsibleProducers":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text","producerData":{"tradeName":"text","address":{},"contact":{}}}],"safetyInformation":{"type":"TEXT","description":"text"}}}'
    allegro = Recorder(200, answer)
    read = await Products(allegro).get("10023", category_id="10023", content_language="en-US")
    assert type(read) is SaleProductDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/products/10023",
        accept="application/vnd.allegro.public.v1+json",
        query=[("category.id", "10023"), ("language", "en-US")],
    )


async def test_list_parameters() -> None:
    answer = '{"parameters":[{"type":"integer","id":"10023","name":"text","required":true,"requiredIf":{"parametersWithValue":[{"id":"10023","oneOfValueIds":["10023"]}],"parametersWithoutValue":[{"id":"10023"}]},"displayedIf":{"parametersWithValue":[{"id":"10023","oneOfValueIds":["10023"]}]},"unit":"text","formerData":{"ids":["10023"],"names":["text"]},"restrictions":{"min":2,"max":2,"range":true}}]}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_parameters("10023")
    read = await pager
    assert type(read) is CategoryProductParameterList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is IntegerCategoryProductParameter
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/categories/10023/product-parameters",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_suggest_compatibility_list() -> None:
    answer = '{"type":"MANUAL","items":[{"type":"TEXT","text":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Products(allegro).suggest_compatibility_list(
        offer_id="10023", product_id="10023", content_language="pl-PL"
    )
    assert type(read) is CompatibilityListManual
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/compatibility-list-suggestions",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offer.id", "10023"), ("product.id", "10023"), ("language", "pl-PL")],
    )


async def test_list_compatibility_categories() -> None:
    answer = '{"supportedCategories":[{"categoryId":"10023","name":"text","itemsType":"text","inputType":"TEXT","validationRules":{"maxRows":2,"maxCharactersPerLine":2}}]}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_compatibility_categories()
    read = await pager
    assert type(read) is CompatibilityListSupportedCategoriesDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CompatibilityListSupportedCategoriesDtoSupportedCategory
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/compatibility-list/supported-categories",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_compatible_products() -> None:
    answer = '{"compatibleProducts":[{"id":"10023","text":"text","group":{"id":"10023"},"attributes":[{"id":"10023","values":["text"]}]}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_compatible_products(
        if_modified_since=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        type_="text",
        group_id="10023",
        tecdoc_k_typ_nr="text",
        tecdoc_n_typ_nr="text",
        phrase="text",
        limit=2,
        offset=2,
    )
    read = await pager
    assert type(read) is CompatibleProductsListDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CompatibleProductDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/compatible-products",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("type", "text"),
            ("group.id", "10023"),
            ("tecdoc.kTypNr", "text"),
            ("tecdoc.nTypNr", "text"),
            ("phrase", "text"),
            ("limit", "2"),
            ("offset", "2"),
        ],
        headers={"If-Modified-Since": "Wed, 04 Mar 2026 10:20:30 GMT"},
    )


async def test_list_compatible_product_groups() -> None:
    answer = '{"groups":[{"id":"10023xxxxxxxxxxxxxxxxxxxxxxxxxxx","text":"text"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_compatible_product_groups(
        if_modified_since=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC), type_="text", limit=2, offset=2
    )
    read = await pager
    assert type(read) is CompatibleProductsGroupsDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CompatibleProductsGroupsDtoGroup
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/compatible-products/groups",
        accept="application/vnd.allegro.public.v1+json",
        query=[("type", "text"), ("limit", "2"), ("offset", "2")],
        headers={"If-Modified-Since": "Wed, 04 Mar 2026 10:20:30 GMT"},
    )


async def test_propose() -> None:
    body = '{"name":"text","category":{"id":"10023"},"images":[{"url":"https://example.com/page"}],"parameters":[{"id":"10023","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"],"valuesLabels":["text"],"unit":"text","options":{"identifiesProduct":true}}],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"language":"pl-PL"}'
    answer = '{"id":"10023","name":"text","category":{"id":"10023","similar":[{"id":"10023"}]},"images":[{"url":"https://example.com/page"}],"parameters":[{"id":"10023","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}],"paths":["text"]},"language":"pl-PL","publication":{"status":"PROPOSED"}}'
    allegro = Recorder(201, answer)
    read = await Products(allegro).propose(ProductProposalsRequest.model_validate_json(body))
    assert type(read) is ProductProposalsResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/product-proposals",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_change_proposal() -> None:
    answer = '{"id":"10023","name":{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"},"category":{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"},"note":"text","images":[{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"}],"parameters":[{"id":"10023","values":[{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"}]}],"notifyViaEmailAfterVerification":true,"language":"pl-PL"}'
    allegro = Recorder(200, answer)
    read = await Products(allegro).get_change_proposal("10023")
    assert type(read) is ProductChangeProposalDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/products/change-proposals/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_propose_change() -> None:
    body = '{"name":"text","note":"text","category":{"id":"10023"},"images":[{"url":"https://example.com/page"}],"parameters":[{"id":"10023","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"],"valuesLabels":["text"],"unit":"text","options":{"identifiesProduct":true}}],"notifyViaEmailAfterVerification":true,"language":"pl-PL"}'
    answer = '{"id":"10023","name":{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"},"category":{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"},"note":"text","images":[{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"}],"parameters":[{"id":"10023","values":[{"current":"text","proposal":"text","reason":"text","resolutionType":"UNRESOLVED"}]}],"notifyViaEmailAfterVerification":true,"language":"pl-PL"}'
    allegro = Recorder(201, answer)
    read = await Products(allegro).propose_change(
        "10023", ProductChangeProposalRequest.model_validate_json(body)
    )
    assert type(read) is ProductChangeProposalDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/products/10023/change-proposals",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_size_tables() -> None:
    answer = '{"tables":[{"headers":[{"name":"text"}],"id":"10023","name":"text","template":{"id":"10023"},"values":[{"cells":["text"]}]}]}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_size_tables()
    read = await pager
    assert type(read) is SizeTables
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is SizeTable
    assert allegro.sent == Sent(
        method="GET", path="/sale/size-tables", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create_size_table() -> None:
    body = (
        '{"name":"text","template":{"id":"10023"},"headers":[{"name":"text"}],"values":[{"cells":["text"]}]}'
    )
    answer = '{"headers":[{"name":"text"}],"id":"10023","name":"text","template":{"id":"10023"},"values":[{"cells":["text"]}]}'
    allegro = Recorder(201, answer)
    read = await Products(allegro).create_size_table(SizeTablePostRequest.model_validate_json(body))
    assert type(read) is SizeTable
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/size-tables",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_size_table_templates() -> None:
    answer = '{"templates":[{"id":"10023","name":"text","image":{"captions":[{"index":"text","value":"text"}],"url":"https://example.com/page"},"headers":[{"name":"text"}],"values":[{"cells":["text"]}]}]}'
    allegro = Recorder(200, answer)
    pager = Products(allegro).list_size_table_templates()
    read = await pager
    assert type(read) is SizeTableTemplatesResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is SizeTableTemplateResponse
    assert allegro.sent == Sent(
        method="GET", path="/sale/size-tables-templates", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get_size_table() -> None:
    answer = '{"headers":[{"name":"text"}],"id":"10023","name":"text","template":{"id":"10023"},"values":[{"cells":["text"]}]}'
    allegro = Recorder(200, answer)
    read = await Products(allegro).get_size_table("10023")
    assert type(read) is SizeTable
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/size-tables/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_size_table() -> None:
    body = '{"name":"text","headers":[{"name":"text"}],"values":[{"cells":["text"]}]}'
    answer = '{"headers":[{"name":"text"}],"id":"10023","name":"text","template":{"id":"10023"},"values":[{"cells":["text"]}]}'
    allegro = Recorder(200, answer)
    read = await Products(allegro).replace_size_table("10023", SizeTablePutRequest.model_validate_json(body))
    assert type(read) is SizeTable
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/size-tables/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
