"""Words in Latin letters, language by language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names.languages import LANGUAGES, code_of
from onrecord.link.names.romanise import romanise
from onrecord.link.names.tokens import plain_word

TABLE = [
    ("az", "Əliyev", "aliyev"),
    ("az", "Qarayeva", "garayeva"),
    ("az", "Xocalı", "khojali"),
    ("az", "Çingiz", "chingiz"),
    ("az", "Ҹавадов", "javadov"),
    ("az", "Гасымова", "gasimova"),
    ("ru", "Ельцин", "yeltsin"),
    ("ru", "Джафаров", "jafarov"),
    ("ru", "Щербакова", "shcherbakova"),
    ("ru", "Андреевич", "andreyevich"),
    ("uk", "Григорій", "hryhoriy"),
    ("hy", "Ոսկանյան", "voskanyan"),
    ("hy", "Ուզեիր", "uzeir"),
    ("hy", "Եղիշե", "yeghishe"),
    ("hy", "Ալիև", "aliyev"),
    ("hy", "Յովհաննէս", "hovhannes"),
    ("hyw", "Պետրոսեան", "bedrosyan"),
    ("hyw", "Յակոբ", "hagop"),
    ("ar", "محمد", "muhammad"),
    ("ar", "مُحَمَّد", "muhammad"),
    ("ar", "المصري", "masri"),
    ("ar", "إلهام", "ilham"),
    ("ar", "الياس", "alyas"),
    ("ar", "غورباتشوف", "ghurbachuf"),
    ("ar", "عبدالرحمن", "abdrahman"),
    ("ar", "فاطمه", "fatima"),
    ("tr", "Erdoğan", "erdoghan"),
    ("tr", "Cemal", "jemal"),
    ("sh", "Đorđević", "jorjevich"),
    ("sh", "Hadžić", "hajich"),
    ("sh", "Hadzic", "hajich"),
    ("sh", "Hadzhich", "hajich"),
    ("sh", "Zhunich", "zhunich"),
    ("az", "Elchin", "elchin"),
    ("sr", "Љубица", "lyubitsa"),
    ("en", "Milosevic", "milosevich"),
    ("", "Łódź", "lodz"),
    ("", "გიორგი", "giorgi"),
    ("ar", "Khalil", "khalil"),
    ("ar", "شمالة", "shamala"),
    ("ar", "حسنوف", "hasanov"),
    ("ar", "Almasri", "masri"),
    ("en", "Elsayed", "sayed"),
    ("en", "Alexander", "alexander"),
    ("en", "Alisa", "alisa"),
    ("az", "Elnur", "elnur"),
    ("fr", "Chahine", "shahine"),
    ("ru", "Гасанов", "hasanov"),
    ("ru", "Грант", "hrant"),
]


@pytest.mark.parametrize(("language", "word", "latin"), TABLE)
def test_a_word_in_latin(language: str, word: str, latin: str) -> None:
    plain, script, _ = plain_word(word)
    assert romanise(plain, script, code_of(language)) == latin


@given(st.text(max_size=15), st.sampled_from(LANGUAGES))
def test_latin_is_small_letters_whatever_comes(word: str, code: str) -> None:
    plain, script, _ = plain_word(word)
    assert set(romanise(plain, script, code)) <= set("abcdefghijklmnopqrstuvwxyz")


@given(st.text(max_size=15))
def test_a_plain_word_is_as_plain_as_it_gets(word: str) -> None:
    plain, script, _ = plain_word(word)
    assert plain_word(plain)[:2] == (plain, script)
