"""A number beside the noun that it counts: 1 row, 2 rows."""


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its noun; `many` where that is not `one` with an s.

    >>> counted(1, "row"), counted(2_000, "row"), counted(0, "person", "people")
    ('1 row', '2,000 rows', '0 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
