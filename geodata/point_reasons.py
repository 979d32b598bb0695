"""The sentences on a record's coordinates, in English; Spanish is in `locale/es.po`."""

from __future__ import annotations

from geodata.catalogue import Message
from geodata.coordinates import Fault
from geodata.reasons import shown
from geodata.wording import kilometres


def point_near(km: float) -> Message:
    """Coordinates near the known point of the place named."""
    return Message(
        "The coordinates given lie {km} from the point known for it and are kept.",
        {"km": kilometres(km)},
    )


def point_inside(it: Message) -> Message:
    """Coordinates inside the borders of what is named, or as good as inside."""
    return Message(
        "The coordinates given lie in {it}, or within 10 km of it, and are kept.", {"it": it}
    )


def point_in_region() -> Message:
    """Coordinates in a province that the region named before holds districts of."""
    return Message(
        "The coordinates given are kept; they lie in (or within 10 km of) a province that is "
        "partly in the region."
    )


def point_unchecked(km: float | None) -> Message:
    """Coordinates in the province of a district, named before, whose borders are not at hand."""
    if km is None:
        return Message(
            "The coordinates given are kept. The district's borders are not at hand: only its "
            "province could be checked."
        )
    return Message(
        "The coordinates given are kept. The district's borders are not at hand: only its province "
        "could be checked; the nearest place known in the district is {km} away.",
        {"km": kilometres(km)},
    )


def point_finer() -> Message:
    """Coordinates beside a text that names a wide unit only."""
    return Message("They are finer than what the text names.")


def point_far(text: str, km: float) -> Message:
    """Coordinates far from the known point of the place named."""
    return Message(
        "The coordinates lie {km} from the point known for “{text}”, which is kept.",
        {"text": shown(text), "km": kilometres(km)},
    )


def point_beyond(it: Message, km: float) -> Message:
    """Coordinates in the right province, but among the places of another district."""
    return Message(
        "The coordinates lie {km} from the nearest place known in {it}, and more than 25 km "
        "nearer to another district; the place named is kept.",
        {"it": it, "km": kilometres(km)},
    )


def point_chose(text: str, it: Message) -> Message:
    """Coordinates that tell namesakes apart."""
    return Message(
        "“{text}” fits several places; the coordinates tell that {it} is meant.",
        {"text": shown(text), "it": it},
    )


def point_only(it: Message) -> Message:
    """Coordinates and no name that is known."""
    return Message("No known place is named; the coordinates lie in {it}.", {"it": it})


def nearest(name: str, km: float, it: Message) -> Message:
    """The known place nearest to coordinates in a province whose districts have no borders here."""
    return Message(
        "The borders of its districts are not at hand; the nearest known place, {name}, {km} away, "
        "is in {it}.",
        {"name": name, "km": kilometres(km), "it": it},
    )


def point_placed(it: Message) -> Message:
    """Coordinates in one of several places named."""
    return Message("By its coordinates it is put in {it}.", {"it": it})


def point_elsewhere(text: str, it: Message) -> Message:
    """Coordinates that are near none of the namesakes."""
    return Message(
        "“{text}” fits several places, none of them near the coordinates, which lie in {it}.",
        {"text": shown(text), "it": it},
    )


def point_outside(it: Message, km: float) -> Message:
    """Coordinates far from the unit named."""
    return Message(
        "The coordinates lie {km} outside {it}; the place named is kept.",
        {"it": it, "km": kilometres(km)},
    )


def point_abroad(home: Message, country: Message | None) -> Message:
    """Coordinates in no province: in another country, or, without one, at sea."""
    if country is None:
        return Message("The coordinates lie outside {home}, at sea.", {"home": home})
    return Message(
        "The coordinates lie outside {home}, in {country}.", {"home": home, "country": country}
    )


def sexagesimal() -> Message:
    """How the coordinates were written."""
    return Message("They are written in degrees, minutes and seconds.")


def fault(of: Fault) -> Message:
    """What is wrong with coordinates that can't be used."""
    sentences: dict[Fault, Message] = {
        "not_numbers": Message("The coordinates are not numbers."),
        "incomplete": Message("Only one of the two coordinates is given."),
        "zero": Message("The coordinates are 0, 0, a point in the Atlantic: a sign of no data."),
        "swapped": Message("The latitude and the longitude are swapped."),
        "no_sign": Message("The coordinates seem to have lost a minus sign."),
        "out_of_range": Message("The coordinates are outside the range of degrees."),
    }
    return sentences[of]
