"""Legation: a government's foreign relations as a graph whose answers show proof."""

from legation.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
