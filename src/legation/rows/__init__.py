"""Tables as rows of text, from CSV, TSV, JSON lines or a spreadsheet."""
