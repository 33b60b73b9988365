"""Tables of mappings as text: SSSOM/TSV."""
