"""Slips of the pen in written names: a letter changed, dropped, doubled or exchanged."""

import numpy as np

from onrecord.link.generate.tongues import Words

NEAR = {
    "a": "eo", "e": "ai", "i": "eyl", "o": "ua", "u": "ov", "m": "n", "n": "mh", "s": "zc",
    "z": "s",
    "t": "dr", "d": "t", "b": "pv", "p": "b", "k": "cgq", "g": "kj", "r": "t", "l": "i", "h": "n",
    "v": "bw", "j": "gi", "q": "gk", "ə": "ea", "а": "о", "о": "а", "е": "и", "и": "ей", "н": "п",
    "п": "н", "т": "г", "г": "т", "ш": "щ", "в": "б", "б": "в", "к": "х", "х": "к", "с": "з",
    "ب": "تن",
    "ت": "بث", "ن": "بت", "ح": "خج", "خ": "ح", "ج": "حخ", "د": "ذر", "ر": "زد", "ز": "ر", "س": "ش",
    "ش": "س", "ص": "ض", "ع": "غ", "غ": "ع", "ف": "ق", "ق": "ف", "ي": "بى", "ա": "օ", "ե": "է",
    "գ": "զ", "զ": "գ", "ռ": "ր", "ր": "ռ", "տ": "դ", "դ": "տ", "պ": "բ", "բ": "պ", "կ": "գ",
}  # fmt: skip
"""Letters taken for one another: alike in sound, in shape, or side by side on a keyboard."""


def slipped(names: Words, share: float, rng: np.random.Generator) -> Words:
    """The names, with one slip each in that share of them; empty ones and initials stay."""
    out = names.copy()
    for at in np.flatnonzero(rng.random(len(names)) < share):
        if len(out[at]) > 2:
            out[at] = _slip(out[at], rng)
    return out


def _slip(name: str, rng: np.random.Generator) -> str:
    """One slip, never of the first letter, which writers seldom get wrong."""
    at = int(rng.integers(1, len(name)))
    kind = rng.random()
    letter = name[at]
    if not letter.isalpha():
        return name[:at] + name[at + 1 :]
    if kind < 0.4 and letter in NEAR:
        ways = NEAR[letter]
        return name[:at] + ways[int(rng.integers(len(ways)))] + name[at + 1 :]
    if kind < 0.65:
        return name[:at] + name[at + 1 :]
    if kind < 0.8:
        return name[:at] + letter + name[at:]
    if at + 1 < len(name) and name[at + 1].isalpha():
        return name[:at] + name[at + 1] + letter + name[at + 2 :]
    return name[:at]
