"""How one language writes its names: common names, and every way in which lists spell them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

Words = NDArray[np.object_]

LANGUAGES = ("ar", "az", "bs", "en", "es", "hy", "ru")
WRITINGS = ("own", "latin", "cyrillic")
"""A list writes names as their language does, in plain Latin letters, or in Cyrillic; a language
that is never written so keeps its own letters."""

SMALL_WORDS = frozenset(
    "bin ibn bint oğlu qızı oglu qizi ogly kyzy оглы кызы оғлу гызы بن بنت".split()
)


@dataclass(frozen=True)
class Tongue:
    """One language: each name as the tuple of ways in which its own people write it.

    latin: by (kind, number of the name), spellings in Latin letters that no rule would give.
    """

    code: str
    male: tuple[tuple[str, ...], ...]
    female: tuple[tuple[str, ...], ...]
    families: tuple[tuple[str, ...], ...]
    latin: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def orders(self) -> tuple[str, ...]:
        """Ways to write a whole name, as templates of its parts."""
        return tuple(self.raw["orders"])

    @property
    def places(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Each district, then its settlements; each place in own letters, then in Latin if given.

        A settlement is two words put together, dealt out to the districts in turn.
        """
        words = {key: [_entry(e) for e in each] for key, each in self.raw["places"].items()}
        made = [
            tuple(f"{one} {other}" for one, other in zip(first, second, strict=True))
            for second, first in product(words["second"], words["first"])
        ]
        count = len(words["districts"])
        return tuple((name, *made[i::count]) for i, name in enumerate(words["districts"]))


@cache
def tongue(code: str) -> Tongue:
    """The language of `tongues/CODE.yaml`."""
    folder = files("onrecord.link.generate").joinpath("tongues")
    raw = yaml.safe_load(folder.joinpath(f"{code}.yaml").read_text("utf-8"))
    given_latin = raw.get("latin_given", False)
    kinds = {kind: [_entry(e) for e in raw[kind]] for kind in ("male", "female", "families")}
    kinds["families"] += list(_composed(raw, kinds, given_latin))
    latin: dict[tuple[str, int], tuple[str, ...]] = {}
    if given_latin:
        for kind, entries in kinds.items():
            latin |= {(kind, i): entry[1:] for i, entry in enumerate(entries)}
            kinds[kind] = [entry[:1] for entry in entries]
    male, female, families = (tuple(kinds[kind]) for kind in ("male", "female", "families"))
    return Tongue(code, male, female, families, latin, raw)


def _entry(written: str | Sequence[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)


def _composed(
    raw: Mapping[str, Any], kinds: Mapping[str, Sequence[tuple[str, ...]]], given_latin: bool
) -> Iterator[tuple[str, ...]]:
    """Rarer family names: roots with endings, and names behind a prefix."""
    for root, ending in product(raw.get("roots", ()), raw.get("endings", ())):
        yield (root + ending,)
    for prefix in raw.get("prefixes", ()):
        if given_latin:
            for own, *latin in kinds["male"]:
                first, *others = prefix
                yield (f"{first} {own}", *(f"{p} {n}" for p in others for n in latin[:2]))
        else:
            yield from ((prefix[0] + entry[0],) for entry in kinds["families"][:40])


@cache
def spellings(code: str, kind: str, writing: str) -> Words:
    """Every spelling of every name of a kind: a row a name, padded by beginning again.

    kind: male, female, family_male, family_female, father_male, father_female (the father's name as
    a son's or a daughter's row gives it), or place_N (settlements of district N, itself first).
    """
    each = list(_each_name(tongue(code), kind, writing))
    width = max(len(ways) for ways in each)
    table = np.empty((len(each), width), dtype=object)
    for i, ways in enumerate(each):
        table[i] = [ways[j % len(ways)] for j in range(width)]
    return table


def _each_name(of: Tongue, kind: str, writing: str) -> Iterator[list[str]]:
    base, _, sex = kind.partition("_")
    if base == "place":
        for place in of.places[int(sex)]:
            latin_given = writing == "latin" and len(place) > 1
            yield [place[1]] if latin_given else _spelt(of, place[:1], writing)[:1]
        return
    names = {"family": of.families, "father": of.male, "male": of.male, "female": of.female}[base]
    key = {"family": "families", "father": "male"}.get(base, base)
    for i, entry in enumerate(names):
        latin = of.latin.get((key, i))
        if writing == "latin" and latin is not None:
            yield _fathers(of, latin, sex, "father_latin") if base == "father" else list(latin)
            continue
        own: Sequence[str] = entry
        if base == "father":
            own = _fathers(of, entry, sex, "father")
        elif base == "family":
            own = [_family_of(of, name, sex) for name in entry]
        yield _spelt(of, own, writing)


def _fathers(of: Tongue, names: Sequence[str], sex: str, templates: str) -> list[str]:
    """The father's name in the form that the rows of his sons or daughters give."""
    if "patronymics" in of.raw:
        return [_patronymic(of, name, sex) for name in names]
    ways = of.raw[templates][sex]
    return [way.format(name) for way in ways for name in names]


def _patronymic(of: Tongue, name: str, sex: str) -> str:
    for ending, son, daughter in of.raw["patronymics"]:
        if name.endswith(ending):
            stem = name.removesuffix(ending).rstrip("а")
            return f"{stem}{son if sex == 'male' else daughter}"
    return name


def _family_of(of: Tongue, name: str, sex: str) -> str:
    for ending, female in of.raw.get("female_family", ()):
        if sex == "female" and name.endswith(ending):
            return f"{name.removesuffix(ending)}{female}"
    return name


def _spelt(of: Tongue, own: Sequence[str], writing: str) -> list[str]:
    conventions = of.raw["conventions"]
    own_ways: Sequence[Mapping[str, str]] = conventions.get("own", [{}])
    if writing == "own" or writing not in conventions:
        ways = [_replaced(name, rule) for rule in own_ways for name in own]
    else:
        ways = [
            _titled(_rewritten(_lower(name, of.code), rule))
            for rule in conventions[writing]
            for name in own
        ]
    return list(dict.fromkeys(ways))


def _replaced(name: str, rule: Mapping[str, str]) -> str:
    for old, new in rule.items():
        name = name.replace(old, new)
    return name


def _lower(name: str, code: str) -> str:
    return (name.replace("İ", "i").replace("I", "ı") if code == "az" else name).lower()


def _rewritten(name: str, rule: Mapping[str, str]) -> str:
    """Longest match first; a key that begins with ^ matches at the beginning of a word."""
    longest = max(len(key.lstrip("^")) for key in rule)
    out, at = [], 0
    while at < len(name):
        start = at == 0 or not name[at - 1].isalpha()
        for size in range(longest, 0, -1):
            piece = name[at : at + size]
            found = rule.get(f"^{piece}") if start else None
            found = rule.get(piece) if found is None else found
            if found is not None and len(piece) == size:
                out.append(found)
                at += size
                break
        else:
            out.append(name[at])
            at += 1
    return "".join(out)


def _titled(name: str) -> str:
    """Every word and every part behind a hyphen begins with a capital, small words apart."""
    words = [
        word if word in SMALL_WORDS else "-".join(p[:1].upper() + p[1:] for p in word.split("-"))
        for word in name.split(" ")
    ]
    return " ".join(w[:1] + w[1:2].upper() + w[2:] if w.startswith("(") else w for w in words)
