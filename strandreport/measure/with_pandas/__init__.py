"""The first computation: pandas and numpy. It shares nothing with the second one but the declarations."""
