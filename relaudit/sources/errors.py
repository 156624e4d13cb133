"""The one error that readers raise; its own module, so that readers and their dispatch can share it."""


class ReadError(ValueError):
    """An input that cannot be read; its message is one line for a person."""
