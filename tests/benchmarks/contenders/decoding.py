"""Read one answer over and over: `decoding CONTENDER FILE KIND [--keep N] [--no-gc] [--repeat N]`."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.contenders._loop import serve, timed

Read = Callable[[bytes], object]

# Of each kind of answer: our module and class, and the class by its name in the interface file.
KINDS = {
    "orders": ("orders", "CheckoutForms", "checkout_forms", "CheckoutForms"),
    "events": (
        "offers",
        "SellerOfferEventsResponse",
        "seller_offer_events_response",
        "SellerOfferEventsResponse",
    ),
    "payments": ("payments", "PaymentOperations", "payment_operations", "PaymentOperations"),
    "offer": (
        "offers",
        "SaleProductOfferResponse",
        "sale_product_offer_response_v1",
        "SaleProductOfferResponseV1",
    ),
}


def ours(kind: str) -> Read:
    """The way an answer goes in this library."""
    from allegro_async.reading import parse

    module, name = KINDS[kind][:2]
    shape = getattr(import_module(f"allegro_async.models.{module}"), name)
    return lambda body: parse(body, shape)


def bare(kind: str) -> Read:
    """Our model, by pydantic alone."""
    module, name = KINDS[kind][:2]
    shape = getattr(import_module(f"allegro_async.models.{module}"), name)
    return lambda body: shape.model_validate_json(body, extra="allow")


def orjson(_kind: str) -> Read:
    return import_module("orjson").loads  # type: ignore[no-any-return]


def openapi_python_client(kind: str) -> Read:
    module, name = KINDS[kind][2:]
    shape = getattr(import_module(f"opc_client.models.{module}"), name)
    return lambda body: shape.from_dict(json.loads(body))


def openapi_generator(kind: str) -> Read:
    module, name = KINDS[kind][2:]
    shape = getattr(import_module(f"oag_client.models.{module}"), name)
    return lambda body: shape.from_json(body.decode())


CONTENDERS: dict[str, Callable[[str], Read]] = {
    "ours": ours,
    "bare": bare,
    "orjson": orjson,
    "openapi-python-client": openapi_python_client,
    "openapi-generator": openapi_generator,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("contender", choices=CONTENDERS)
    parser.add_argument("file", type=Path)
    parser.add_argument("kind")
    parser.add_argument("--keep", type=int, default=0)
    parser.add_argument("--no-gc", action="store_true")
    parser.add_argument("--repeat", type=int, default=1)
    options = parser.parse_args()
    body = options.file.read_bytes()
    read = CONTENDERS[options.contender](options.kind)
    if options.no_gc:
        gc.disable()

    def work() -> None:
        kept: list[Any] = []
        for _ in range(options.keep or options.repeat):
            page = read(body)
            if options.keep:
                kept.append(page)

    serve(lambda: timed(work))


if __name__ == "__main__":
    main()
