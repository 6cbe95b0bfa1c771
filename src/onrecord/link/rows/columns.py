"""What each column of a list is: told by a map, else by the words of its heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import BadList
from onrecord.text import hidden_fault
from onrecord.vocab import load

NAME_COLUMNS = ("name", "given", "father", "grandfather", "family")
PLACE_COLUMNS = ("place", "district", "region", "country")
"""Narrowest first."""
ROLES = (
    "id", *NAME_COLUMNS, "sex", "age", "age_as_of", "birth", "event_date", *PLACE_COLUMNS, "status",
)  # fmt: skip
KINDS = ("identifier", "detail")
"""Roles that carry a kind of their own: `identifier:passport`, `detail:postcode`."""
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
LONGEST = 60
"""Signs of a role that is none, which are printed."""
IGNORED = "-"
"""What a map says of a column that is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Columns:
    """roles: column to role, in the file's order; unread: columns that nobody could place."""

    roles: Mapping[str, str]
    unread: tuple[str, ...] = ()

    def of(self, role: str) -> str | None:
        """The column that has a role, or None where no column has it."""
        return next((column for column, has in self.roles.items() if has == role), None)

    def kinds(self, role: str) -> dict[str, str]:
        """Kind to column, of the roles that carry one: `kinds("detail")`."""
        return {
            has.partition(":")[2]: column
            for column, has in self.roles.items()
            if has.partition(":")[0] == role
        }


def understand(headings: Sequence[str], told: Mapping[str, str] | None = None) -> Columns:
    """What each column is.

    told: column to role, which goes before the headings' own words; `-` for a column to leave out.

    Raises:
        BadList: a column that is not there, an unknown role, two columns with one role, the same
            heading twice, a kind that cannot be seen, or nothing that holds a name. Every fault is
            named.
    """
    told = {} if told is None else told
    faults = [
        f"the map names column {column!r}; the list has: {', '.join(headings)}"
        for column in told
        if column not in headings
    ]
    faults += [
        f"the map calls column {column!r} {_shown(role)}; known: {', '.join(ROLES)}, "
        "identifier:KIND, detail:KIND, or - to leave it out"
        for column, role in told.items()
        if not _is_role(role)
    ]
    faults += [
        f"two columns are headed {heading!r}; give each its own heading"
        for heading in dict.fromkeys(headings)
        if headings.count(heading) > 1
    ]
    roles: dict[str, str] = {}
    unread = []
    for heading in headings:
        role = told[heading] if heading in told else _by_heading(heading)
        if role is None:
            unread.append(heading)
        elif role != IGNORED:
            roles[heading] = role
    unseen = (hidden_fault(r, f"the kind of column {c!r}") for c, r in {**told, **roles}.items())
    faults += [fault for fault in unseen if fault is not None]
    faults += _clashes(roles, told)
    if not any(role in NAME_COLUMNS for role in roles.values()):
        faults.append(
            f"no column holds a name; the headings are: {', '.join(headings) or 'none'}; right "
            "would be name, or given and family, or a map that says which column is which"
        )
    if faults:
        raise BadList([(None, fault) for fault in faults])
    return Columns(roles, tuple(unread))


def propose(headings: Sequence[str], told: Mapping[str, str]) -> dict[str, str | None]:
    """What each column may be, for a person to correct: None where nothing is known of it, `-`
    where another column has the role already: one that was told, else the earlier one.
    """
    given = {heading: told.get(heading) or _by_heading(heading) for heading in headings}
    firsts = {role: heading for heading, role in reversed(given.items())}
    firsts |= {role: heading for heading, role in told.items() if heading in given}
    return {h: r if r is None or firsts[r] == h else IGNORED for h, r in given.items()}


def _is_role(role: str) -> bool:
    kind, colon, rest = role.partition(":")
    return role in (*ROLES, IGNORED) or (kind in KINDS and colon != "" and rest.strip() != "")


def _shown(role: str) -> str:
    return repr(role) if len(role) <= LONGEST else f"{role[:LONGEST]!r}..."


def _by_heading(heading: str) -> str | None:
    """The role that a heading spells, or None."""
    written = heading.strip().lstrip("\ufeff")
    if written.partition(":")[0].strip().lower() in KINDS and ":" in written:
        kind, _, rest = written.partition(":")
        return f"{kind.strip().lower()}:{rest.strip()}" if rest.strip() != "" else None
    term = load("list_columns").find(written) or load("list_columns").find(_plain(written))
    if term is None:
        return None
    kind, underscore, rest = term.partition("_")
    return f"{kind}:{rest}" if kind in KINDS and underscore != "" else term


def _plain(heading: str) -> str:
    """A heading without what follows it in brackets, and without the dots of its end."""
    return BRACKETS.sub("", heading).replace("\u2019", "'").strip(" .:*\u0640")


def _clashes(roles: dict[str, str], told: Mapping[str, str]) -> list[str]:
    """Faults where two columns have one role; what the map says wins over a mere heading."""
    faults = []
    for role in dict.fromkeys(roles.values()):
        columns = [column for column, has in roles.items() if has == role]
        if len(columns) == 1:
            continue
        named = [column for column in columns if column in told]
        if len(named) == 1:
            for column in columns:
                if column not in named:
                    del roles[column]
            continue
        faults.append(
            f"columns {' and '.join(map(repr, columns))} are both {role}; give a map that says "
            "which one is, and `-` for the other"
        )
    return faults
