"""Labels and protocols of shipments, and labels of announced deliveries: real PDF files, or ZPL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.data.files import PDF
from allegro_async.sandbox.data.pdf import SIZES, pdf, zpl
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import not_found, refuse
from allegro_async.sandbox.strictness import media_types

from .label_texts import boxes_of, parcels_of
from .reading import json_object, only_known, part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allegro_async.sandbox.world import World

    from .label_texts import Parcel

ZPL = "x-application/zpl"
_BYTES = "application/octet-stream"
_PLACES = ("LAST", "EVERY")
_FIELDS = (
    "WAYBILL",
    "ORDER_ID",
    "BUYER_LOGIN",
    "ITEMS",
    "DIMS_AND_WEIGHT",
    "ADD_LABEL_TEXT",
    "NOTES_FOR_ORDER",
    "REF_NUMBER",
    "COD",
    "INSURANCE",
)


def print_labels(_world: World, exchange: Exchange) -> Answer:
    """`POST /shipment-management/label`: a page for each parcel, as PDF or ZPL as the shipments say.

    204 where all shipments are cancelled; shipments of both formats at once are refused.
    """
    body = json_object(exchange)
    only_known(exchange, body, ("shipmentIds", "pageSize", "cutLine", "summaryReport"))
    size, report = _page(exchange, body), _report(exchange, body)
    parcels = _parcels(exchange, body)
    if not parcels:
        return Answer(204, b"", None)
    formats = {parcel.format for parcel in parcels}
    if len(formats) > 1:
        raise _bad(exchange, "shipmentIds", "the labels are of different formats")
    labels = [parcel.lines for parcel in parcels]
    if formats == {"ZPL"}:
        return Answer(200, zpl(labels), _BYTES)
    pages = [
        page
        for parcel, label in zip(parcels, labels, strict=True)
        for page in ([label, _summary([parcel], report)] if report and report[0] == "EVERY" else [label])
    ]
    if report and report[0] == "LAST":
        pages.append(_summary(parcels, report))
    return Answer(200, pdf(pages, size, cut_line=body.get("cutLine") is True and size == "A4"), _BYTES)


def print_protocol(_world: World, exchange: Exchange) -> Answer:
    """`POST /shipment-management/protocol`: one PDF with all parcels; 204 where there are none."""
    body = json_object(exchange)
    only_known(exchange, body, ("shipmentIds",))
    parcels = _parcels(exchange, body)
    if not parcels:
        return Answer(204, b"", None)
    lines = ["HANDOVER PROTOCOL", *(f"{parcel.carrier} {parcel.waybill}" for parcel in parcels)]
    return Answer(200, pdf([lines], "A4"), _BYTES)


def print_notice(_world: World, exchange: Exchange) -> Answer:
    """`GET /fulfillment/advance-ship-notices/{id}/labels`: a label for each box, as `Accept` says."""
    notice = exchange.seller.notices.all.get(exchange.params["id"])
    if notice is None:
        return not_found(exchange, "such advance ship notice")
    labels = boxes_of(notice)
    asked = media_types(exchange.headers["Accept"])
    body, media, end = (pdf(labels), PDF, "pdf") if PDF in asked else (zpl(labels), ZPL, "zpl")
    name = f'attachment; filename="{notice.number}.{end}"'
    return Answer(200, body, media, {"Content-Disposition": name})


def _parcels(exchange: Exchange, body: Mapping[str, Any]) -> list[Parcel]:
    given = body.get("shipmentIds")
    names = cast("Sequence[object]", given) if isinstance(given, list) else ()
    if not names or not all(isinstance(name, str) for name in names):
        raise _bad(exchange, "shipmentIds", "shipmentIds must name at least one shipment")
    shipments = [exchange.seller.shipments.find(str(name)) for name in names]
    found = [shipment for shipment in shipments if shipment is not None]
    if len(found) < len(shipments):
        raise RefusedError(not_found(exchange, "such shipment"))
    return [parcel for shipment in found for parcel in parcels_of(shipment)]


def _page(exchange: Exchange, body: Mapping[str, Any]) -> str:
    size = body.get("pageSize")
    if size is None:
        return "A4"
    if not isinstance(size, str) or size not in SIZES:
        raise _bad(exchange, "pageSize", f"pageSize must be one of {', '.join(SIZES)}")
    return size


def _report(exchange: Exchange, body: Mapping[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    """Read where the summary goes and what it tells; None where none is wanted."""
    wish = part(exchange, body, "summaryReport")
    if wish is None:
        return None
    only_known(exchange, wish, ("placement", "fields"), "summaryReport.")
    place, fields = wish.get("placement"), wish.get("fields")
    if place not in _PLACES:
        raise _bad(exchange, "summaryReport.placement", f"placement must be one of {', '.join(_PLACES)}")
    names = cast("Sequence[object]", fields) if isinstance(fields, list) else ()
    if not names or not set(names) <= set(_FIELDS):
        raise _bad(exchange, "summaryReport.fields", f"fields must be some of {', '.join(_FIELDS)}")
    return str(place), tuple(str(name) for name in names)


def _summary(parcels: Sequence[Parcel], report: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What the sandbox knows of the wanted fields: waybill, reference, measures and text."""
    lines = ["SUMMARY"]
    for parcel in parcels:
        known = {
            "WAYBILL": (parcel.waybill,),
            "REF_NUMBER": (parcel.reference,),
            "DIMS_AND_WEIGHT": parcel.measures,
            "ADD_LABEL_TEXT": (parcel.text,),
        }
        lines += [line for field in report[1] for line in known.get(field, ()) if line]
    return tuple(lines)


def _bad(exchange: Exchange, path: str, message: str) -> RefusedError:
    return RefusedError(refuse(exchange, 400, "VALIDATION_ERROR", message, path=path))


_READ = "allegro:api:shipments:read"

ROUTES = (
    Route(
        method="POST",
        path="/shipment-management/label",
        handler=print_labels,
        scope=_READ,
        media=_BYTES,
        content=PUBLIC_V1,
    ),
    Route(
        method="POST",
        path="/shipment-management/protocol",
        handler=print_protocol,
        scope=_READ,
        media=_BYTES,
        content=PUBLIC_V1,
    ),
    Route(
        method="GET",
        path="/fulfillment/advance-ship-notices/{id}/labels",
        handler=print_notice,
        scope="allegro:api:fulfillment:read",
        media=PDF,
    ),
)
"""What the sandbox can print."""
