"""What goes wrong when a cell cannot be read."""


class NotationError(ValueError):
    """A cell that makes no sense: the text says which part of it, and what would be right."""
