"""Lists of words, written as one text."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a list.

    Args:
        text: The words with blanks or line breaks between them.
    """
    return frozenset(text.split())
