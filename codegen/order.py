"""The order of the methods of an area: first what people look for first."""

from typing import Final

from codegen.signatures import Method

_MAIN: Final = ("search", "me", "get", "create", "replace", "edit", "delete")
_VERBS: Final = {"GET": 0, "POST": 1, "PUT": 2, "PATCH": 3, "DELETE": 4}


def reading_order(method: Method) -> tuple[int, str, int]:
    """Give the place of a method among the others of its area, as a sort key.

    The methods whose name is a bare verb come first: they are about the area's main thing. The others follow
    by path, and on one path by HTTP method.
    """
    name = method.entry.method_name
    bare = _MAIN.index(name) if name in _MAIN else len(_MAIN)
    return bare, method.operation.path, _VERBS.get(method.operation.method, len(_VERBS))
