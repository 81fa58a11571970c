"""The facts of every operation of Allegro's API. Written by `python -m codegen`, never by hand."""

from ..call import Accepted, Events, Family, Operation, Paging, RequestLimit

LIMIT_CARRIERS = RequestLimit("carriers", 50, 1.0, scope="client")
LIMIT_CATEGORY_SUGGESTIONS = RequestLimit("category-suggestions", 5, 1.0, scope="client")
LIMIT_COMMAND_REPORTS = RequestLimit("command-reports", 270_000, 60.0, unit="offers")
LIMIT_CUSTOMER_RETURNS = RequestLimit("customer-returns", 25, 1.0)
LIMIT_CUSTOMER_RETURNS_CLIENT = RequestLimit("customer-returns-client", 50, 1.0, scope="client")
LIMIT_FEE_PREVIEW = RequestLimit("fee-preview", 25, 1.0)
LIMIT_MESSAGE_SENDING = RequestLimit("message-sending", 1, 1.0)
LIMIT_OFFER_CHANGES_HOUR = RequestLimit("offer-changes-hour", 250_000, 3600.0, unit="offers")
LIMIT_OFFER_CHANGES_MINUTE = RequestLimit("offer-changes-minute", 9_000, 60.0, unit="offers")
LIMIT_OFFER_PARTS_READ = RequestLimit("offer-parts-read", 7_000, 60.0)
LIMIT_OFFER_READ = RequestLimit("offer-read", 3_500, 60.0)
LIMIT_OFFER_WRITE = RequestLimit("offer-write", 2_490, 60.0)
LIMIT_ORDER_SHIPMENTS = RequestLimit("order-shipments", 50, 1.0, scope="client")
LIMIT_PRICE_CHANGES_HOUR = RequestLimit("price-changes-hour", 150_000, 3600.0, unit="offers")
LIMIT_PRICE_CHANGES_MINUTE = RequestLimit("price-changes-minute", 9_000, 60.0, unit="offers")
LIMIT_PRICE_RULES = RequestLimit("price-rules", 5, 1.0, scope="client")
LIMIT_PRODUCT_CHANGE_PROPOSALS = RequestLimit("product-change-proposals", 100, 86400.0)
LIMIT_TAG_CHANGES = RequestLimit("tag-changes", 1_000_000, 3600.0)

