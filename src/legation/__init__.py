"""Legation: a government's foreign relations as a graph whose answers show proof."""

from legation.graph import KnowledgeGraph
from legation.judgement import validate_graph

__all__ = ["KnowledgeGraph", "validate_graph"]
