"""The outlines of the maps: from the open geometry of Natural Earth to small SVG paths."""