ACCOUNT_ME = Operation(name="account.me", method="GET", path="/me", scopes=("allegro:api:profile:read",))
ACCOUNT_LIST_ADDITIONAL_EMAILS = Operation(
    name="account.list_additional_emails",
    method="GET",
    path="/account/additional-emails",
    scopes=("allegro:api:profile:read",),
    paging=Paging("array", items="additional-emails"),
)
ACCOUNT_CREATE_ADDITIONAL_EMAIL = Operation(
    name="account.create_additional_email",
    method="POST",
    path="/account/additional-emails",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:profile:write",),
    repeat="no",
    find_out="see whether account.list_additional_emails() has it",
)
ACCOUNT_GET_ADDITIONAL_EMAIL = Operation(
    name="account.get_additional_email",
    method="GET",
    path="/account/additional-emails/{emailId}",
    scopes=("allegro:api:profile:read",),
)
ACCOUNT_DELETE_ADDITIONAL_EMAIL = Operation(
    name="account.delete_additional_email",
    method="DELETE",
    path="/account/additional-emails/{emailId}",
    scopes=("allegro:api:profile:write",),
)
ACCOUNT_LIST_BLOCKED_BUYERS = Operation(
    name="account.list_blocked_buyers",
    method="GET",
    path="/sale/blacklisted-users",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="blacklistedUsers", total="total", size=100, key="user.id"),
    retired="2024-04-30",
    replaced_by="Allegro no longer lets sellers block buyers; nothing took its place.",
)
ACCOUNT_BLOCK_BUYER = Operation(
    name="account.block_buyer",
    method="POST",
    path="/sale/blacklisted-users",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    retired="2024-04-30",
    replaced_by="Allegro no longer lets sellers block buyers; nothing took its place.",
    find_out="see whether account.list_blocked_buyers() has the buyer",
)
ACCOUNT_UNBLOCK_BUYER = Operation(
    name="account.unblock_buyer",
    method="DELETE",
    path="/sale/blacklisted-users/{userId}",
    scopes=("allegro:api:sale:settings:write",),
    retired="2024-04-30",
    replaced_by="Allegro no longer lets sellers block buyers; nothing took its place.",
)
ACCOUNT_LIST_CONTACTS = Operation(
    name="account.list_contacts",
    method="GET",
    path="/sale/offer-contacts",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="contacts"),
)
ACCOUNT_CREATE_CONTACT = Operation(
    name="account.create_contact",
    method="POST",
    path="/sale/offer-contacts",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in account.list_contacts()",
)
ACCOUNT_GET_CONTACT = Operation(
    name="account.get_contact",
    method="GET",
    path="/sale/offer-contacts/{id}",
    scopes=("allegro:api:sale:settings:read",),
)
ACCOUNT_REPLACE_CONTACT = Operation(
    name="account.replace_contact",
    method="PUT",
    path="/sale/offer-contacts/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
ACCOUNT_GET_SALES_QUALITY = Operation(
    name="account.get_sales_quality", method="GET", path="/sale/quality", scopes=("allegro:api:profile:read",)
)
ACCOUNT_GET_SMART_CLASSIFICATION = Operation(
    name="account.get_smart_classification",
    method="GET",
    path="/sale/smart",
    scopes=("allegro:api:profile:read",),
)
AFFILIATE_SEARCH = Operation(
    name="affiliate.search",
    method="GET",
    path="/affiliate/conversions/cps",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:affiliate:read",),
    paging=Paging("offset", items="conversions", size=10000, window="orderCreatedAt"),
)
AFTER_SALES_CREATE_ATTACHMENT = Operation(
    name="after_sales.create_attachment",
    method="POST",
    path="/after-sales-service-conditions/attachments",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="nothing is lost, declare the file again: one that is not used does no harm",
)
AFTER_SALES_UPLOAD_ATTACHMENT = Operation(
    name="after_sales.upload_attachment",
    method="PUT",
    path="/after-sales-service-conditions/attachments/{attachmentId}",
    content_type="application/pdf",
    scopes=("allegro:api:sale:settings:write",),
    host="upload",
    slow=True,
)
AFTER_SALES_LIST_IMPLIED_WARRANTIES = Operation(
    name="after_sales.list_implied_warranties",
    method="GET",
    path="/after-sales-service-conditions/implied-warranties",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="impliedWarranties", size=60, ceiling=60),
)
AFTER_SALES_CREATE_IMPLIED_WARRANTY = Operation(
    name="after_sales.create_implied_warranty",
    method="POST",
    path="/after-sales-service-conditions/implied-warranties",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in after_sales.list_implied_warranties()",
)
AFTER_SALES_GET_IMPLIED_WARRANTY = Operation(
    name="after_sales.get_implied_warranty",
    method="GET",
    path="/after-sales-service-conditions/implied-warranties/{impliedWarrantyId}",
    scopes=("allegro:api:sale:settings:read",),
)
AFTER_SALES_REPLACE_IMPLIED_WARRANTY = Operation(
    name="after_sales.replace_implied_warranty",
    method="PUT",
    path="/after-sales-service-conditions/implied-warranties/{impliedWarrantyId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
AFTER_SALES_LIST_RETURN_POLICIES = Operation(
    name="after_sales.list_return_policies",
    method="GET",
    path="/after-sales-service-conditions/return-policies",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="returnPolicies", size=60, ceiling=60),
)
AFTER_SALES_CREATE_RETURN_POLICY = Operation(
    name="after_sales.create_return_policy",
    method="POST",
    path="/after-sales-service-conditions/return-policies",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in after_sales.list_return_policies()",
)
AFTER_SALES_GET_RETURN_POLICY = Operation(
    name="after_sales.get_return_policy",
    method="GET",
    path="/after-sales-service-conditions/return-policies/{returnPolicyId}",
    scopes=("allegro:api:sale:settings:read",),
)
AFTER_SALES_REPLACE_RETURN_POLICY = Operation(
    name="after_sales.replace_return_policy",
    method="PUT",
    path="/after-sales-service-conditions/return-policies/{returnPolicyId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
AFTER_SALES_DELETE_RETURN_POLICY = Operation(
    name="after_sales.delete_return_policy",
    method="DELETE",
    path="/after-sales-service-conditions/return-policies/{returnPolicyId}",
    scopes=("allegro:api:sale:settings:write",),
)
AFTER_SALES_LIST_WARRANTIES = Operation(
    name="after_sales.list_warranties",
    method="GET",
    path="/after-sales-service-conditions/warranties",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="warranties", size=60, ceiling=60),
)
AFTER_SALES_CREATE_WARRANTY = Operation(
    name="after_sales.create_warranty",
    method="POST",
    path="/after-sales-service-conditions/warranties",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in after_sales.list_warranties()",
)
AFTER_SALES_GET_WARRANTY = Operation(
    name="after_sales.get_warranty",
    method="GET",
    path="/after-sales-service-conditions/warranties/{warrantyId}",
    scopes=("allegro:api:sale:settings:read",),
)
AFTER_SALES_REPLACE_WARRANTY = Operation(
    name="after_sales.replace_warranty",
    method="PUT",
    path="/after-sales-service-conditions/warranties/{warrantyId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
BIDDING_GET_BID = Operation(
    name="bidding.get_bid", method="GET", path="/bidding/offers/{offerId}/bid", scopes=("allegro:api:bids",)
)
BIDDING_PLACE_BID = Operation(
    name="bidding.place_bid",
    method="PUT",
    path="/bidding/offers/{offerId}/bid",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:bids",),
    repeat="no",
    find_out="bidding.get_bid(offer_id) shows your highest amount",
)
BILLING_SEARCH = Operation(
    name="billing.search",
    method="GET",
    path="/billing/billing-entries",
    scopes=("allegro:api:billing:read",),
    paging=Paging("offset", items="billingEntries", size=100, ceiling=10000, window="occurredAt"),
)
BILLING_LIST_TYPES = Operation(
    name="billing.list_types",
    method="GET",
    path="/billing/billing-types",
    token="any",
    paging=Paging("array"),
)
BILLING_PREVIEW_FEES = Operation(
    name="billing.preview_fees",
    method="POST",
    path="/pricing/offer-fee-preview",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_FEE_PREVIEW,),
)
BILLING_LIST_QUOTES = Operation(
    name="billing.list_quotes",
    method="GET",
    path="/pricing/offer-quotes",
    scopes=("allegro:api:billing:read",),
    paging=Paging("array", items="quotes"),
)
CAMPAIGNS_LIST_FUNDRAISING_CAMPAIGNS = Operation(
    name="campaigns.list_fundraising_campaigns",
    method="GET",
    path="/charity/fundraising-campaigns",
    accept="application/vnd.allegro.beta.v1+json",
    paging=Paging("array", items="campaigns", size=100, ceiling=100),
)
CAMPAIGNS_LIST_ALLE_DISCOUNT_CAMPAIGNS = Operation(
    name="campaigns.list_alle_discount_campaigns",
    method="GET",
    path="/sale/alle-discount/campaigns",
    scopes=("allegro:api:campaigns",),
    paging=Paging("array", items="alleDiscountCampaigns"),
)
CAMPAIGNS_GET_ALLE_DISCOUNT_SUBMISSION = Operation(
    name="campaigns.get_alle_discount_submission",
    method="GET",
    path="/sale/alle-discount/submit-offer-commands/{commandId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_GET_ALLE_DISCOUNT_WITHDRAWAL = Operation(
    name="campaigns.get_alle_discount_withdrawal",
    method="GET",
    path="/sale/alle-discount/withdraw-offer-commands/{commandId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_LIST_ALLE_DISCOUNT_ELIGIBLE_OFFERS = Operation(
    name="campaigns.list_alle_discount_eligible_offers",
    method="GET",
    path="/sale/alle-discount/{campaignId}/eligible-offers",
    scopes=("allegro:api:campaigns",),
    paging=Paging("offset", items="eligibleOffers", total="totalCount", size=200),
)
CAMPAIGNS_LIST_ALLE_DISCOUNT_SUBMITTED_OFFERS = Operation(
    name="campaigns.list_alle_discount_submitted_offers",
    method="GET",
    path="/sale/alle-discount/{campaignId}/submitted-offers",
    scopes=("allegro:api:campaigns",),
    paging=Paging("offset", items="submittedOffers", total="totalCount", size=200, key="participationId"),
)
CAMPAIGNS_GET_ALLEGRO_PRICES_PARTICIPATION = Operation(
    name="campaigns.get_allegro_prices_participation",
    method="GET",
    path="/sale/allegro-prices/accounts/participations",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_EDIT_ALLEGRO_PRICES_PARTICIPATION = Operation(
    name="campaigns.edit_allegro_prices_participation",
    method="PATCH",
    path="/sale/allegro-prices/accounts/participations",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="no",
    find_out="campaigns.get_allegro_prices_participation() shows it",
)
CAMPAIGNS_QUERY_ALLEGRO_PRICES_OFFERS = Operation(
    name="campaigns.query_allegro_prices_offers",
    method="POST",
    path="/sale/allegro-prices/offers-queries",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    paging=Paging("body", items="offers", total="totalCount", size=1000),
)
CAMPAIGNS_GET_ALLEGRO_PRICES_EXCLUSION = Operation(
    name="campaigns.get_allegro_prices_exclusion",
    method="GET",
    path="/sale/allegro-prices/offers/exclusion-commands/{commandId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_GET_ALLEGRO_PRICES_SUBMISSION = Operation(
    name="campaigns.get_allegro_prices_submission",
    method="GET",
    path="/sale/allegro-prices/offers/submit-offer-commands/{commandId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_LIST_BADGE_APPLICATIONS = Operation(
    name="campaigns.list_badge_applications",
    method="GET",
    path="/sale/badge-applications",
    scopes=("allegro:api:campaigns",),
    paging=Paging("offset", items="badgeApplications", size=1000),
)
CAMPAIGNS_GET_BADGE_APPLICATION = Operation(
    name="campaigns.get_badge_application",
    method="GET",
    path="/sale/badge-applications/{applicationId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_LIST_BADGE_CAMPAIGNS = Operation(
    name="campaigns.list_badge_campaigns",
    method="GET",
    path="/sale/badge-campaigns",
    scopes=("allegro:api:campaigns",),
    paging=Paging("array", items="badgeCampaigns"),
)
CAMPAIGNS_GET_BADGE_OPERATION = Operation(
    name="campaigns.get_badge_operation",
    method="GET",
    path="/sale/badge-operations/{operationId}",
    scopes=("allegro:api:campaigns",),
)
CAMPAIGNS_LIST_BADGES = Operation(
    name="campaigns.list_badges",
    method="GET",
    path="/sale/badges",
    scopes=("allegro:api:campaigns",),
    paging=Paging("offset", items="badges", size=1000),
)
CATEGORIES_SEARCH = Operation(
    name="categories.search",
    method="GET",
    path="/sale/categories",
    token="any",
    paging=Paging("array", items="categories"),
)
CATEGORIES_GET = Operation(
    name="categories.get", method="GET", path="/sale/categories/{categoryId}", token="any"
)
CATEGORIES_LIST_PARAMETERS = Operation(
    name="categories.list_parameters",
    method="GET",
    path="/sale/categories/{categoryId}/parameters",
    token="any",
    paging=Paging("array", items="parameters"),
)
CATEGORIES_LIST_SCHEDULED_CHANGES = Operation(
    name="categories.list_scheduled_changes",
    method="GET",
    path="/sale/category-parameters-scheduled-changes",
    token="any",
    paging=Paging("offset", items="scheduledChanges", size=1000, window="scheduledFor"),
)
CATEGORIES_SUGGEST = Operation(
    name="categories.suggest",
    method="GET",
    path="/sale/matching-categories",
    limits=(LIMIT_CATEGORY_SUGGESTIONS,),
    paging=Paging("array", items="matchingCategories"),
)
CATEGORIES_GET_TAX_SETTINGS = Operation(
    name="categories.get_tax_settings", method="GET", path="/sale/tax-settings"
)
CLASSIFIEDS_LIST_OFFER_STATISTICS = Operation(
    name="classifieds.list_offer_statistics",
    method="GET",
    path="/sale/classified-offers-stats",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="offerStats", key="offer.id"),
)
CLASSIFIEDS_GET_SELLER_STATISTICS = Operation(
    name="classifieds.get_seller_statistics",
    method="GET",
    path="/sale/classified-seller-stats",
    scopes=("allegro:api:sale:offers:read",),
)
CLASSIFIEDS_LIST_PACKAGES = Operation(
    name="classifieds.list_packages",
    method="GET",
    path="/sale/classifieds-packages",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="packages"),
)
CLASSIFIEDS_GET_PACKAGE = Operation(
    name="classifieds.get_package",
    method="GET",
    path="/sale/classifieds-packages/{packageId}",
    scopes=("allegro:api:sale:offers:read",),
)
CLASSIFIEDS_GET_OFFER_PACKAGES = Operation(
    name="classifieds.get_offer_packages",
    method="GET",
    path="/sale/offer-classifieds-packages/{offerId}",
    scopes=("allegro:api:sale:offers:read",),
)
CLASSIFIEDS_ASSIGN_PACKAGES = Operation(
    name="classifieds.assign_packages",
    method="PUT",
    path="/sale/offer-classifieds-packages/{offerId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
)
COMPLIANCE_LIST_PERSONS = Operation(
    name="compliance.list_persons",
    method="GET",
    path="/sale/responsible-persons",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="responsiblePersons", total="totalCount", size=1000, ceiling=16000),
)
COMPLIANCE_CREATE_PERSON = Operation(
    name="compliance.create_person",
    method="POST",
    path="/sale/responsible-persons",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in compliance.list_persons()",
)
COMPLIANCE_REPLACE_PERSON = Operation(
    name="compliance.replace_person",
    method="PUT",
    path="/sale/responsible-persons/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
COMPLIANCE_LIST_PRODUCERS = Operation(
    name="compliance.list_producers",
    method="GET",
    path="/sale/responsible-producers",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="responsibleProducers", total="totalCount", size=1000, ceiling=50000),
)
COMPLIANCE_CREATE_PRODUCER = Operation(
    name="compliance.create_producer",
    method="POST",
    path="/sale/responsible-producers",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in compliance.list_producers()",
)
COMPLIANCE_GET_PRODUCER = Operation(
    name="compliance.get_producer",
    method="GET",
    path="/sale/responsible-producers/{id}",
    scopes=("allegro:api:sale:settings:read",),
)
COMPLIANCE_REPLACE_PRODUCER = Operation(
    name="compliance.replace_producer",
    method="PUT",
    path="/sale/responsible-producers/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
DELIVERY_LIST_POINTS_OF_SERVICE = Operation(
    name="delivery.list_points_of_service",
    method="GET",
    path="/points-of-service",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="posList"),
)
DELIVERY_CREATE_POINT_OF_SERVICE = Operation(
    name="delivery.create_point_of_service",
    method="POST",
    path="/points-of-service",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in delivery.list_points_of_service()",
)
DELIVERY_GET_POINT_OF_SERVICE = Operation(
    name="delivery.get_point_of_service",
    method="GET",
    path="/points-of-service/{id}",
    scopes=("allegro:api:sale:settings:read",),
)
DELIVERY_REPLACE_POINT_OF_SERVICE = Operation(
    name="delivery.replace_point_of_service",
    method="PUT",
    path="/points-of-service/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
DELIVERY_DELETE_POINT_OF_SERVICE = Operation(
    name="delivery.delete_point_of_service",
    method="DELETE",
    path="/points-of-service/{id}",
    scopes=("allegro:api:sale:settings:write",),
)
DELIVERY_LIST_METHODS = Operation(
    name="delivery.list_methods",
    method="GET",
    path="/sale/delivery-methods",
    token="any",
    paging=Paging("array", items="deliveryMethods"),
)
DELIVERY_GET_SETTINGS = Operation(
    name="delivery.get_settings",
    method="GET",
    path="/sale/delivery-settings",
    scopes=("allegro:api:sale:settings:read",),
)
DELIVERY_REPLACE_SETTINGS = Operation(
    name="delivery.replace_settings",
    method="PUT",
    path="/sale/delivery-settings",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
DELIVERY_LIST_SHIPPING_RATES = Operation(
    name="delivery.list_shipping_rates",
    method="GET",
    path="/sale/shipping-rates",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="shippingRates"),
)
DELIVERY_CREATE_SHIPPING_RATES = Operation(
    name="delivery.create_shipping_rates",
    method="POST",
    path="/sale/shipping-rates",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in delivery.list_shipping_rates()",
)
DELIVERY_GET_SHIPPING_RATES = Operation(
    name="delivery.get_shipping_rates",
    method="GET",
    path="/sale/shipping-rates/{id}",
    scopes=("allegro:api:sale:settings:read",),
)
DELIVERY_REPLACE_SHIPPING_RATES = Operation(
    name="delivery.replace_shipping_rates",
    method="PUT",
    path="/sale/shipping-rates/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
FULFILLMENT_LIST_ADVANCE_SHIP_NOTICES = Operation(
    name="fulfillment.list_advance_ship_notices",
    method="GET",
    path="/fulfillment/advance-ship-notices",
    scopes=("allegro:api:fulfillment:read",),
    paging=Paging("offset", items="advanceShipNotices", total="totalCount", size=200),
)
FULFILLMENT_CREATE_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.create_advance_ship_notice",
    method="POST",
    path="/fulfillment/advance-ship-notices",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
    repeat="no",
    find_out="look for the newest draft in fulfillment.list_advance_ship_notices()",
)
FULFILLMENT_GET_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.get_advance_ship_notice",
    method="GET",
    path="/fulfillment/advance-ship-notices/{id}",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_REPLACE_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.replace_advance_ship_notice",
    method="PUT",
    path="/fulfillment/advance-ship-notices/{id}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
)
FULFILLMENT_DELETE_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.delete_advance_ship_notice",
    method="DELETE",
    path="/fulfillment/advance-ship-notices/{id}",
    scopes=("allegro:api:fulfillment:write",),
)
FULFILLMENT_CANCEL_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.cancel_advance_ship_notice",
    method="PUT",
    path="/fulfillment/advance-ship-notices/{id}/cancel",
    scopes=("allegro:api:fulfillment:write",),
)
FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_LABELS = Operation(
    name="fulfillment.get_advance_ship_notice_labels",
    method="GET",
    path="/fulfillment/advance-ship-notices/{id}/labels",
    accept="application/pdf",
    scopes=("allegro:api:fulfillment:read",),
    slow=True,
)
FULFILLMENT_GET_RECEIVING_STATE = Operation(
    name="fulfillment.get_receiving_state",
    method="GET",
    path="/fulfillment/advance-ship-notices/{id}/receiving-state",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_REPLACE_SUBMITTED_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.replace_submitted_advance_ship_notice",
    method="PUT",
    path="/fulfillment/advance-ship-notices/{id}/submitted",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
)
FULFILLMENT_LIST_AVAILABLE_PRODUCTS = Operation(
    name="fulfillment.list_available_products",
    method="GET",
    path="/fulfillment/available-products",
    scopes=("allegro:api:fulfillment:read",),
    paging=Paging("offset", items="products", total="totalCount", size=100),
)
FULFILLMENT_GET_ORDER_PARCELS = Operation(
    name="fulfillment.get_order_parcels",
    method="GET",
    path="/fulfillment/orders/{orderId}/parcels",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_GET_REMOVAL_PREFERENCES = Operation(
    name="fulfillment.get_removal_preferences",
    method="GET",
    path="/fulfillment/removal/preferences",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_REPLACE_REMOVAL_PREFERENCES = Operation(
    name="fulfillment.replace_removal_preferences",
    method="PUT",
    path="/fulfillment/removal/preferences",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
)
FULFILLMENT_LIST_REFUND_DISPOSITIONS = Operation(
    name="fulfillment.list_refund_dispositions",
    method="GET",
    path="/fulfillment/returns/refund-dispositions",
    scopes=("allegro:api:fulfillment:read",),
    paging=Paging("offset", items="report", size=1000, ceiling=1000, window="createdAt"),
)
FULFILLMENT_LIST_STOCK = Operation(
    name="fulfillment.list_stock",
    method="GET",
    path="/fulfillment/stock",
    scopes=("allegro:api:fulfillment:read",),
    paging=Paging("offset", items="stock", total="totalCount", size=1000),
)
FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_SUBMISSION = Operation(
    name="fulfillment.get_advance_ship_notice_submission",
    method="GET",
    path="/fulfillment/submit-commands/{commandId}",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_GET_TAX_ID = Operation(
    name="fulfillment.get_tax_id",
    method="GET",
    path="/fulfillment/tax-id",
    scopes=("allegro:api:fulfillment:read",),
)
FULFILLMENT_CREATE_TAX_ID = Operation(
    name="fulfillment.create_tax_id",
    method="POST",
    path="/fulfillment/tax-id",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
    repeat="no",
    find_out="fulfillment.get_tax_id() shows it",
)
FULFILLMENT_REPLACE_TAX_ID = Operation(
    name="fulfillment.replace_tax_id",
    method="PUT",
    path="/fulfillment/tax-id",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
)
IMAGES_UPLOAD = Operation(
    name="images.upload",
    method="POST",
    path="/sale/images",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    host="upload",
    slow=True,
    find_out="nothing is lost, upload it again: an image that no offer uses does no harm",
)
IMAGES_CREATE_ATTACHMENT = Operation(
    name="images.create_attachment",
    method="POST",
    path="/sale/offer-attachments",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    find_out="nothing is lost, declare the file again: one that no offer uses does no harm",
)
IMAGES_GET_ATTACHMENT = Operation(
    name="images.get_attachment",
    method="GET",
    path="/sale/offer-attachments/{attachmentId}",
    scopes=("allegro:api:sale:offers:read",),
)
IMAGES_UPLOAD_ATTACHMENT = Operation(
    name="images.upload_attachment",
    method="PUT",
    path="/sale/offer-attachments/{attachmentId}",
    content_type="application/pdf",
    scopes=("allegro:api:sale:offers:write",),
    host="upload",
    slow=True,
)
ISSUES_SEARCH = Operation(
    name="issues.search",
    method="GET",
    path="/sale/issues",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
    paging=Paging("offset", items="issues", size=100),
)
ISSUES_GET = Operation(
    name="issues.get",
    method="GET",
    path="/sale/issues/{issueId}",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
)
ISSUES_CREATE_ATTACHMENT = Operation(
    name="issues.create_attachment",
    method="POST",
    path="/sale/issues/attachments",
    accept="application/vnd.allegro.beta.v1+json",
    content_type="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
    repeat="no",
    find_out="nothing is lost, declare the file again: one that is not sent does no harm",
)
ISSUES_DOWNLOAD_ATTACHMENT = Operation(
    name="issues.download_attachment",
    method="GET",
    path="/sale/issues/attachments/{attachmentId}",
    accept="*/*",
    scopes=("allegro:api:disputes",),
    slow=True,
)
ISSUES_UPLOAD_ATTACHMENT = Operation(
    name="issues.upload_attachment",
    method="PUT",
    path="/sale/issues/attachments/{attachmentId}",
    accept="application/vnd.allegro.beta.v1+json",
    content_type="application/pdf",
    scopes=("allegro:api:disputes",),
    slow=True,
)
ISSUES_LIST_CHAT = Operation(
    name="issues.list_chat",
    method="GET",
    path="/sale/issues/{issueId}/chat",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
    paging=Paging("offset", items="chat", size=100),
)
ISSUES_SEND_MESSAGE = Operation(
    name="issues.send_message",
    method="POST",
    path="/sale/issues/{issueId}/message",
    accept="application/vnd.allegro.beta.v1+json",
    content_type="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
    repeat="no",
    find_out="read the newest messages of the issue: issues.list_chat(issue_id)",
)
ISSUES_CHANGE_STATUS = Operation(
    name="issues.change_status",
    method="POST",
    path="/sale/issues/{issueId}/status",
    content_type="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:disputes",),
    repeat="no",
    find_out="the issue shows its status: issues.get(issue_id)",
)
MARKETPLACES_SEARCH = Operation(
    name="marketplaces.search",
    method="GET",
    path="/marketplaces",
    paging=Paging("array", items="marketplaces"),
)
MARKETPLACES_LIST_DEPOSIT_TYPES = Operation(
    name="marketplaces.list_deposit_types",
    method="GET",
    path="/deposit/types",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="deposits"),
)
MESSAGES_GET = Operation(
    name="messages.get",
    method="GET",
    path="/messaging/messages/{messageId}",
    scopes=("allegro:api:messaging",),
)
MESSAGES_DELETE = Operation(
    name="messages.delete",
    method="DELETE",
    path="/messaging/messages/{messageId}",
    scopes=("allegro:api:messaging",),
)
MESSAGES_CREATE_ATTACHMENT = Operation(
    name="messages.create_attachment",
    method="POST",
    path="/messaging/message-attachments",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:messaging",),
    repeat="no",
    find_out="nothing is lost, declare the file again: one that is not sent does no harm",
)
MESSAGES_DOWNLOAD_ATTACHMENT = Operation(
    name="messages.download_attachment",
    method="GET",
    path="/messaging/message-attachments/{attachmentId}",
    accept="*/*",
    scopes=("allegro:api:messaging",),
    slow=True,
)
MESSAGES_UPLOAD_ATTACHMENT = Operation(
    name="messages.upload_attachment",
    method="PUT",
    path="/messaging/message-attachments/{attachmentId}",
    content_type="application/pdf",
    scopes=("allegro:api:messaging",),
    slow=True,
)
MESSAGES_SEND = Operation(
    name="messages.send",
    method="POST",
    path="/messaging/messages",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:messaging",),
    repeat="no",
    limits=(LIMIT_MESSAGE_SENDING,),
    find_out="read the newest messages of the thread: messages.list_messages(thread_id)",
)
MESSAGES_LIST_THREADS = Operation(
    name="messages.list_threads",
    method="GET",
    path="/messaging/threads",
    scopes=("allegro:api:messaging",),
    paging=Paging("offset", items="threads", size=20, ceiling=15000000),
)
MESSAGES_GET_THREAD = Operation(
    name="messages.get_thread",
    method="GET",
    path="/messaging/threads/{threadId}",
    scopes=("allegro:api:messaging",),
)
MESSAGES_LIST_MESSAGES = Operation(
    name="messages.list_messages",
    method="GET",
    path="/messaging/threads/{threadId}/messages",
    scopes=("allegro:api:messaging",),
    paging=Paging("messages", items="messages", size=20, ceiling=15000),
)
MESSAGES_REPLY = Operation(
    name="messages.reply",
    method="POST",
    path="/messaging/threads/{threadId}/messages",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:messaging",),
    repeat="no",
    limits=(LIMIT_MESSAGE_SENDING,),
    find_out="read the newest messages of the thread: messages.list_messages(thread_id)",
)
MESSAGES_MARK_THREAD = Operation(
    name="messages.mark_thread",
    method="PUT",
    path="/messaging/threads/{threadId}/read",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:messaging",),
)
OFFER_COMMANDS_GET_PRICE_AND_STOCK_CHANGE = Operation(
    name="offer_commands.get_price_and_stock_change",
    method="GET",
    path="/sale/offer-bulk-modification-commands/{commandId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_PRICE_AND_STOCK_CHANGE_TASKS = Operation(
    name="offer_commands.list_price_and_stock_change_tasks",
    method="GET",
    path="/sale/offer-bulk-modification-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_MODIFICATION = Operation(
    name="offer_commands.get_modification",
    method="GET",
    path="/sale/offer-modification-commands/{commandId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_MODIFICATION_TASKS = Operation(
    name="offer_commands.list_modification_tasks",
    method="GET",
    path="/sale/offer-modification-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_PRICE_RULE_CHANGE = Operation(
    name="offer_commands.get_price_rule_change",
    method="GET",
    path="/sale/offer-price-automation-commands/{commandId}",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_PRICE_RULE_CHANGE_TASKS = Operation(
    name="offer_commands.list_price_rule_change_tasks",
    method="GET",
    path="/sale/offer-price-automation-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_PRICE_CHANGE = Operation(
    name="offer_commands.get_price_change",
    method="GET",
    path="/sale/offer-price-change-commands/{commandId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_PRICE_CHANGE_TASKS = Operation(
    name="offer_commands.list_price_change_tasks",
    method="GET",
    path="/sale/offer-price-change-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_PUBLICATION_CHANGE = Operation(
    name="offer_commands.get_publication_change",
    method="GET",
    path="/sale/offer-publication-commands/{commandId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_PUBLICATION_CHANGE_TASKS = Operation(
    name="offer_commands.list_publication_change_tasks",
    method="GET",
    path="/sale/offer-publication-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_QUANTITY_CHANGE = Operation(
    name="offer_commands.get_quantity_change",
    method="GET",
    path="/sale/offer-quantity-change-commands/{commandId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
)
OFFER_COMMANDS_LIST_QUANTITY_CHANGE_TASKS = Operation(
    name="offer_commands.list_quantity_change_tasks",
    method="GET",
    path="/sale/offer-quantity-change-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_COMMAND_REPORTS,),
    paging=Paging("offset", items="tasks", size=1000, ceiling=1000),
)
OFFER_COMMANDS_GET_PROMO_OPTIONS_CHANGE = Operation(
    name="offer_commands.get_promo_options_change",
    method="GET",
    path="/sale/offers/promo-options-commands/{commandId}",
    scopes=("allegro:api:sale:offers:read",),
)
OFFER_COMMANDS_LIST_PROMO_OPTIONS_CHANGE_TASKS = Operation(
    name="offer_commands.list_promo_options_change_tasks",
    method="GET",
    path="/sale/offers/promo-options-commands/{commandId}/tasks",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="tasks", size=1000),
)
OFFERS_SEARCH = Operation(
    name="offers.search",
    method="GET",
    path="/sale/offers",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="offers", total="totalCount", size=1000, ceiling=10000000),
)
OFFERS_GET = Operation(
    name="offers.get",
    method="GET",
    path="/sale/product-offers/{offerId}",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_OFFER_READ,),
)
OFFERS_SEARCH_LISTING = Operation(
    name="offers.search_listing", method="GET", path="/offers/listing", token="any"
)
OFFERS_GET_PROMOTION_PACKAGES = Operation(
    name="offers.get_promotion_packages", method="GET", path="/sale/offer-promotion-packages", token="any"
)
OFFERS_LIST_TAGS = Operation(
    name="offers.list_tags",
    method="GET",
    path="/sale/offer-tags",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="tags", size=1000),
)
OFFERS_CREATE_TAG = Operation(
    name="offers.create_tag",
    method="POST",
    path="/sale/offer-tags",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    limits=(LIMIT_TAG_CHANGES,),
    find_out="look for its name in offers.list_tags()",
)
OFFERS_REPLACE_TAG = Operation(
    name="offers.replace_tag",
    method="PUT",
    path="/sale/offer-tags/{tagId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    limits=(LIMIT_TAG_CHANGES,),
)
OFFERS_DELETE_TAG = Operation(
    name="offers.delete_tag",
    method="DELETE",
    path="/sale/offer-tags/{tagId}",
    scopes=("allegro:api:sale:settings:write",),
    limits=(LIMIT_TAG_CHANGES,),
)
OFFERS_LIST_PROMO_OPTIONS = Operation(
    name="offers.list_promo_options",
    method="GET",
    path="/sale/offers/promo-options",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="promoOptions", total="totalCount", size=5000, key="offerId"),
)
OFFERS_LIST_UNFILLED_PARAMETERS = Operation(
    name="offers.list_unfilled_parameters",
    method="GET",
    path="/sale/offers/unfilled-parameters",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="offers", total="totalCount", size=1000),
)
OFFERS_DELETE_DRAFT = Operation(
    name="offers.delete_draft",
    method="DELETE",
    path="/sale/offers/{offerId}",
    scopes=("allegro:api:sale:offers:write",),
    one_at_a_time="offerId",
)
OFFERS_GET_PROMO_OPTIONS = Operation(
    name="offers.get_promo_options",
    method="GET",
    path="/sale/offers/{offerId}/promo-options",
    scopes=("allegro:api:sale:offers:read",),
)
OFFERS_CHANGE_PROMO_OPTIONS = Operation(
    name="offers.change_promo_options",
    method="POST",
    path="/sale/offers/{offerId}/promo-options-modification",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    one_at_a_time="offerId",
    find_out="offers.get_promo_options(offer_id) shows it",
)
OFFERS_GET_RATING = Operation(
    name="offers.get_rating",
    method="GET",
    path="/sale/offers/{offerId}/rating",
    scopes=("allegro:api:sale:offers:read",),
)
OFFERS_GET_SMART_CLASSIFICATION = Operation(
    name="offers.get_smart_classification",
    method="GET",
    path="/sale/offers/{offerId}/smart",
    scopes=("allegro:api:sale:offers:read",),
)
OFFERS_LIST_ASSIGNED_TAGS = Operation(
    name="offers.list_assigned_tags",
    method="GET",
    path="/sale/offers/{offerId}/tags",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="tags"),
)
OFFERS_ASSIGN_TAGS = Operation(
    name="offers.assign_tags",
    method="POST",
    path="/sale/offers/{offerId}/tags",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    limits=(LIMIT_TAG_CHANGES,),
    one_at_a_time="offerId",
    find_out="offers.list_assigned_tags(offer_id) shows them",
)
OFFERS_LIST_TRANSLATIONS = Operation(
    name="offers.list_translations",
    method="GET",
    path="/sale/offers/{offerId}/translations",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="translations", key="language"),
)
OFFERS_EDIT_TRANSLATION = Operation(
    name="offers.edit_translation",
    method="PATCH",
    path="/sale/offers/{offerId}/translations/{language}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    one_at_a_time="offerId",
    find_out="offers.list_translations(offer_id) shows it",
)
OFFERS_DELETE_TRANSLATION = Operation(
    name="offers.delete_translation",
    method="DELETE",
    path="/sale/offers/{offerId}/translations/{language}",
    scopes=("allegro:api:sale:offers:write",),
    one_at_a_time="offerId",
)
OFFERS_GET_OPERATION = Operation(
    name="offers.get_operation",
    method="GET",
    path="/sale/product-offers/{offerId}/operations/{operationId}",
    scopes=("allegro:api:sale:offers:read",),
)
OFFERS_GET_PARTS = Operation(
    name="offers.get_parts",
    method="GET",
    path="/sale/product-offers/{offerId}/parts",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_OFFER_PARTS_READ,),
)
ORDERS_SEARCH = Operation(
    name="orders.search",
    method="GET",
    path="/order/checkout-forms",
    scopes=("allegro:api:orders:read",),
    paging=Paging(
        "offset",
        items="checkoutForms",
        total="totalCount",
        size=100,
        ceiling=10000,
        window="lineItems.boughtAt",
    ),
)
ORDERS_GET = Operation(
    name="orders.get", method="GET", path="/order/checkout-forms/{id}", scopes=("allegro:api:orders:read",)
)
ORDERS_LIST_CARRIERS = Operation(
    name="orders.list_carriers",
    method="GET",
    path="/order/carriers",
    token="any",
    limits=(LIMIT_CARRIERS,),
    paging=Paging("array", items="carriers"),
)
ORDERS_LIST_PICKUP_POINTS = Operation(
    name="orders.list_pickup_points",
    method="GET",
    path="/order/carriers/ALLEGRO/points",
    token="any",
    paging=Paging("array", items="points"),
)
ORDERS_GET_TRACKING = Operation(
    name="orders.get_tracking", method="GET", path="/order/carriers/{carrierId}/tracking", token="any"
)
ORDERS_SET_FULFILLMENT = Operation(
    name="orders.set_fulfillment",
    method="PUT",
    path="/order/checkout-forms/{id}/fulfillment",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
)
ORDERS_GET_INVOICES = Operation(
    name="orders.get_invoices",
    method="GET",
    path="/order/checkout-forms/{id}/invoices",
    scopes=("allegro:api:orders:read",),
)
ORDERS_ADD_INVOICE = Operation(
    name="orders.add_invoice",
    method="POST",
    path="/order/checkout-forms/{id}/invoices",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    find_out="list the invoices of the order: orders.get_invoices(order_id)",
)
ORDERS_UPLOAD_INVOICE = Operation(
    name="orders.upload_invoice",
    method="PUT",
    path="/order/checkout-forms/{id}/invoices/{invoiceId}/file",
    content_type="application/pdf",
    scopes=("allegro:api:orders:write",),
    slow=True,
)
ORDERS_SET_SERIAL_NUMBERS = Operation(
    name="orders.set_serial_numbers",
    method="POST",
    path="/order/checkout-forms/{id}/serial-numbers",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    find_out="get the order and its revision: orders.get(order_id)",
)
ORDERS_LIST_SHIPMENTS = Operation(
    name="orders.list_shipments",
    method="GET",
    path="/order/checkout-forms/{id}/shipments",
    scopes=("allegro:api:orders:read",),
    limits=(LIMIT_ORDER_SHIPMENTS,),
    paging=Paging("array", items="shipments"),
)
ORDERS_ADD_SHIPMENT = Operation(
    name="orders.add_shipment",
    method="POST",
    path="/order/checkout-forms/{id}/shipments",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    limits=(LIMIT_ORDER_SHIPMENTS,),
    find_out="list the parcels of the order: orders.list_shipments(order_id)",
)
ORDERS_EVENT_STATISTICS = Operation(
    name="orders.event_statistics",
    method="GET",
    path="/order/event-stats",
    scopes=("allegro:api:orders:read",),
)
ORDERS_ADD_DOCUMENT_LINK = Operation(
    name="orders.add_document_link",
    method="POST",
    path="/order/{orderId}/billing-documents/links",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    find_out="list the documents of the order: orders.get_invoices(order_id)",
)
PAYMENTS_SEARCH = Operation(
    name="payments.search",
    method="GET",
    path="/payments/payment-operations",
    scopes=("allegro:api:payments:read",),
    paging=Paging(
        "offset", items="paymentOperations", total="totalCount", size=50, ceiling=10000, window="occurredAt"
    ),
)
PAYMENTS_LIST_REFUNDS = Operation(
    name="payments.list_refunds",
    method="GET",
    path="/payments/refunds",
    scopes=("allegro:api:payments:read",),
    paging=Paging(
        "offset", items="refunds", total="totalCount", size=100, ceiling=10000, window="occurredAt"
    ),
)
PAYMENTS_CREATE_REFUND = Operation(
    name="payments.create_refund",
    method="POST",
    path="/payments/refunds",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:payments:write",),
    repeat="same-id",
    find_out="look for the payment in payments.list_refunds(payment_id=...)",
    id_in_body="commandId",
)
PRICE_RULES_SEARCH = Operation(
    name="price_rules.search",
    method="GET",
    path="/sale/price-automation/rules",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_PRICE_RULES,),
    paging=Paging("array", items="rules"),
)
PRICE_RULES_GET = Operation(
    name="price_rules.get",
    method="GET",
    path="/sale/price-automation/rules/{ruleId}",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_PRICE_RULES,),
)
PRICE_RULES_CREATE = Operation(
    name="price_rules.create",
    method="POST",
    path="/sale/price-automation/rules",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    limits=(LIMIT_PRICE_RULES,),
    find_out="look for its name in price_rules.search()",
)
PRICE_RULES_REPLACE = Operation(
    name="price_rules.replace",
    method="PUT",
    path="/sale/price-automation/rules/{ruleId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_PRICE_RULES,),
)
PRICE_RULES_DELETE = Operation(
    name="price_rules.delete",
    method="DELETE",
    path="/sale/price-automation/rules/{ruleId}",
    scopes=("allegro:api:sale:offers:write",),
    limits=(LIMIT_PRICE_RULES,),
)
PRICE_RULES_LIST_OFFER_RULES = Operation(
    name="price_rules.list_offer_rules",
    method="GET",
    path="/sale/price-automation/offers/{offerId}/rules",
    scopes=("allegro:api:sale:offers:read",),
    limits=(LIMIT_PRICE_RULES,),
    paging=Paging("array", items="rules", key="rule.id"),
)
PRODUCTS_SEARCH = Operation(
    name="products.search",
    method="GET",
    path="/sale/products",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("page_id", items="products"),
    slow=True,
    leaky=True,
)
PRODUCTS_GET = Operation(
    name="products.get",
    method="GET",
    path="/sale/products/{productId}",
    scopes=("allegro:api:sale:offers:read",),
    slow=True,
    leaky=True,
)
PRODUCTS_LIST_PARAMETERS = Operation(
    name="products.list_parameters",
    method="GET",
    path="/sale/categories/{categoryId}/product-parameters",
    token="any",
    paging=Paging("array", items="parameters"),
)
PRODUCTS_SUGGEST_COMPATIBILITY_LIST = Operation(
    name="products.suggest_compatibility_list", method="GET", path="/sale/compatibility-list-suggestions"
)
PRODUCTS_LIST_COMPATIBILITY_CATEGORIES = Operation(
    name="products.list_compatibility_categories",
    method="GET",
    path="/sale/compatibility-list/supported-categories",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", items="supportedCategories", key="categoryId"),
)
PRODUCTS_LIST_COMPATIBLE_PRODUCTS = Operation(
    name="products.list_compatible_products",
    method="GET",
    path="/sale/compatible-products",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="compatibleProducts", total="totalCount", size=200),
)
PRODUCTS_LIST_COMPATIBLE_PRODUCT_GROUPS = Operation(
    name="products.list_compatible_product_groups",
    method="GET",
    path="/sale/compatible-products/groups",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="groups", total="totalCount", size=200),
)
PRODUCTS_PROPOSE = Operation(
    name="products.propose",
    method="POST",
    path="/sale/product-proposals",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    find_out="search for its GTIN or name: products.search(phrase=...)",
)
PRODUCTS_GET_CHANGE_PROPOSAL = Operation(
    name="products.get_change_proposal",
    method="GET",
    path="/sale/products/change-proposals/{changeProposalId}",
    scopes=("allegro:api:sale:offers:read",),
)
PRODUCTS_PROPOSE_CHANGE = Operation(
    name="products.propose_change",
    method="POST",
    path="/sale/products/{productId}/change-proposals",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    limits=(LIMIT_PRODUCT_CHANGE_PROPOSALS,),
    find_out="a proposal is found by its id alone: look at the product, products.get(product_id)",
)
PRODUCTS_LIST_SIZE_TABLES = Operation(
    name="products.list_size_tables",
    method="GET",
    path="/sale/size-tables",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="tables"),
)
PRODUCTS_CREATE_SIZE_TABLE = Operation(
    name="products.create_size_table",
    method="POST",
    path="/sale/size-tables",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in products.list_size_tables()",
)
PRODUCTS_LIST_SIZE_TABLE_TEMPLATES = Operation(
    name="products.list_size_table_templates",
    method="GET",
    path="/sale/size-tables-templates",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="templates"),
)
PRODUCTS_GET_SIZE_TABLE = Operation(
    name="products.get_size_table",
    method="GET",
    path="/sale/size-tables/{tableId}",
    scopes=("allegro:api:sale:settings:read",),
)
PRODUCTS_REPLACE_SIZE_TABLE = Operation(
    name="products.replace_size_table",
    method="PUT",
    path="/sale/size-tables/{tableId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
PROMOTIONS_SEARCH = Operation(
    name="promotions.search",
    method="GET",
    path="/sale/loyalty/promotions",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("offset", items="promotions", total="totalCount", size=5000, ceiling=50000),
)
PROMOTIONS_GET = Operation(
    name="promotions.get",
    method="GET",
    path="/sale/loyalty/promotions/{promotionId}",
    scopes=("allegro:api:sale:offers:read",),
)
PROMOTIONS_CREATE = Operation(
    name="promotions.create",
    method="POST",
    path="/sale/loyalty/promotions",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    find_out="look for its offers in promotions.search()",
)
PROMOTIONS_REPLACE = Operation(
    name="promotions.replace",
    method="PUT",
    path="/sale/loyalty/promotions/{promotionId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_LIST_BUNDLES = Operation(
    name="promotions.list_bundles",
    method="GET",
    path="/sale/bundles",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("page_id", items="bundles", size=5000),
)
PROMOTIONS_GET_BUNDLE = Operation(
    name="promotions.get_bundle",
    method="GET",
    path="/sale/bundles/{bundleId}",
    scopes=("allegro:api:sale:offers:read",),
)
PROMOTIONS_DELETE_BUNDLE = Operation(
    name="promotions.delete_bundle",
    method="DELETE",
    path="/sale/bundles/{bundleId}",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_REPLACE_BUNDLE_DISCOUNT = Operation(
    name="promotions.replace_bundle_discount",
    method="PUT",
    path="/sale/bundles/{bundleId}/discount",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_LIST_FLEXIBLE_BUNDLES = Operation(
    name="promotions.list_flexible_bundles",
    method="GET",
    path="/sale/flexible-bundles",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("page_id", items="bundles", size=1000),
)
PROMOTIONS_CREATE_FLEXIBLE_BUNDLE = Operation(
    name="promotions.create_flexible_bundle",
    method="POST",
    path="/sale/flexible-bundles",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    find_out="look for its offers in promotions.list_flexible_bundles()",
)
PROMOTIONS_GET_FLEXIBLE_BUNDLE = Operation(
    name="promotions.get_flexible_bundle",
    method="GET",
    path="/sale/flexible-bundles/{bundleId}",
    scopes=("allegro:api:sale:offers:read",),
)
PROMOTIONS_REPLACE_FLEXIBLE_BUNDLE = Operation(
    name="promotions.replace_flexible_bundle",
    method="PUT",
    path="/sale/flexible-bundles/{bundleId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_DELETE_FLEXIBLE_BUNDLE = Operation(
    name="promotions.delete_flexible_bundle",
    method="DELETE",
    path="/sale/flexible-bundles/{bundleId}",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_DEACTIVATE = Operation(
    name="promotions.deactivate",
    method="DELETE",
    path="/sale/loyalty/promotions/{promotionId}",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_LIST_TURNOVER_DISCOUNTS = Operation(
    name="promotions.list_turnover_discounts",
    method="GET",
    path="/sale/turnover-discount",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("array", key="marketplaceId"),
)
PROMOTIONS_REPLACE_TURNOVER_DISCOUNT = Operation(
    name="promotions.replace_turnover_discount",
    method="PUT",
    path="/sale/turnover-discount/{marketplaceId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
)
PROMOTIONS_DEACTIVATE_TURNOVER_DISCOUNT = Operation(
    name="promotions.deactivate_turnover_discount",
    method="PUT",
    path="/sale/turnover-discount/{marketplaceId}/deactivate",
    scopes=("allegro:api:sale:offers:write",),
)
RATINGS_SEARCH = Operation(
    name="ratings.search",
    method="GET",
    path="/sale/user-ratings",
    scopes=("allegro:api:ratings",),
    paging=Paging("offset", items="ratings", size=100, ceiling=20000, window="lastChangedAt"),
)
RATINGS_GET = Operation(
    name="ratings.get", method="GET", path="/sale/user-ratings/{ratingId}", scopes=("allegro:api:ratings",)
)
RATINGS_ANSWER = Operation(
    name="ratings.answer",
    method="PUT",
    path="/sale/user-ratings/{ratingId}/answer",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:ratings",),
)
RATINGS_REQUEST_REMOVAL = Operation(
    name="ratings.request_removal",
    method="PUT",
    path="/sale/user-ratings/{ratingId}/removal",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:ratings",),
    repeat="no",
    find_out="the rating shows it: ratings.get(rating_id)",
)
RATINGS_GET_SUMMARY = Operation(
    name="ratings.get_summary",
    method="GET",
    path="/users/{userId}/ratings-summary",
    scopes=("allegro:api:profile:read",),
)
RETURNS_SEARCH = Operation(
    name="returns.search",
    method="GET",
    path="/order/customer-returns",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:orders:read",),
    limits=(LIMIT_CUSTOMER_RETURNS, LIMIT_CUSTOMER_RETURNS_CLIENT),
    paging=Paging("returns", items="customerReturns", size=1000, window="createdAt"),
)
RETURNS_GET = Operation(
    name="returns.get",
    method="GET",
    path="/order/customer-returns/{customerReturnId}",
    accept="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:orders:read",),
)
RETURNS_REJECT_REFUND = Operation(
    name="returns.reject_refund",
    method="POST",
    path="/order/customer-returns/{customerReturnId}/rejection",
    accept="application/vnd.allegro.beta.v1+json",
    content_type="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    find_out="the return shows it: returns.get(return_id)",
)
RETURNS_LIST_REFUND_CLAIMS = Operation(
    name="returns.list_refund_claims",
    method="GET",
    path="/order/refund-claims",
    scopes=("allegro:api:orders:read",),
    paging=Paging("offset", items="refundClaims", size=100),
)
RETURNS_CREATE_REFUND_CLAIM = Operation(
    name="returns.create_refund_claim",
    method="POST",
    path="/order/refund-claims",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:orders:write",),
    repeat="no",
    find_out="look for the line item in returns.list_refund_claims()",
)
RETURNS_GET_REFUND_CLAIM = Operation(
    name="returns.get_refund_claim",
    method="GET",
    path="/order/refund-claims/{claimId}",
    scopes=("allegro:api:orders:read",),
)
RETURNS_CANCEL_REFUND_CLAIM = Operation(
    name="returns.cancel_refund_claim",
    method="DELETE",
    path="/order/refund-claims/{claimId}",
    scopes=("allegro:api:orders:write",),
)
SERVICES_SEARCH = Operation(
    name="services.search",
    method="GET",
    path="/sale/offer-additional-services/groups",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("offset", items="additionalServicesGroups", size=1000),
)
SERVICES_GET = Operation(
    name="services.get",
    method="GET",
    path="/sale/offer-additional-services/groups/{groupId}",
    scopes=("allegro:api:sale:settings:read",),
)
SERVICES_CREATE = Operation(
    name="services.create",
    method="POST",
    path="/sale/offer-additional-services/groups",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="look for its name in services.search()",
)
SERVICES_REPLACE = Operation(
    name="services.replace",
    method="PUT",
    path="/sale/offer-additional-services/groups/{groupId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
)
SERVICES_LIST_CATEGORIES = Operation(
    name="services.list_categories",
    method="GET",
    path="/sale/offer-additional-services/categories",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="categories", key="name"),
)
SERVICES_LIST_TRANSLATIONS = Operation(
    name="services.list_translations",
    method="GET",
    path="/sale/offer-additional-services/groups/{groupId}/translations",
    scopes=("allegro:api:sale:settings:read",),
    paging=Paging("array", items="translations", key="language"),
)
SERVICES_EDIT_TRANSLATION = Operation(
    name="services.edit_translation",
    method="PATCH",
    path="/sale/offer-additional-services/groups/{groupId}/translations/{language}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:settings:write",),
    repeat="no",
    find_out="services.list_translations(group_id) shows it",
)
SERVICES_DELETE_TRANSLATION = Operation(
    name="services.delete_translation",
    method="DELETE",
    path="/sale/offer-additional-services/groups/{groupId}/translations/{language}",
    scopes=("allegro:api:sale:offers:write",),
)
SHIPMENTS_GET = Operation(
    name="shipments.get",
    method="GET",
    path="/shipment-management/shipments/{shipmentId}",
    scopes=("allegro:api:shipments:read",),
)
SHIPMENTS_GET_DELIVERY_PROPOSALS = Operation(
    name="shipments.get_delivery_proposals",
    method="GET",
    path="/shipment-management/delivery-proposals/{orderId}",
    scopes=("allegro:api:shipments:write",),
)
SHIPMENTS_LIST_DELIVERY_SERVICES = Operation(
    name="shipments.list_delivery_services",
    method="GET",
    path="/shipment-management/delivery-services",
    scopes=("allegro:api:shipments:write",),
    paging=Paging("array", items="services"),
)
SHIPMENTS_GET_LABELS = Operation(
    name="shipments.get_labels",
    method="POST",
    path="/shipment-management/label",
    accept="application/octet-stream",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:read",),
    slow=True,
)
SHIPMENTS_LIST_PICKUP_PROPOSALS = Operation(
    name="shipments.list_pickup_proposals",
    method="POST",
    path="/shipment-management/pickup-proposals",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:write",),
    paging=Paging("array"),
)
SHIPMENTS_GET_PICKUP_CREATION = Operation(
    name="shipments.get_pickup_creation",
    method="GET",
    path="/shipment-management/pickups/create-commands/{commandId}",
    scopes=("allegro:api:shipments:write",),
)
SHIPMENTS_GET_PICKUP = Operation(
    name="shipments.get_pickup",
    method="GET",
    path="/shipment-management/pickups/{pickupId}",
    scopes=("allegro:api:shipments:read",),
)
SHIPMENTS_GET_PROTOCOL = Operation(
    name="shipments.get_protocol",
    method="POST",
    path="/shipment-management/protocol",
    accept="application/octet-stream",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:read",),
    slow=True,
)
SHIPMENTS_GET_CANCELLATION = Operation(
    name="shipments.get_cancellation",
    method="GET",
    path="/shipment-management/shipments/cancel-commands/{commandId}",
    scopes=("allegro:api:shipments:write",),
)
SHIPMENTS_GET_CREATION = Operation(
    name="shipments.get_creation",
    method="GET",
    path="/shipment-management/shipments/create-commands/{commandId}",
    scopes=("allegro:api:shipments:write",),
)
CAMPAIGNS_SUBMIT_TO_ALLE_DISCOUNT = Operation(
    name="campaigns.submit_to_alle_discount",
    method="POST",
    path="/sale/alle-discount/submit-offer-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="same-id",
    accepted=Accepted(by=CAMPAIGNS_GET_ALLE_DISCOUNT_SUBMISSION),
    find_out="ask for the command by its id: campaigns.get_alle_discount_submission(command_id)",
    family=Family(
        name="alle-discount-submission",
        status=CAMPAIGNS_GET_ALLE_DISCOUNT_SUBMISSION,
        state="output.status",
        errors="output.errors",
        subject="input.offer.id",
        offers="input.offer.id",
    ),
    id_in_body="commandId",
)
CAMPAIGNS_WITHDRAW_FROM_ALLE_DISCOUNT = Operation(
    name="campaigns.withdraw_from_alle_discount",
    method="POST",
    path="/sale/alle-discount/withdraw-offer-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="same-id",
    accepted=Accepted(by=CAMPAIGNS_GET_ALLE_DISCOUNT_WITHDRAWAL),
    find_out="ask for the command by its id: campaigns.get_alle_discount_withdrawal(command_id)",
    family=Family(
        name="alle-discount-withdrawal",
        status=CAMPAIGNS_GET_ALLE_DISCOUNT_WITHDRAWAL,
        state="output.status",
        errors="output.errors",
    ),
    id_in_body="commandId",
)
CAMPAIGNS_EXCLUDE_FROM_ALLEGRO_PRICES = Operation(
    name="campaigns.exclude_from_allegro_prices",
    method="POST",
    path="/sale/allegro-prices/offers/exclusion-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="same-id",
    accepted=Accepted(by=CAMPAIGNS_GET_ALLEGRO_PRICES_EXCLUSION, constant=(("status", "IN_PROGRESS"),)),
    find_out="ask for the command by its id: campaigns.get_allegro_prices_exclusion(command_id)",
    family=Family(
        name="allegro-prices-exclusion",
        status=CAMPAIGNS_GET_ALLEGRO_PRICES_EXCLUSION,
        parts="offers",
        subject="id",
        offers="offers[].id",
    ),
    id_in_body="commandId",
)
CAMPAIGNS_SUBMIT_TO_ALLEGRO_PRICES = Operation(
    name="campaigns.submit_to_allegro_prices",
    method="POST",
    path="/sale/allegro-prices/offers/submit-offer-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="same-id",
    accepted=Accepted(by=CAMPAIGNS_GET_ALLEGRO_PRICES_SUBMISSION, constant=(("status", "IN_PROGRESS"),)),
    find_out="ask for the command by its id: campaigns.get_allegro_prices_submission(command_id)",
    family=Family(
        name="allegro-prices-submission",
        status=CAMPAIGNS_GET_ALLEGRO_PRICES_SUBMISSION,
        parts="offers",
        subject="id",
        offers="offers[].id",
    ),
    id_in_body="commandId",
)
CAMPAIGNS_APPLY_FOR_BADGE = Operation(
    name="campaigns.apply_for_badge",
    method="POST",
    path="/sale/badges",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="no",
    find_out="look for the offer in campaigns.list_badge_applications()",
    family=Family(
        name="badge-application",
        status=CAMPAIGNS_GET_BADGE_APPLICATION,
        named="answer",
        state="process.status",
        errors="process.rejectionReasons",
        subject="offer.id",
        offers="offer.id",
    ),
)
CAMPAIGNS_EDIT_BADGE = Operation(
    name="campaigns.edit_badge",
    method="PATCH",
    path="/sale/badges/offers/{offerId}/campaigns/{campaignId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:campaigns",),
    repeat="no",
    find_out="look for the offer in campaigns.list_badges()",
    family=Family(
        name="badge-change",
        status=CAMPAIGNS_GET_BADGE_OPERATION,
        named="answer",
        state="process.status",
        errors="process.rejectionReasons",
        subject="offer.id",
    ),
)
CATEGORIES_LIST_EVENTS = Operation(
    name="categories.list_events",
    method="GET",
    path="/sale/category-events",
    token="any",
    paging=Paging("events", items="events", size=1000),
    events=Events(90, "category.id"),
)
FULFILLMENT_SUBMIT_ADVANCE_SHIP_NOTICE = Operation(
    name="fulfillment.submit_advance_ship_notice",
    method="PUT",
    path="/fulfillment/submit-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:fulfillment:write",),
    repeat="same-id",
    accepted=Accepted(by=FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_SUBMISSION),
    find_out="ask for the command by its id: fulfillment.get_advance_ship_notice_submission(command_id)",
    family=Family(
        name="advance-ship-notice-submission",
        status=FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_SUBMISSION,
        state="output.status",
        errors="output.errors",
    ),
)
OFFER_COMMANDS_CHANGE_PRICES_AND_STOCK = Operation(
    name="offer_commands.change_prices_and_stock",
    method="POST",
    path="/sale/offer-bulk-modification-commands",
    accept="application/vnd.allegro.beta.v1+json",
    content_type="application/vnd.allegro.beta.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_PRICE_CHANGES_HOUR, LIMIT_PRICE_CHANGES_MINUTE),
    weight="modifications[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_PRICE_AND_STOCK_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_price_and_stock_change(command_id)",
    family=Family(
        name="bulk-modification",
        status=OFFER_COMMANDS_GET_PRICE_AND_STOCK_CHANGE,
        tasks=OFFER_COMMANDS_LIST_PRICE_AND_STOCK_CHANGE_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="subject.offerId",
        offers="modifications[].offerId",
    ),
    id_in_body="commandId",
)
OFFER_COMMANDS_MODIFY = Operation(
    name="offer_commands.modify",
    method="PUT",
    path="/sale/offer-modification-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_OFFER_CHANGES_HOUR, LIMIT_OFFER_CHANGES_MINUTE),
    weight="offerCriteria[].offers[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_MODIFICATION),
    find_out="ask for the command by its id: offer_commands.get_modification(command_id)",
    family=Family(
        name="modification",
        status=OFFER_COMMANDS_GET_MODIFICATION,
        tasks=OFFER_COMMANDS_LIST_MODIFICATION_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
)
OFFER_COMMANDS_CHANGE_PRICE_RULES = Operation(
    name="offer_commands.change_price_rules",
    method="POST",
    path="/sale/offer-price-automation-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_PRICE_CHANGES_HOUR, LIMIT_PRICE_CHANGES_MINUTE),
    weight="offerCriteria[].offers[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_PRICE_RULE_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_price_rule_change(command_id)",
    family=Family(
        name="price-automation",
        status=OFFER_COMMANDS_GET_PRICE_RULE_CHANGE,
        tasks=OFFER_COMMANDS_LIST_PRICE_RULE_CHANGE_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
    id_in_body="id",
)
OFFER_COMMANDS_CHANGE_PRICES = Operation(
    name="offer_commands.change_prices",
    method="PUT",
    path="/sale/offer-price-change-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_PRICE_CHANGES_HOUR, LIMIT_PRICE_CHANGES_MINUTE),
    weight="offerCriteria[].offers[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_PRICE_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_price_change(command_id)",
    family=Family(
        name="price-change",
        status=OFFER_COMMANDS_GET_PRICE_CHANGE,
        tasks=OFFER_COMMANDS_LIST_PRICE_CHANGE_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
)
OFFER_COMMANDS_CHANGE_PUBLICATION = Operation(
    name="offer_commands.change_publication",
    method="PUT",
    path="/sale/offer-publication-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_OFFER_CHANGES_HOUR, LIMIT_OFFER_CHANGES_MINUTE),
    weight="offerCriteria[].offers[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_PUBLICATION_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_publication_change(command_id)",
    family=Family(
        name="publication",
        status=OFFER_COMMANDS_GET_PUBLICATION_CHANGE,
        tasks=OFFER_COMMANDS_LIST_PUBLICATION_CHANGE_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
)
OFFER_COMMANDS_CHANGE_QUANTITIES = Operation(
    name="offer_commands.change_quantities",
    method="PUT",
    path="/sale/offer-quantity-change-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    limits=(LIMIT_OFFER_CHANGES_HOUR, LIMIT_OFFER_CHANGES_MINUTE),
    weight="offerCriteria[].offers[]",
    accepted=Accepted(by=OFFER_COMMANDS_GET_QUANTITY_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_quantity_change(command_id)",
    family=Family(
        name="quantity-change",
        status=OFFER_COMMANDS_GET_QUANTITY_CHANGE,
        tasks=OFFER_COMMANDS_LIST_QUANTITY_CHANGE_TASKS,
        completed="completedAt",
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
)
OFFER_COMMANDS_CHANGE_PROMO_OPTIONS = Operation(
    name="offer_commands.change_promo_options",
    method="PUT",
    path="/sale/offers/promo-options-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    accepted=Accepted(by=OFFER_COMMANDS_GET_PROMO_OPTIONS_CHANGE),
    find_out="ask for the command by its id: offer_commands.get_promo_options_change(command_id)",
    family=Family(
        name="promo-options",
        status=OFFER_COMMANDS_GET_PROMO_OPTIONS_CHANGE,
        tasks=OFFER_COMMANDS_LIST_PROMO_OPTIONS_CHANGE_TASKS,
        counts="taskCount",
        subject="offer.id",
        offers="offerCriteria[].offers[].id",
    ),
)
OFFERS_CREATE = Operation(
    name="offers.create",
    method="POST",
    path="/sale/product-offers",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="no",
    limits=(LIMIT_OFFER_WRITE,),
    find_out="search for its external.id: offers.search(external_id=...); drafts are among them",
    family=Family(
        name="offer-processing",
        status=OFFERS_GET_OPERATION,
        named="location",
        subject="offer.id",
        result=OFFERS_GET,
    ),
)
OFFERS_EDIT = Operation(
    name="offers.edit",
    method="PATCH",
    path="/sale/product-offers/{offerId}",
    content_type="application/vnd.allegro.public.v1+json",
    repeat="no",
    limits=(LIMIT_OFFER_WRITE,),
    one_at_a_time="offerId",
    find_out="get the offer and compare: offers.get(offer_id); the edit may still be under way",
    family=Family(
        name="offer-processing",
        status=OFFERS_GET_OPERATION,
        named="location",
        subject="offer.id",
        result=OFFERS_GET,
    ),
)
OFFERS_CHANGE_PRICE = Operation(
    name="offers.change_price",
    method="PUT",
    path="/offers/{offerId}/change-price-commands/{commandId}",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:sale:offers:write",),
    repeat="same-id",
    one_at_a_time="offerId",
    accepted=Accepted(),
    find_out="the offer shows its price: offers.get(offer_id)",
)
OFFERS_LIST_EVENTS = Operation(
    name="offers.list_events",
    method="GET",
    path="/sale/offer-events",
    scopes=("allegro:api:sale:offers:read",),
    paging=Paging("events", items="offerEvents", size=1000),
    events=Events(1, "offer.id"),
)
ORDERS_LIST_EVENTS = Operation(
    name="orders.list_events",
    method="GET",
    path="/order/events",
    scopes=("allegro:api:orders:read",),
    paging=Paging("events", items="events", size=1000),
    events=Events(
        60,
        "order.checkoutForm.id",
        state="order.checkoutForm.revision",
        newest=ORDERS_EVENT_STATISTICS,
        sweep=ORDERS_SEARCH,
        changed="updatedAt",
        revision="revision",
    ),
)
SHIPMENTS_CREATE = Operation(
    name="shipments.create",
    method="POST",
    path="/shipment-management/shipments/create-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:write",),
    repeat="same-id",
    accepted=Accepted(),
    find_out="ask for the command by its id: shipments.get_creation(command_id)",
    family=Family(name="shipment-creation", status=SHIPMENTS_GET_CREATION, state="status", errors="errors"),
    id_in_body="commandId",
)
SHIPMENTS_CREATE_PICKUP = Operation(
    name="shipments.create_pickup",
    method="POST",
    path="/shipment-management/pickups/create-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:write",),
    repeat="same-id",
    accepted=Accepted(),
    find_out="ask for the command by its id: shipments.get_pickup_creation(command_id)",
    family=Family(
        name="pickup-creation", status=SHIPMENTS_GET_PICKUP_CREATION, state="status", errors="errors"
    ),
    id_in_body="commandId",
)
SHIPMENTS_CANCEL = Operation(
    name="shipments.cancel",
    method="POST",
    path="/shipment-management/shipments/cancel-commands",
    content_type="application/vnd.allegro.public.v1+json",
    scopes=("allegro:api:shipments:write",),
    repeat="same-id",
    accepted=Accepted(),
    find_out="ask for the command by its id: shipments.get_cancellation(command_id)",
    family=Family(
        name="shipment-cancellation", status=SHIPMENTS_GET_CANCELLATION, state="status", errors="errors"
    ),
    id_in_body="commandId",
)

_ALL: tuple[Operation, ...] = (
    ACCOUNT_ME,
    ACCOUNT_LIST_ADDITIONAL_EMAILS,
    ACCOUNT_CREATE_ADDITIONAL_EMAIL,
    ACCOUNT_GET_ADDITIONAL_EMAIL,
    ACCOUNT_DELETE_ADDITIONAL_EMAIL,
    ACCOUNT_LIST_BLOCKED_BUYERS,
    ACCOUNT_BLOCK_BUYER,
    ACCOUNT_UNBLOCK_BUYER,
    ACCOUNT_LIST_CONTACTS,
    ACCOUNT_CREATE_CONTACT,
    ACCOUNT_GET_CONTACT,
    ACCOUNT_REPLACE_CONTACT,
    ACCOUNT_GET_SALES_QUALITY,
    ACCOUNT_GET_SMART_CLASSIFICATION,
    AFFILIATE_SEARCH,
    AFTER_SALES_CREATE_ATTACHMENT,
    AFTER_SALES_UPLOAD_ATTACHMENT,
    AFTER_SALES_LIST_IMPLIED_WARRANTIES,
    AFTER_SALES_CREATE_IMPLIED_WARRANTY,
    AFTER_SALES_GET_IMPLIED_WARRANTY,
    AFTER_SALES_REPLACE_IMPLIED_WARRANTY,
    AFTER_SALES_LIST_RETURN_POLICIES,
    AFTER_SALES_CREATE_RETURN_POLICY,
    AFTER_SALES_GET_RETURN_POLICY,
    AFTER_SALES_REPLACE_RETURN_POLICY,
    AFTER_SALES_DELETE_RETURN_POLICY,
    AFTER_SALES_LIST_WARRANTIES,
    AFTER_SALES_CREATE_WARRANTY,
    AFTER_SALES_GET_WARRANTY,
    AFTER_SALES_REPLACE_WARRANTY,
    BIDDING_GET_BID,
    BIDDING_PLACE_BID,
    BILLING_SEARCH,
    BILLING_LIST_TYPES,
    BILLING_PREVIEW_FEES,
    BILLING_LIST_QUOTES,
    CAMPAIGNS_LIST_FUNDRAISING_CAMPAIGNS,
    CAMPAIGNS_LIST_ALLE_DISCOUNT_CAMPAIGNS,
    CAMPAIGNS_SUBMIT_TO_ALLE_DISCOUNT,
    CAMPAIGNS_GET_ALLE_DISCOUNT_SUBMISSION,
    CAMPAIGNS_WITHDRAW_FROM_ALLE_DISCOUNT,
    CAMPAIGNS_GET_ALLE_DISCOUNT_WITHDRAWAL,
    CAMPAIGNS_LIST_ALLE_DISCOUNT_ELIGIBLE_OFFERS,
    CAMPAIGNS_LIST_ALLE_DISCOUNT_SUBMITTED_OFFERS,
    CAMPAIGNS_GET_ALLEGRO_PRICES_PARTICIPATION,
    CAMPAIGNS_EDIT_ALLEGRO_PRICES_PARTICIPATION,
    CAMPAIGNS_QUERY_ALLEGRO_PRICES_OFFERS,
    CAMPAIGNS_EXCLUDE_FROM_ALLEGRO_PRICES,
    CAMPAIGNS_GET_ALLEGRO_PRICES_EXCLUSION,
    CAMPAIGNS_SUBMIT_TO_ALLEGRO_PRICES,
    CAMPAIGNS_GET_ALLEGRO_PRICES_SUBMISSION,
    CAMPAIGNS_LIST_BADGE_APPLICATIONS,
    CAMPAIGNS_GET_BADGE_APPLICATION,
    CAMPAIGNS_LIST_BADGE_CAMPAIGNS,
    CAMPAIGNS_GET_BADGE_OPERATION,
    CAMPAIGNS_LIST_BADGES,
    CAMPAIGNS_APPLY_FOR_BADGE,
    CAMPAIGNS_EDIT_BADGE,
    CATEGORIES_SEARCH,
    CATEGORIES_GET,
    CATEGORIES_LIST_PARAMETERS,
    CATEGORIES_LIST_EVENTS,
    CATEGORIES_LIST_SCHEDULED_CHANGES,
    CATEGORIES_SUGGEST,
    CATEGORIES_GET_TAX_SETTINGS,
    CLASSIFIEDS_LIST_OFFER_STATISTICS,
    CLASSIFIEDS_GET_SELLER_STATISTICS,
    CLASSIFIEDS_LIST_PACKAGES,
    CLASSIFIEDS_GET_PACKAGE,
    CLASSIFIEDS_GET_OFFER_PACKAGES,
    CLASSIFIEDS_ASSIGN_PACKAGES,
    COMPLIANCE_LIST_PERSONS,
    COMPLIANCE_CREATE_PERSON,
    COMPLIANCE_REPLACE_PERSON,
    COMPLIANCE_LIST_PRODUCERS,
    COMPLIANCE_CREATE_PRODUCER,
    COMPLIANCE_GET_PRODUCER,
    COMPLIANCE_REPLACE_PRODUCER,
    DELIVERY_LIST_POINTS_OF_SERVICE,
    DELIVERY_CREATE_POINT_OF_SERVICE,
    DELIVERY_GET_POINT_OF_SERVICE,
    DELIVERY_REPLACE_POINT_OF_SERVICE,
    DELIVERY_DELETE_POINT_OF_SERVICE,
    DELIVERY_LIST_METHODS,
    DELIVERY_GET_SETTINGS,
    DELIVERY_REPLACE_SETTINGS,
    DELIVERY_LIST_SHIPPING_RATES,
    DELIVERY_CREATE_SHIPPING_RATES,
    DELIVERY_GET_SHIPPING_RATES,
    DELIVERY_REPLACE_SHIPPING_RATES,
    FULFILLMENT_LIST_ADVANCE_SHIP_NOTICES,
    FULFILLMENT_CREATE_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_GET_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_REPLACE_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_DELETE_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_CANCEL_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_LABELS,
    FULFILLMENT_GET_RECEIVING_STATE,
    FULFILLMENT_REPLACE_SUBMITTED_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_LIST_AVAILABLE_PRODUCTS,
    FULFILLMENT_GET_ORDER_PARCELS,
    FULFILLMENT_GET_REMOVAL_PREFERENCES,
    FULFILLMENT_REPLACE_REMOVAL_PREFERENCES,
    FULFILLMENT_LIST_REFUND_DISPOSITIONS,
    FULFILLMENT_LIST_STOCK,
    FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_SUBMISSION,
    FULFILLMENT_SUBMIT_ADVANCE_SHIP_NOTICE,
    FULFILLMENT_GET_TAX_ID,
    FULFILLMENT_CREATE_TAX_ID,
    FULFILLMENT_REPLACE_TAX_ID,
    IMAGES_UPLOAD,
    IMAGES_CREATE_ATTACHMENT,
    IMAGES_GET_ATTACHMENT,
    IMAGES_UPLOAD_ATTACHMENT,
    ISSUES_SEARCH,
    ISSUES_GET,
    ISSUES_CREATE_ATTACHMENT,
    ISSUES_DOWNLOAD_ATTACHMENT,
    ISSUES_UPLOAD_ATTACHMENT,
    ISSUES_LIST_CHAT,
    ISSUES_SEND_MESSAGE,
    ISSUES_CHANGE_STATUS,
    MARKETPLACES_SEARCH,
    MARKETPLACES_LIST_DEPOSIT_TYPES,
    MESSAGES_GET,
    MESSAGES_DELETE,
    MESSAGES_CREATE_ATTACHMENT,
    MESSAGES_DOWNLOAD_ATTACHMENT,
    MESSAGES_UPLOAD_ATTACHMENT,
    MESSAGES_SEND,
    MESSAGES_LIST_THREADS,
    MESSAGES_GET_THREAD,
    MESSAGES_LIST_MESSAGES,
    MESSAGES_REPLY,
    MESSAGES_MARK_THREAD,
    OFFER_COMMANDS_CHANGE_PRICES_AND_STOCK,
    OFFER_COMMANDS_GET_PRICE_AND_STOCK_CHANGE,
    OFFER_COMMANDS_LIST_PRICE_AND_STOCK_CHANGE_TASKS,
    OFFER_COMMANDS_GET_MODIFICATION,
    OFFER_COMMANDS_MODIFY,
    OFFER_COMMANDS_LIST_MODIFICATION_TASKS,
    OFFER_COMMANDS_CHANGE_PRICE_RULES,
    OFFER_COMMANDS_GET_PRICE_RULE_CHANGE,
    OFFER_COMMANDS_LIST_PRICE_RULE_CHANGE_TASKS,
    OFFER_COMMANDS_GET_PRICE_CHANGE,
    OFFER_COMMANDS_CHANGE_PRICES,
    OFFER_COMMANDS_LIST_PRICE_CHANGE_TASKS,
    OFFER_COMMANDS_GET_PUBLICATION_CHANGE,
    OFFER_COMMANDS_CHANGE_PUBLICATION,
    OFFER_COMMANDS_LIST_PUBLICATION_CHANGE_TASKS,
    OFFER_COMMANDS_GET_QUANTITY_CHANGE,
    OFFER_COMMANDS_CHANGE_QUANTITIES,
    OFFER_COMMANDS_LIST_QUANTITY_CHANGE_TASKS,
    OFFER_COMMANDS_GET_PROMO_OPTIONS_CHANGE,
    OFFER_COMMANDS_CHANGE_PROMO_OPTIONS,
    OFFER_COMMANDS_LIST_PROMO_OPTIONS_CHANGE_TASKS,
    OFFERS_SEARCH,
    OFFERS_GET,
    OFFERS_CREATE,
    OFFERS_EDIT,
    OFFERS_SEARCH_LISTING,
    OFFERS_CHANGE_PRICE,
    OFFERS_LIST_EVENTS,
    OFFERS_GET_PROMOTION_PACKAGES,
    OFFERS_LIST_TAGS,
    OFFERS_CREATE_TAG,
    OFFERS_REPLACE_TAG,
    OFFERS_DELETE_TAG,
    OFFERS_LIST_PROMO_OPTIONS,
    OFFERS_LIST_UNFILLED_PARAMETERS,
    OFFERS_DELETE_DRAFT,
    OFFERS_GET_PROMO_OPTIONS,
    OFFERS_CHANGE_PROMO_OPTIONS,
    OFFERS_GET_RATING,
    OFFERS_GET_SMART_CLASSIFICATION,
    OFFERS_LIST_ASSIGNED_TAGS,
    OFFERS_ASSIGN_TAGS,
    OFFERS_LIST_TRANSLATIONS,
    OFFERS_EDIT_TRANSLATION,
    OFFERS_DELETE_TRANSLATION,
    OFFERS_GET_OPERATION,
    OFFERS_GET_PARTS,
    ORDERS_SEARCH,
    ORDERS_GET,
    ORDERS_LIST_CARRIERS,
    ORDERS_LIST_PICKUP_POINTS,
    ORDERS_GET_TRACKING,
    ORDERS_SET_FULFILLMENT,
    ORDERS_GET_INVOICES,
    ORDERS_ADD_INVOICE,
    ORDERS_UPLOAD_INVOICE,
    ORDERS_SET_SERIAL_NUMBERS,
    ORDERS_LIST_SHIPMENTS,
    ORDERS_ADD_SHIPMENT,
    ORDERS_EVENT_STATISTICS,
    ORDERS_LIST_EVENTS,
    ORDERS_ADD_DOCUMENT_LINK,
    PAYMENTS_SEARCH,
    PAYMENTS_LIST_REFUNDS,
    PAYMENTS_CREATE_REFUND,
    PRICE_RULES_SEARCH,
    PRICE_RULES_GET,
    PRICE_RULES_CREATE,
    PRICE_RULES_REPLACE,
    PRICE_RULES_DELETE,
    PRICE_RULES_LIST_OFFER_RULES,
    PRODUCTS_SEARCH,
    PRODUCTS_GET,
    PRODUCTS_LIST_PARAMETERS,
    PRODUCTS_SUGGEST_COMPATIBILITY_LIST,
    PRODUCTS_LIST_COMPATIBILITY_CATEGORIES,
    PRODUCTS_LIST_COMPATIBLE_PRODUCTS,
    PRODUCTS_LIST_COMPATIBLE_PRODUCT_GROUPS,
    PRODUCTS_PROPOSE,
    PRODUCTS_GET_CHANGE_PROPOSAL,
    PRODUCTS_PROPOSE_CHANGE,
    PRODUCTS_LIST_SIZE_TABLES,
    PRODUCTS_CREATE_SIZE_TABLE,
    PRODUCTS_LIST_SIZE_TABLE_TEMPLATES,
    PRODUCTS_GET_SIZE_TABLE,
    PRODUCTS_REPLACE_SIZE_TABLE,
    PROMOTIONS_SEARCH,
    PROMOTIONS_GET,
    PROMOTIONS_CREATE,
    PROMOTIONS_REPLACE,
    PROMOTIONS_LIST_BUNDLES,
    PROMOTIONS_GET_BUNDLE,
    PROMOTIONS_DELETE_BUNDLE,
    PROMOTIONS_REPLACE_BUNDLE_DISCOUNT,
    PROMOTIONS_LIST_FLEXIBLE_BUNDLES,
    PROMOTIONS_CREATE_FLEXIBLE_BUNDLE,
    PROMOTIONS_GET_FLEXIBLE_BUNDLE,
    PROMOTIONS_REPLACE_FLEXIBLE_BUNDLE,
    PROMOTIONS_DELETE_FLEXIBLE_BUNDLE,
    PROMOTIONS_DEACTIVATE,
    PROMOTIONS_LIST_TURNOVER_DISCOUNTS,
    PROMOTIONS_REPLACE_TURNOVER_DISCOUNT,
    PROMOTIONS_DEACTIVATE_TURNOVER_DISCOUNT,
    RATINGS_SEARCH,
    RATINGS_GET,
    RATINGS_ANSWER,
    RATINGS_REQUEST_REMOVAL,
    RATINGS_GET_SUMMARY,
    RETURNS_SEARCH,
    RETURNS_GET,
    RETURNS_REJECT_REFUND,
    RETURNS_LIST_REFUND_CLAIMS,
    RETURNS_CREATE_REFUND_CLAIM,
    RETURNS_GET_REFUND_CLAIM,
    RETURNS_CANCEL_REFUND_CLAIM,
    SERVICES_SEARCH,
    SERVICES_GET,
    SERVICES_CREATE,
    SERVICES_REPLACE,
    SERVICES_LIST_CATEGORIES,
    SERVICES_LIST_TRANSLATIONS,
    SERVICES_EDIT_TRANSLATION,
    SERVICES_DELETE_TRANSLATION,
    SHIPMENTS_GET,
    SHIPMENTS_CREATE,
    SHIPMENTS_GET_DELIVERY_PROPOSALS,
    SHIPMENTS_LIST_DELIVERY_SERVICES,
    SHIPMENTS_GET_LABELS,
    SHIPMENTS_LIST_PICKUP_PROPOSALS,
    SHIPMENTS_CREATE_PICKUP,
    SHIPMENTS_GET_PICKUP_CREATION,
    SHIPMENTS_GET_PICKUP,
    SHIPMENTS_GET_PROTOCOL,
    SHIPMENTS_CANCEL,
    SHIPMENTS_GET_CANCELLATION,
    SHIPMENTS_GET_CREATION,
)

OPERATIONS: dict[str, Operation] = {operation.name: operation for operation in _ALL}
"""Every operation by its name, `area.method`."""
