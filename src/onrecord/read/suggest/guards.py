"""What makes a word of daily use a step of a court: the guards of each term of `court_steps`."""

from collections.abc import Callable
from typing import Any

from onrecord.read.suggest.people import SPEAKERS, is_person
from onrecord.read.suggest.phrases import after, lemma, words
from onrecord.read.suggest.sentence import Sentence

CRIMES_NEAR = frozenset(
    """charge count suspicion murder genocide crime torture rape corruption treason terrorism
    role part killing massacre involvement connection extradition wrongdoing""".split()
)
CUSTODY = frozenset(
    """prison jail custody detention bail parole house court tribunal hague sentence term amnesty
    pardon police authority mechanism icty ictr icc prosecutor justice serving cell""".split()
)


def fits(sentence: Sentence, term: str, verb: Any, whom: Any, by: Any | None) -> bool:
    """Whether the words around a verb make it the step it may be."""
    if whom.lower_ in SPEAKERS or whom.ent_type_ in ("DATE", "TIME", "MONEY"):
        return False
    guard = GUARDS.get(term)
    return guard is None or guard(sentence, verb, whom, by)


def near(verb: Any, wanted: frozenset[str], reach: int = 14) -> bool:
    """Whether one of the words stands shortly after `verb`."""
    end = min(verb.i + reach, verb.sent.end)
    return any(lemma(t) in wanted or t.lower_ in wanted for t in verb.doc[verb.i + 1 : end])


def legal(by: Any | None) -> bool:
    """Whether the doer is a court, a prosecutor, the police or another authority."""
    return by is not None and lemma(by) in words("court_words", "court", "prosecutor", "authority")


def _armed(by: Any | None) -> bool:
    return by is not None and lemma(by) in words("court_words", "force")


def _captive(whom: Any) -> bool:
    return lemma(whom) in words("court_words", "captive")


def _named(whom: Any) -> bool:
    beside = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in whom.rights)
    return is_person(whom) and (whom.pos_ == "PROPN" or beside)


