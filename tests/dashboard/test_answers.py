from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from dashboard.answers import Answers, remembered


@dataclass
class Asker:
    answers: Answers = field(default_factory=Answers)
    asked: list[str] = field(default_factory=list)


@remembered
def letters(session: Asker, word: str) -> pd.DataFrame:
    session.asked.append(word)
    return pd.DataFrame({"letter": list(word)})


def test_the_same_question_is_answered_once() -> None:
    session = Asker()
    assert letters(session, "ene").equals(letters(session, "ene"))
    assert letters(session, "mantaro").shape == (7, 1)
    assert session.asked == ["ene", "mantaro"]


def test_what_a_reader_does_to_an_answer_stays_with_that_reader() -> None:
    session = Asker()
    first = letters(session, "ene")
    first["more"] = 1
    first.loc[0, "letter"] = "x"
    assert letters(session, "ene").to_dict("list") == {"letter": ["e", "n", "e"]}


def test_the_oldest_answer_is_dropped_first() -> None:
    session = Asker(Answers(most=2))
    for word in ("a", "b", "a", "c", "a", "b"):
        letters(session, word)
    assert session.asked == ["a", "b", "c", "b"]
