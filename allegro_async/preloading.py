"""Import areas and build their models ahead of time."""

from __future__ import annotations

from importlib import import_module

from pydantic import BaseModel

from .errors import ConfigurationError


def build_area(area: str) -> None:
    """Import an area's resources and models, and build the models.

    Raises:
        ConfigurationError: There is no such area.
    """
    from .resources import AREAS

    if area not in AREAS:
        raise ConfigurationError(f"There is no area {area!r}; there are {', '.join(AREAS)}")
    import_module(f"allegro_async.resources.{AREAS[area][0]}")
    models = import_module(f"allegro_async.models.{area}")
    for value in vars(models).values():
        if isinstance(value, type) and issubclass(value, BaseModel):
            value.model_rebuild()
