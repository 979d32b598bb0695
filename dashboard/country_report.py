"""What became of a country's boundary files, in words."""

from __future__ import annotations

import json

from dashboard.boundaries_report import LEVELS, sentence
from dashboard.i18n import words_for
from geodata.additions.country_packs import CountryAdded
from geodata.countries import country_name
from geodata.units import LEVELS as UNIT_LEVELS


def country_text(added: CountryAdded, language: str) -> str:
    """The report on a country that was added."""
    words = words_for(language)
    country = country_name(added.pack.alpha2, language)
    codes = words.tr("official") if added.official else words.tr("numbered here, not official")
    rows = [(words.tr("Country"), f"{country} ({added.pack.country})")]
    for level in UNIT_LEVELS:
        if level in added.counts:
            heading = LEVELS[level]
            rows.append((words.tr(heading), words.number(added.counts[level])))
    rows += [(words.tr("Codes"), codes), (words.tr("Folder"), str(added.pack.folder))]
    width = max(len(name) for name, _ in rows)
    parts = ["\n".join(f"{name:<{width}}  {value}" for name, value in rows)]
    if added.remarks:
        remarks = [f"  {sentence(remark, language)}" for remark in added.remarks]
        parts.append("\n".join([words.tr("Mended or assumed:"), *remarks]))
    parts.append(
        words.tr(
            "Records that state this country, or lie in it, are placed in it from now on; to have "
            "records that state none placed in it too, set INCIDENT_ATLAS_COUNTRY={country}.",
            country=added.pack.country,
        )
    )
    parts.append(words.tr("A page that is being served shows them once it is started again."))
    return "\n\n".join(parts)


def country_json(added: CountryAdded, language: str) -> str:
    """The same as JSON."""
    found = {
        "country": added.pack.country,
        "alpha2": added.pack.alpha2,
        "name": country_name(added.pack.alpha2, language),
        "folder": str(added.pack.folder),
        "units": added.counts,
        "codes": "official" if added.official else "assigned",
        "replaced": added.replaced,
        "remarks": [sentence(remark, language) for remark in added.remarks],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)
