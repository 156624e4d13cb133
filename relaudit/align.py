"""Paragraphs of two documents to pairs: n to m, moved, split, merged."""
