"""Spreadsheets that people bring: CSV and XLSX files, read row by row and written whole."""
