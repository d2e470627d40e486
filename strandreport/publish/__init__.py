"""Publish: what the stages made becomes one checked folder, which takes the place of the last one in a single step."""
