"""The tools compared: how each is called and made. Nothing is imported before one is made."""

# ruff: noqa: PLC0415 - a tool is imported when it is made

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol

from tests.bench.gold import Answer, Label

OURS = "Incident Atlas"
BASELINE = "plain rapidfuzz"


class Tool(Protocol):
    """Answers one record."""

    def answer(self, label: Label) -> Answer:
        """Its answer to the text and what is stated beside it."""


@dataclass(frozen=True)
class Entry:
    """How a tool is made, what it needs, and whether it is in the table or another way to set it.

    `needs` is the module that the bench extra brings, "" when the project itself needs it.
    """

    make: Callable[[], Tool]
    needs: str = ""
    main: bool = True

    @property
    def there(self) -> bool:
        """Whether what it needs is installed."""
        return not self.needs or find_spec(self.needs.partition(".")[0]) is not None


def _ours() -> Tool:
    from tests.bench.ours import OurTool

    return OurTool()


def _admin_level(**options) -> Tool:
    from tests.bench.admin_level import AdminLevelTool

    return AdminLevelTool(**options)


def _rapidfuzz(**options) -> Tool:
    from tests.bench.plain_rapidfuzz import RapidfuzzTool

    return RapidfuzzTool(**options)


HDX = "hdx.location.adminlevel"
TOOLS = {
    OURS: Entry(_ours),
    "hdx AdminLevel": Entry(_admin_level, HDX),
    BASELINE: Entry(_rapidfuzz),
    "hdx AdminLevel, fuzzy in a parent only": Entry(
        lambda: _admin_level(fuzzy="in parent"), HDX, main=False
    ),
    "hdx AdminLevel, not fuzzy": Entry(lambda: _admin_level(fuzzy="off"), HDX, main=False),
    "hdx AdminLevel, units' names only": Entry(lambda: _admin_level(towns=False), HDX, main=False),
    "plain rapidfuzz, cutoff 85": Entry(lambda: _rapidfuzz(cutoff=85), main=False),
    "plain rapidfuzz, cutoff 95": Entry(lambda: _rapidfuzz(cutoff=95), main=False),
    "plain rapidfuzz, names with parents": Entry(lambda: _rapidfuzz(parents=True), main=False),
}
