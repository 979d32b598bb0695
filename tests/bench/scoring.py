"""How well answers agree with a gold file. Pure: labels and answers in, shares out.

What counts, the same for every tool:

- A unit is compared by its code alone. A village is known by the district it lies in, and a place
  and the district of the same code are the same answer, so a tool that knows no villages is right
  when it gives the district. A region (VRAE) has an id; a tool that knows no regions gives none.
- Rows of a kind that a tool can't know stay rows: its user has them in the file all the same.
- An answer is certain when the tool offers it as its answer. The geocoder does so by the status
  `resolved`; the others give a code or none, so that each code they give is certain.
- A certain answer is wrong when its unit is not the labelled one. Where nothing may be found or
  nothing chosen between (abroad, garbage, a bare homonym), any certain unit is wrong. Only a row
  that resolves without saying to which unit (a country) is held against nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from tests.bench.gold import UNIT_LEVELS, Answer, Label

UNKNOWN = {"namesake trap", "near, unknown", "unknown village", "unknown, no parent"}
"""Cases of the gold file whose labels rest on a village not being in the gazetteer."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def percent(self) -> float | None:
        """As a percentage, None when there is nothing to have a share of."""
        return 100 * self.hits / self.of if self.of else None


@dataclass(frozen=True)
class Score:
    """The figures of one tool.

    Attributes:
        exact: unit right, of the rows that should resolve to a unit.
        wrong: certain and in the wrong unit, of all rows.
        coverage: given any unit, of the rows that lie in one, whatever their status.
        status: status right, of all rows; None for a tool that knows none.
    """

    exact: Share
    wrong: Share
    coverage: Share
    status: Share | None


def should_resolve(label: Label) -> bool:
    """Whether a tool is expected to give this row's unit."""
    return label.status == "resolved" and bool(label.unit)


def is_exact(label: Label, answer: Answer) -> bool:
    """Whether the unit is the labelled one."""
    return bool(label.unit) and answer.unit == label.unit


def is_wrong(label: Label, answer: Answer) -> bool:
    """Whether the answer is offered as certain, in a unit that is not the labelled one."""
    says_nothing = label.status == "resolved" and not label.unit
    return bool(answer.sure and answer.unit and not says_nothing and answer.unit != label.unit)


def holding(labels: Sequence[Label], answers: Sequence[Answer]) -> tuple[list[Label], list[Answer]]:
    """The rows whose labels still hold once places and borders were added, as they then read.

    A village that was unknown is known then, so those rows are left out; and a unit inside the one
    labelled is the same answer, only finer.
    """
    kept = [label.case not in UNKNOWN for label in labels]
    rows = zip(compress(labels, kept), compress(answers, kept), strict=True)
    pairs = [(label, _as_labelled(label, answer)) for label, answer in rows]
    return [label for label, _ in pairs], [answer for _, answer in pairs]


def _as_labelled(label: Label, answer: Answer) -> Answer:
    inside = label.unit and answer.unit and answer.unit.startswith(label.unit)
    return replace(answer, unit=label.unit) if inside else answer


def score(labels: Sequence[Label], answers: Sequence[Answer]) -> Score:
    """The figures of a tool's answers, one a label."""
    pairs = list(zip(labels, answers, strict=True))
    resolving = [pair for pair in pairs if should_resolve(pair[0])]
    located = [answer for label, answer in pairs if label.unit]
    knows_status = any(answer.status for answer in answers)
    right = sum(label.status == answer.status for label, answer in pairs)
    return Score(
        exact=Share(sum(is_exact(*pair) for pair in resolving), len(resolving)),
        wrong=Share(sum(is_wrong(*pair) for pair in pairs), len(pairs)),
        coverage=Share(sum(answer.unit is not None for answer in located), len(located)),
        status=Share(right, len(pairs)) if knows_status else None,
    )


def at_unit_levels(
    labels: Sequence[Label], answers: Sequence[Answer]
) -> tuple[list[Label], list[Answer]]:
    """Only what is labelled as a department, province or district, with a code."""
    kept = [label.level in UNIT_LEVELS and bool(label.unit) for label in labels]
    return list(compress(labels, kept)), list(compress(answers, kept))


def faults(labels: Sequence[Label], answers: Sequence[Answer]) -> list[tuple[str, Label, Answer]]:
    """The rows that cost a tool something, each with what it costs, in the file's order."""
    found = []
    for label, answer in zip(labels, answers, strict=True):
        kinds = [
            *(["confidently wrong"] if is_wrong(label, answer) else []),
            *(["unit"] if should_resolve(label) and not is_exact(label, answer) else []),
            *(["status"] if answer.status and answer.status != label.status else []),
        ]
        if kinds:
            found.append((", ".join(kinds), label, answer))
    return found
