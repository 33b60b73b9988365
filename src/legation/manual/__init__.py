"""The reference documentation: Markdown pages made from ontology, queries and data."""
