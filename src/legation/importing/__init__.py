"""From the rows of a table to claims: read, looked up, filled in, judged, written."""
