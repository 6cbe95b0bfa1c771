"""What a library grumbles while it reads, gathered as notes instead of printed."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

TOLD = 3
"""How many different complaints a note repeats; a broken PDF can make thousands."""


class Gatherer(logging.Handler):
    """Keeps each different message once, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.messages) <= TOLD:
            self.messages[record.getMessage().strip()] = None


@contextmanager
def quiet(library: str) -> Iterator[Gatherer]:
    """Inside, what `library` logs or warns of goes to the gatherer and nowhere else."""
    logger = logging.getLogger(library)
    gatherer = Gatherer()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(gatherer)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield gatherer
        gatherer.messages |= {str(w.message): None for w in warned[:TOLD]}
    finally:
        logger.removeHandler(gatherer)
        logger.propagate = propagate


def grumbles(gatherer: Gatherer) -> tuple[str, ...]:
    """One note about everything gathered, or none."""
    if len(gatherer.messages) == 0:
        return ()
    told = "; ".join(list(gatherer.messages)[:TOLD])
    return (f"the file is not quite as its format wants it, words may be missing: {told}",)
