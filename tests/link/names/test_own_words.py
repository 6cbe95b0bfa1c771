"""Which words of a cell are the person's own name."""

import pytest

from onrecord.link.names import read_name

OWN = [
    ("محمد علي Mohammed Ali", "given muhammad | family ali"),
    ("Mohammed محمد Ali علي", "given mohammed | family ali"),
    ("Алиев Ilham", "family aliyev | given ilham"),
    ("Mohammed Ali / محمد علي", "given mohammed | family ali"),
    ("Mohammed/Mohamad Ali", "given mohammed | family ali"),
    ("Ahmad/Hassan Ali", "given ahmad | unknown hassan | family ali"),
    ("Ahmad Hassan aka Abu Omar", "given ahmad | family hassan"),
    ("Ahmad Hassan a.k.a. Abu Omar", "given ahmad | family hassan"),
    ('Ahmed "Abu Omar" Hassan', "given ahmed | family hassan"),
    ("Иван «Седой» Петров", "given ivan | family petrov"),
    ("Anna Novak née Kovač", "given anna | family novak | family kovach"),
    ("Fadila Delić rođ. Mujić", "given fadila | family delich | family muyich"),
    ("Мария Петрова, урожд. Иванова", "given mariya | family petrova | family ivanova"),
    ("Max Born", "given max | family born"),
    ("Ali s/o Hasan Khan", "given ali | father hasan | family khan"),
    ("Fatima w/o Ahmad Hassan", "unknown fatima"),
    ("Fatima, wife of Ahmad Hassan", "unknown fatima"),
    ("فاطمة زوجة أحمد حسن", "given fatima"),
    ("wife of Ahmad Hassan", ""),
    ("زوجة أحمد حسن", ""),
    ("Newborn baby of Ahmad Hassan", "father ahmad | family hassan"),
    ("unnamed daughter of Ahmad Hassan Ali", "father ahmad | grandfather hassan | family ali"),
    ("Infant son of Ahmad Hassan", "father ahmad | family hassan"),
    ("Ahmad Ali, 23 years old", "given ahmad | family ali"),
    ("أحمد علي 23 سنة", "given ahmad | family ali"),
]


@pytest.mark.parametrize(("written", "parts"), OWN, ids=[written for written, _ in OWN])
def test_what_is_not_the_name_is_left_out(written: str, parts: str) -> None:
    name = read_name(written)
    assert name.written == written
    assert " | ".join(f"{part.role} {part.latin}" for part in name.parts) == parts


def test_a_column_of_families_keeps_the_earlier_one() -> None:
    name = read_name("Delić rođ. Mujić", role="family", language="bs")
    assert [(part.role, part.latin) for part in name.parts] == [
        ("family", "delich"), ("family", "muyich"),
    ]  # fmt: skip
