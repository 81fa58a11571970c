"""Models of the area `classifieds`."""

from typing import Literal, TypeAlias
from allegro_async._model import AllegroModel, Date

from .common import ClassifiedExtraPackage, ClassifiedPackage


class ClassifiedExtension(AllegroModel):
    """Part of `ClassifiedPackageConfig`."""

    description: str | None = None
    name: str | None = None


class ClassifiedPackages(AllegroModel):
    """Body of `classifieds.assign_packages`."""

    base_package: ClassifiedPackage
    extra_packages: list[ClassifiedExtraPackage] | None = None


class ClassifiedPromotion(AllegroModel):
    """Part of `ClassifiedPackageConfig`."""

    duration: str
    name: str


class ClassifiedPublication(AllegroModel):
    """Part of `ClassifiedPackageConfig`."""

    duration: str


class ClassifiedResponse(AllegroModel):
    """Answer of `classifieds.get_offer_packages`."""

    base_package: ClassifiedPackage
    extra_packages: list[ClassifiedExtraPackage]


ClassifiedStatEventType: TypeAlias = (
    Literal[
        "SHOWED_PHONE_NUMBER",
        "ASKED_QUESTION",
        "CLICKED_ASK_QUESTION",
        "ADDED_TO_FAVOURITES",
        "REMOVED_FROM_FAVOURITES",
    ]
    | str
)


class OfferStatModelDto(AllegroModel):
    """Part of `OfferStatResponseDto`."""

    id: str | None = None


class ClassifiedEventStat(AllegroModel):
    """Part of `ClassifiedDailyEventStatResponseDto`, `OfferStatResponseDto` and `SellerOfferStatsResponseDto`."""

    count: int | None = None
    event_type: ClassifiedStatEventType | None = None


class ClassifiedPackageConfig(AllegroModel):
    """Answer of `classifieds.get_package`."""

    id: str
    name: str
    type: Literal["BASE", "EXTRA"] | str
    extensions: list[ClassifiedExtension] | None = None
    promotions: list[ClassifiedPromotion] | None = None
    publication: ClassifiedPublication | None = None


class ClassifiedPackageConfigs(AllegroModel):
    """Answer of `classifieds.list_packages`."""

    packages: list[ClassifiedPackageConfig]


class ClassifiedDailyEventStatResponseDto(AllegroModel):
    """Part of `OfferStatResponseDto` and `SellerOfferStatsResponseDto`."""

    date: Date | None = None
    event_stats: list[ClassifiedEventStat] | None = None


class OfferStatResponseDto(AllegroModel):
    """Part of `OfferStatsResponseDto`."""

    offer: OfferStatModelDto | None = None
    event_stats_total: list[ClassifiedEventStat] | None = None
    events_per_day: list[ClassifiedDailyEventStatResponseDto] | None = None


class OfferStatsResponseDto(AllegroModel):
    """Answer of `classifieds.list_offer_statistics`."""

    offer_stats: list[OfferStatResponseDto] | None = None


class SellerOfferStatsResponseDto(AllegroModel):
    """Answer of `classifieds.get_seller_statistics`."""

    event_stats_total: list[ClassifiedEventStat] | None = None
    events_per_day: list[ClassifiedDailyEventStatResponseDto] | None = None
