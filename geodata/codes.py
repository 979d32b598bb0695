"""Units' codes as files write them: with the country's letters or without, leading zeros lost."""

from __future__ import annotations

import re

from geodata.gazetteer import Gazetteer

_CODE = re.compile(r"([A-Za-z]{2})?(\d+)(?:\.0)?")


class CodeReader:
    """Reads the codes of one country's units."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        letters = gazetteer.pack.alpha2
        codes = gazetteer.units.keys()
        self._letters = letters
        # Peru's codes are INEI's own, without the letters that P-codes have.
        self._stored = letters if codes and all(code.startswith(letters) for code in codes) else ""
        self._digits = {len(code) - len(self._stored) for code in codes}
        self._codes = codes

    def in_text(self, text: str) -> str | None:
        """The code that `text` is, digit for digit; None when it has no such form here."""
        return self._read(text, lost=0)

    def in_field(self, text: str) -> str | None:
        """The code in a field for codes; the leading zero that a spreadsheet took is put back."""
        return self._read(text, lost=1)

    def _read(self, text: str, lost: int) -> str | None:
        if text.strip().upper() in self._codes:  # some P-codes have letters inside
            return text.strip().upper()
        found = _CODE.fullmatch(text.strip())
        if found is None or (found[1] or self._letters).upper() != self._letters:
            return None
        forms = [
            f"{self._stored}{'0' * zeros}{found[2]}"
            for zeros in range(lost + 1)
            if len(found[2]) + zeros in self._digits
        ]
        return next((code for code in forms if code in self._codes), forms[0] if forms else None)
