"""The life of every passage and figure of one issuer over its releases.

A pair shows what changed since last time; a history shows when a sentence came in, what went back to an
earlier state, which figures were restated, and what became of what was promised.
"""