def _suspected(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """An arrest: by an authority, or of a named person or an official, or on suspicion."""
    del sentence
    if _armed(by) or _captive(whom) or not is_person(whom):
        return False
    on_suspicion = near(verb, CRIMES_NEAR | {"suspect", "accuse", "custody", "warrant"}, 8)
    return legal(by) or _named(whom) or on_suspicion or _of_rank(whom)


RANKS = frozenset(
    """suspect defendant official officer commander leader general colonel minister president
    mayor policeman accused fugitive politician member chief head governor captain major
    he she him her executive perpetrator ringleader warlord dictator""".split()
)


def _of_rank(whom: Any) -> bool:
    return lemma(whom) in RANKS or whom.lower_ in RANKS


def _handed_over(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence
    if lemma(verb) == "extradite":
        return True
    if lemma(verb) == "surrender" and legal(by) and not _captive(whom):
        return is_person(whom)
    return is_person(whom) and not _captive(whom) and near(verb, CUSTODY, 9)


def _set_free(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence
    if _captive(whom) or _armed(by) or not is_person(whom):
        return False
    pardoned = lemma(verb) in ("pardon", "amnesty")
    return pardoned or near(verb, CUSTODY, 10) or legal(by) or _named(whom) or _of_rank(whom)


def _tried(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence
    if any(c.dep_ == "xcomp" for c in verb.children) and lemma(verb) == "try":
        return False
    if any(c.dep_ == "conj" and c.lower_ == "tested" for c in verb.children):
        return False
    return is_person(whom) and not _same(by, whom) and not (_armed(by) and not legal(by))


def _same(by: Any | None, whom: Any) -> bool:
    return by is not None and by.i == whom.i


def _charged(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """A charge by a prosecutor: not an accusation of anybody's, not a task, not a price."""
    del sentence
    if lemma(verb) == "accuse":
        return by is not None and lemma(by) in words("court_words", "prosecutor")
    task = [t for t in after(verb, "with") if lemma(t) in words("court_words", "duty") | CARE]
    priced = whom.dep_ == "nsubjpass" and any(c.dep_ in ("dobj", "oprd") for c in verb.children)
    return len(task) == 0 and not priced and (is_person(whom) or _is_state_body(whom))


CARE = frozenset(("care", "task", "upkeep", "defence", "protection", "running", "custody"))


def _is_state_body(whom: Any) -> bool:
    return whom.pos_ in ("PROPN", "NOUN") and lemma(whom) in ("company", "firm", "party", "bank")


def _cleared(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence, by
    if not is_person(whom):
        return False
    return lemma(verb) != "clear" or near(verb, CRIMES_NEAR, 8) or _in_court(verb)


def _in_court(verb: Any) -> bool:
    """Whether the sentence tells of a verdict besides."""
    told = {"guilty", "convict", "acquit", "court", "jury", "tribunal", "verdict"}
    return any(lemma(t) in told for t in verb.sent)


def _inquired(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence
    if not legal(by):
        return by is None and is_person(whom) and near(verb, CRIMES_NEAR, 8)
    return whom.pos_ in ("NOUN", "PROPN", "PRON")


def _condemned(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """`condemned` to a punishment, not with words."""
    del sentence, by
    if lemma(verb) == "condemn":
        return near(verb, words("court_words", "punishment"), 7) and is_person(whom)
    return is_person(whom)


def _person(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence, verb, by
    return is_person(whom)


def _appealed(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """An appeal to a court, not to somebody's heart: `appealed for calm`."""
    del sentence, by
    decided = words("court_words", "decision", "appeal") | {"sentence"}
    begged = any(c.dep_ == "prep" and c.lower_ in ("for", "to") for c in verb.children)
    if not is_person(whom) or (lemma(verb) == "appeal" and (begged or legal(whom))):
        return False
    bare = not any(c.dep_ in ("dobj", "xcomp") for c in verb.children)
    told = decided | {"convict", "sentence", "court"}
    return near(verb, decided, 6) or (bare and any(lemma(t) in told for t in verb.sent))


def _by_court(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence, whom
    rests = lemma(verb) == "close" and by is not None
    if rests and lemma(by) in ("prosecution", "defence", "defense"):
        return False  # the prosecution closed its case
    return by is None or legal(by) or by.pos_ == "PROPN"


def _sought(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    del sentence, by
    wanted = verb.lower_ == "wanted" and is_person(whom)
    return wanted and near(verb, words("court_words", "court", "prosecutor", "authority"), 8)


def _freed(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """`walked free` from a prison or a court."""
    del sentence, by
    held = CUSTODY | words("court_words", "punishment") | {"serve"}
    return is_person(whom) and verb.tag_ == "VBD" and near(verb, held, 12)


def _somebody(sentence: Sentence, verb: Any, whom: Any, by: Any | None) -> bool:
    """A person, a name or a company; no drug, no reason."""
    del sentence, verb, by
    return is_person(whom) or whom.pos_ == "PROPN" or _is_state_body(whom)


GUARDS: dict[str, Callable[[Sentence, Any, Any, Any | None], bool]] = {
    "arrest": _suspected,
    "hand_over": _handed_over,
    "release": _set_free,
    "try": _tried,
    "charge": _charged,
    "acquit": _cleared,
    "inquire": _inquired,
    "give_sentence": _condemned,
    "convict": _person,
    "appeal": _appealed,
    "close": _by_court,
    "reject_appeal": _by_court,
    "find_breach": _by_court,
    "give_punishment": _person,
    "receive_sentence": _person,
    "seek": _sought,
    "plead": _person,
    "go_free": _freed,
    "open_trial": _somebody,
    "suspend": _somebody,
    "issue_warrant": _somebody,
    "bring_charges": _somebody,
}
"""The guard of each term that needs one; a term that is not here fits wherever it stands."""
