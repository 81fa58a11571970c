"""Apply an OpenAPI Overlay 1.0, strictly.

Strict means: an action whose target matches nothing stops the build, for then Allegro has changed what we
correct, and a correction that is no longer needed must not linger unseen. For the same reason every action
must say why it is there. An action whose target lists names one by one says with `x-matches` how many places
it must find: a list of which one name is missing would still match.
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Final

from jsonpath_rfc9535 import JSONPathError, JSONPathNode, find

from codegen.problems import CodegenError
from codegen.yaml_io import is_list, is_mapping

_KEYS: Final = {"target", "description", "update", "remove", "x-matches"}


def apply_overlay(document: Mapping[str, Any], overlay: object, *, strict: bool = True) -> dict[str, Any]:
    """Return a copy of the document with the actions of the overlay applied, one after the other.

    An update is merged into each target: mappings by key, lists by appending, anything else by replacing.
    Without `strict`, targets may match nothing, or fewer places than `x-matches`: for a document that is
    older than the overlay.

    Raises:
        CodegenError: the overlay is malformed, an action has no reason, or its target matches nothing.
    """
    result: dict[str, Any] = copy.deepcopy(dict(document))
    for action in _actions(overlay):
        _apply(result, action, strict=strict)
    return result


def _actions(overlay: object) -> Sequence[Mapping[str, Any]]:
    if not is_mapping(overlay) or not str(overlay.get("overlay")).startswith("1.0."):
        raise CodegenError("overlay: expected an OpenAPI Overlay 1.0 document (`overlay: 1.0.0`)")
    actions = overlay.get("actions")
    if not is_list(actions):
        raise CodegenError("overlay: `actions` is not a list")
    return [_checked(action, index) for index, action in enumerate(actions)]


def _checked(action: object, index: int) -> Mapping[str, Any]:
    place = f"overlay: action {index}"
    if not is_mapping(action) or not isinstance(action.get("target"), str):
        raise CodegenError(f"{place} has no target")
    place = f"{place} ({action['target']})"
    if unknown := action.keys() - _KEYS:
        raise CodegenError(f"{place} has unknown keys: {', '.join(sorted(unknown))}")
    if not isinstance(action.get("description"), str) or not action["description"]:
        raise CodegenError(f"{place} has no description: say why it is there, and the source")
    if ("update" in action) == (action.get("remove") is True):
        raise CodegenError(f"{place} needs either `update` or `remove: true`")
    return action


def _apply(document: dict[str, Any], action: Mapping[str, Any], *, strict: bool) -> None:
    nodes = _targets(document, action["target"])
    if strict:
        _check_matches(action, len(nodes))
    if action.get("remove"):
        _remove(document, nodes)
        return
    for node in nodes:
        _update(node, copy.deepcopy(action["update"]))


def _targets(document: dict[str, Any], target: str) -> Sequence[JSONPathNode]:
    try:
        return list(find(target, document))
    except JSONPathError as error:
        raise CodegenError(f"overlay: target {target} is not a JSONPath: {error}") from error


def _check_matches(action: Mapping[str, Any], count: int) -> None:
    target, wanted = action["target"], action.get("x-matches")
    if not count:
        raise CodegenError(f"overlay: target {target} matches nothing; is the correction still needed?")
    if wanted is not None and count != wanted:
        raise CodegenError(f"overlay: target {target} matches {count} places instead of {wanted}")


def _update(node: JSONPathNode, update: Any) -> None:
    target = node.value
    if is_list(target):
        target.append(update)
    elif is_mapping(target) and is_mapping(update):
        _merge(target, update)
    else:
        raise CodegenError(f"overlay: target {node.path()} is neither a mapping nor a list")


def _merge(into: dict[str, Any], update: Mapping[str, Any]) -> None:
    for key, value in update.items():
        present = into.get(key)
        if is_mapping(present) and is_mapping(value):
            _merge(present, value)
        elif is_list(present) and is_list(value):
            present.extend(value)
        else:
            into[key] = value


def _remove(document: dict[str, Any], nodes: Sequence[JSONPathNode]) -> None:
    """Remove the nodes, the last elements of a list first, so that the others keep their index."""
    places = {node.location for node in nodes}
    for location in sorted(places, key=_removal_order, reverse=True):
        if not location:
            raise CodegenError("overlay: the whole document cannot be removed")
        parent: Any = document
        for key in location[:-1]:
            parent = parent[key]
        del parent[location[-1]]


def _removal_order(location: Sequence[int | str]) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (0, key) for key in location]
