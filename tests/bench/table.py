"""Tables as text that reads well in a terminal and in Markdown alike."""

from collections.abc import Sequence

from tests.bench.measure import Spread
from tests.bench.scoring import Share

NONE = "–"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up; the first is left-aligned, the others right."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    rule = ["-" * width + (":" if at else "-") for at, width in enumerate(widths)]
    lines = [_line(head, widths), f"|{'|'.join('-' + each for each in rule)}|"]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    aligned = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(aligned)} |"


def number(value: float) -> str:
    """Three significant digits or all whole ones: 0.123, 45.6, 1,234."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"


def percent(share: Share | None, base: Share | None = None) -> str:
    """A share, and how many times the baseline's it is."""
    if share is None or share.percent is None:
        return NONE
    own = f"{share.percent:.1f}%"
    if base is None or not base.percent:
        return own
    return f"{own} ({share.percent / base.percent:.2f}x)"


def measured(runs: Spread, unit: str) -> str:
    """The median, and the lowest and highest when there were several runs."""
    middle = f"{number(runs.median)} {unit}"
    if len(runs.runs) == 1:
        return middle
    return f"{middle} ({number(runs.low)}–{number(runs.high)})"
