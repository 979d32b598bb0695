"""Spreadsheets with answers beside what people brought: columns found, tables written whole."""
