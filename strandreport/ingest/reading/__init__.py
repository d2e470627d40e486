"""Files to sheets of cells: what a file is, whether it is safe to open, and one reader for each format."""
