"""Lossless tokens, and folding for comparison only."""
