"""One reader's question in one run of the page, and its answers, each asked of the store once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import summaries
from dashboard.display import shown_incidents
from dashboard.i18n import Words
from dashboard.sentence import Names, sentence
from dashboard.store import Session, Store
from dashboard.view_state import ViewState


@dataclass(frozen=True)
class Question:
    """What is asked (`view.asked`) and how it is to be said (`words`, `names`)."""

    store: Store
    session: Session
    view: ViewState
    names: Names
    words: Words

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The incidents, as `display.shown_incidents` shows them."""
        found = summaries.incidents(self.session, self.view.asked)
        return shown_incidents(found, self.store.tables(), self.names, self.words)

    @cached_property
    def maybe(self) -> pd.DataFrame:
        """The incidents that may belong but are located too coarsely to tell; shown likewise."""
        found = summaries.may_belong(self.session, self.view.asked)
        return shown_incidents(found, self.store.tables(), self.names, self.words)

    @cached_property
    def figures(self) -> summaries.Figures:
        """The key figures."""
        return summaries.figures(self.session, self.view.asked)

    @cached_property
    def page(self) -> str:
        """The page's own address, without what says its state."""
        return str(st.context.url or "").split("?", maxsplit=1)[0]

    @cached_property
    def link(self) -> str:
        """The address that opens the page in this state."""
        query = urlencode(self.view.to_params(), doseq=True)
        return f"{self.page}?{query}" if query else self.page

    @cached_property
    def sentence(self) -> str:
        """The sentence that says what is shown."""
        return sentence(self.view.asked, len(self.rows), self.names, self.words)
