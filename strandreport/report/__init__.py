"""Figures into contexts, pages, prints and the annex."""
