"""What codes of our own are called; the codes of the records are named by the codebook."""

from __future__ import annotations


def N_(msgid: str) -> str:  # noqa: N802
    """Marks a text for translation where it stands; it is translated where it is shown."""
    return msgid


PRECISIONS = {
    "exact": N_("Exact place"),
    "near": N_("Near a place"),
    "district": N_("District"),
    "province": N_("Province"),
    "department": N_("Department"),
    "region": N_("Region"),
    "country": N_("Country"),
    "unknown": N_("Not located"),
}

# What a geocoder's answer is, and the levels of a unit.
STATUSES = {
    "resolved": N_("resolved"),
    "fallback": N_("fallback"),
    "ambiguous": N_("ambiguous"),
    "conflict": N_("conflict"),
    "unresolved": N_("unresolved"),
}

STATUS_MEANINGS = {
    "resolved": N_("the place, unit or region that is meant"),
    "fallback": N_("the parent stated, or a circle round the place that the text points near"),
    "ambiguous": N_("several places bear the name, or it lies between two: see the candidates"),
    "conflict": N_("name, parent, code or coordinates contradict one another"),
    "unresolved": N_("no place that is known, or one abroad"),
}

LEVELS = {
    "place": N_("place"),
    "district": N_("district"),
    "province": N_("province"),
    "department": N_("department"),
    "region": N_("region"),
    "country": N_("country"),
}

ROLES = {
    "involved": N_("Involved"),
    "suffered": N_("Suffered"),
    "attributed": N_("Attributed"),
}

# The three meanings of "casualties per group": short for the choice, long for the chart's title.
MEANINGS = {
    "suffered": N_("suffered by"),
    "attributed": N_("attributed to"),
    "involving": N_("involving"),
}

MEANING_TITLES = {
    "suffered": N_("Casualties suffered by each group"),
    "attributed": N_("Casualties attributed to each group"),
    "involving": N_("Casualties in incidents involving each group"),
}

MEANING_NOTES = {
    "suffered": N_("Each casualty is counted once, for the group that suffered it."),
    "attributed": N_(
        "Casualties of others in incidents attributed to the group; an incident attributed to "
        "two groups counts for both, so the bars do not add up to a total."
    ),
    "involving": N_(
        "An incident counts once for each group in it, so the bars do not add up to a total."
    ),
}
