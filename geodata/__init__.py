"""Where things are: the bundled boundary files, the gazetteer, and the geocoder.

This package knows no incident and no user interface; `dashboard` builds on it, never the reverse.
"""
