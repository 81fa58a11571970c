"""Write the methods that follow a journal of events, such as `orders.follow_events`."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codegen.entries import JournalEntry
from codegen.signatures import Argument, Method, tuple_of

_WIDTH = 100
_PAGING = ("from", "limit")
_ARGUMENTS = (
    "cursor: Where the cursor is kept. None: in memory, so that a restart begins at `start` again.",
    "key: The name of the cursor in its store. None: environment, account and the name of the journal.",
    "start: Where to begin when no cursor is stored: with what happens from now on, or with the oldest",
    "    event that Allegro keeps.",
    "fold: Leave out an event that tells the same as an earlier one of this run: the same type, and the",
    "    same state of the same thing.",
    "polling: How often to ask.",
)
_WORDS = {1: "24 hours", 60: "60 days", 90: "three months"}


@dataclass(frozen=True, slots=True)
class Follower:
    """A method that follows a journal: its text."""

    method: Method
    journal: JournalEntry
    sweep: Method | None

    @property
    def method_name(self) -> str:
        """The name of the method."""
        return self.journal.method_name

    @property
    def class_name(self) -> str:
        """The class of what it returns."""
        return "SweptJournal" if self.sweep else "Journal"

    @property
    def returns(self) -> str:
        """The annotation of what it returns."""
        items = [self.method.answer.item, *([self.sweep.answer.item] if self.sweep else [])]
        return f"{self.class_name}[{', '.join(items)}]"

    @property
    def signature(self) -> str:
        """The parameters, as they stand between the parentheses."""
        filters = [argument.declared() for argument in self._filters()]
        settings = (
            "cursor: CursorStore | None = None",
            "key: str | None = None",
            'start: Literal["now", "oldest"] = "now"',
            "fold: bool = False",
            "polling: Polling | None = None",
        )
        return ", ".join(["self", "*", *settings, *filters, "**options: Unpack[CallOptions]"])

    @property
    def statement(self) -> str:
        """The one statement."""
        answer = self.method.answer
        parts = ["self._sender", f"op.{self.method.constant}", "options", answer.shape, answer.item]
        if self.sweep:
            parts.append(f"sweep=({self.sweep.answer.shape}, {self.sweep.answer.item})")
        parts += (f"{name}={name}" for name in ("cursor", "key", "start", "fold", "polling"))
        if filters := self._filters():
            parts.append(f"query={tuple_of(each.pair for each in filters)}")
        return f"return {self.class_name}({', '.join(parts)})"

    @property
    def text(self) -> str:
        """The docstring, without its quotes and its indentation."""
        kept = _WORDS.get(self.journal.days, f"{self.journal.days} days")
        facts = (
            f"Asks `{self.method.operation.method} {self.method.operation.path}` again and again. "
            f"Allegro keeps an event for {kept}. Iterate it, or give it to handlers; see docs/journals.md."
        )
        filled = textwrap.fill(facts, _WIDTH, break_long_words=False, break_on_hyphens=False)
        arguments = "\n".join(["Args:", *(f"    {line}" for line in _ARGUMENTS)])
        return f"{self.journal.summary}\n\n{filled}\n\n{arguments}"

    def _filters(self) -> list[Argument]:
        return [each for each in self.method.placed("query") if each.wire not in _PAGING]


def followers_of(methods: Iterable[Method]) -> Mapping[str, Follower | None]:
    """Make the methods that follow journals, by the id of the operation that gives the events.

    Args:
        methods: All methods of one area. The list that is swept for what the journal missed is one of them.
    """
    by_id = {method.entry.id: method for method in methods}
    return {name: _follower(method, by_id) for name, method in by_id.items()}


def _follower(method: Method, by_id: Mapping[str, Method]) -> Follower | None:
    journal = method.entry.journal
    if journal is None:
        return None
    return Follower(method, journal, by_id.get(journal.sweep.list) if journal.sweep else None)
