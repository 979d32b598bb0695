"""Tables of text that people bring: CSV and XLSX, read row by row whatever way they are written."""
