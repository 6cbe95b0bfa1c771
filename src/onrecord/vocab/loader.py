"""The one loader of vocabularies: normalises once, rejects clashes, finds a term by spelling."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import BadVocabulary

VOCABULARIES = (
    "absences",
    "acts",
    "age_words",
    "claim_kinds",
    "counting_bases",
    "counting_units",
    "court_steps",
    "court_words",
    "crimes",
    "cues",
    "date_words",
    "demand_words",
    "document_kinds",
    "estimators",
    "involvements",
    "labels",
    "list_columns",
    "measures",
    "modalities",
    "outcomes",
    "qualifiers",
    "recognition_acts",
    "recognition_words",
    "roles",
    "sexes",
    "stages",
    "statuses",
    "totals",
)
"""Every vocabulary there is; `wordings.yaml` is read by `account`, it holds sentences, no terms."""

KNOWN_KEYS = frozenset(
    {"label", "definition", "cite", "spellings", "crosswalk", "broader", "low", "high"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary.

    cite: where the definition comes from, or "onrecord" for a word of our own with its reason.
    spellings: lower-case phrases of running text that mean this term.
    crosswalk: scheme to code, e.g. {"rome-statute": "art. 7(1)(a)"}.
    broader: the id of a wider term, or "".
    low, high: the least and the most of what the term says of a number, None where it says nothing.
    """

    id: str
    label: str
    definition: str
    cite: str
    spellings: tuple[str, ...] = ()
    crosswalk: Mapping[str, str] = field(default_factory=dict)
    broader: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one YAML file, by id, and the spelling of each."""

    name: str
    terms: Mapping[str, Term]
    by_spelling: Mapping[str, str]

    def __contains__(self, term: str) -> bool:
        return term in self.terms

    def __getitem__(self, term: str) -> Term:
        if term not in self.terms:
            raise BadVocabulary(
                f"unknown {self.name} term {term!r}; known: {', '.join(self.terms)}"
            )
        return self.terms[term]

    def find(self, words: str) -> str | None:
        """The id of the term that `words` spells, or None when no term is spelt so."""
        return self.by_spelling.get(normal(words))

    def fault(self, term: str, what: str) -> str | None:
        """What is wrong with using `term` as `what`, in words, or None."""
        if term in self.terms:
            return None
        return f"unknown {what} {term!r}; known: {', '.join(self.terms)}"


def normal(words: str) -> str:
    """Lower case, single blanks, no hyphens: the form in which spellings are compared.

    The dot that lower case leaves above a Turkish or Azerbaijani capital I goes too.
    """
    lower = words.casefold().replace("\u0307", "")
    return " ".join(lower.replace("-", " ").replace("_", " ").split())


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary of `name`.yaml.

    Raises:
        BadVocabulary: no such file, an unknown key, no cite, or a spelling that two terms claim.
    """
    if name not in VOCABULARIES:
        raise BadVocabulary(f"no vocabulary {name!r}; there are: {', '.join(VOCABULARIES)}")
    raw = yaml.load(
        files("onrecord.vocab").joinpath(f"{name}.yaml").read_text("utf-8"),
        Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    return build(name, raw)


def build(name: str, raw: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """A vocabulary from parsed YAML, every fault named at once."""
    faults: list[str] = []
    terms: dict[str, Term] = {}
    by_spelling: dict[str, str] = {}
    for key, entry in raw.items():
        faults += [
            f"{key}: no {need}" for need in ("label", "definition", "cite") if need not in entry
        ]
        faults += [f"{key}: unknown key {extra!r}" for extra in sorted(set(entry) - KNOWN_KEYS)]
        if entry.get("broader", "") not in ("", *raw):
            faults.append(f"{key}: broader term {entry['broader']!r} is not in this vocabulary")
        spellings = tuple(dict.fromkeys(normal(str(s)) for s in (key, *entry.get("spellings", ()))))
        for spelling in spellings:
            other = by_spelling.setdefault(spelling, key)
            if other != key:
                faults.append(f"{spelling!r} is spelt by both {other} and {key}")
        terms[key] = Term(
            id=key,
            label=str(entry.get("label", "")),
            definition=str(entry.get("definition", "")),
            cite=str(entry.get("cite", "")),
            spellings=spellings,
            crosswalk={str(k): str(v) for k, v in entry.get("crosswalk", {}).items()},
            broader=str(entry.get("broader", "")),
            low=entry.get("low"),
            high=entry.get("high"),
        )
    if faults:
        raise BadVocabulary(f"vocabulary {name}: " + "; ".join(faults))
    return Vocabulary(name, terms, by_spelling)
