"""Whose release it is and of which day, as the release itself says."""

from relaudit.identity.day import date
from relaudit.identity.name import issuer

__all__ = ["date", "issuer"]
