"""What groups, units and regions are called in the reader's language."""

from __future__ import annotations

import pandas as pd

from dashboard.i18n import Words
from dashboard.sentence import Names
from dashboard.unit_labels import UnitLabels
from geodata.gazetteer import Gazetteer

# Characters; the longest group name in the bundled records has 50.
LONGEST = 120


def names_for(groups: pd.DataFrame, gazetteer: Gazetteer, words: Words) -> Names:
    """Functions from code to name; a code that nothing names is shown as it is.

    Args:
        groups: the groups table.
        gazetteer: where unit and region names come from.
        words: the reader's language.
    """
    group_names = localized(groups, "name", words.language)
    by_group = dict(zip(groups["group_id"], group_names.map(_short), strict=True))

    def region(code: str) -> str:
        found = gazetteer.regions.get(code)
        if found is None:
            return code
        return found.name_es if words.language == "es" else found.name

    return Names(
        group=lambda code: by_group.get(code, code),
        unit=UnitLabels(gazetteer, words.language).label,
        region=region,
    )


def _short(name: str) -> str:
    """A name that fits a list: one that is longer would push all else out of view."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def localized(frame: pd.DataFrame, column: str, language: str) -> pd.Series:
    """A column in a language, where it has one of its own (`title_es`), else as it is."""
    own = frame.get(f"{column}_{language}")
    return frame[column] if own is None else own.fillna(frame[column])
