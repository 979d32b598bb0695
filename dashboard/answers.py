"""Answers that were given before: the same question of the same data is not computed twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import pandas as pd

P = ParamSpec("P")
R = TypeVar("R")

# The answers to about twenty filters: enough for going back and forth, and for a room of readers
# of the same briefing.
MOST = 256


class Answers:
    """The latest answers of one store, for all of its sessions; the oldest is dropped first."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._most = most

    def get(self, question: Hashable, ask: Callable[[], R]) -> R:
        """The answer kept for the question, else that of `ask`, which is then kept.

        Two readers who ask at the same moment may both compute it; that costs time, not truth.
        """
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return cast("R", _unshared(self._kept[question]))
        answer = ask()
        with self._lock:
            self._kept[question] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return cast("R", _unshared(answer))


class HasAnswers(Protocol):
    """A session that knows the answers of its store."""

    @property
    def answers(self) -> Answers:
        """Shared by all sessions of a store."""


S = TypeVar("S", bound=HasAnswers)


def remembered(
    function: Callable[Concatenate[S, P], R],
) -> Callable[Concatenate[S, P], R]:
    """Keeps a summary's answers in the store; its arguments after the session are hashable."""

    @wraps(function)
    def ask(session: S, *args: P.args, **kwargs: P.kwargs) -> R:
        question = (function.__name__, args, tuple(sorted(kwargs.items())))
        return session.answers.get(question, lambda: function(session, *args, **kwargs))

    return cast("Callable[Concatenate[S, P], R]", ask)


def _unshared(answer: object) -> object:
    """A frame that its reader may add columns to; pandas copies only what is then written."""
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer
