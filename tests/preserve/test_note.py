"""Signed notes are those of C2SP, and have one written form."""

import base64

import pytest

from onrecord.errors import BadProof
from onrecord.preserve.note import SigningKey, VerifierKey, decode_base64, open_note, sign

GO_SIGNING = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
GO_NOTE = GO_TEXT + (
    "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotp"
    "RZb6KE6RyyBwJnAM=\n"
)
"""The example that the Go package for signed notes is tested with."""

KEY = SigningKey("example.org/archive", bytes(range(32)))
NOTE = sign("a\n\nb\n", KEY)
LINE = NOTE.split("\n")[-2]
SIGNATURE = LINE.split(" ")[2]


def test_reads_and_signs_what_go_does() -> None:
    key = SigningKey.from_text(GO_SIGNING)
    assert key.verifier.text == GO_VERIFIER
    assert key.to_text() == GO_SIGNING
    assert sign(GO_TEXT, key) == GO_NOTE
    assert open_note(GO_NOTE, [VerifierKey.parse(GO_VERIFIER)]) == GO_TEXT


def test_a_key_is_made_of_the_given_randomness_and_hidden_from_logs() -> None:
    key = SigningKey.generate("a.example", lambda size: bytes([7]) * size)
    assert key == SigningKey("a.example", bytes([7]) * 32)
    assert SigningKey.generate("a.example") != SigningKey.generate("a.example")
    assert "seed" not in repr(key)


def test_a_text_may_hold_empty_lines_and_any_letter() -> None:
    text = "ən azı\n\n— not a signature\n\n"
    assert open_note(sign(text, KEY), [KEY.verifier]) == text


def test_signatures_of_unknown_keys_are_ignored() -> None:
    witness = SigningKey("witness.example", bytes([1]) * 32)
    both = NOTE + sign("a\n\nb\n", witness).split("\n")[-2] + "\n"
    assert open_note(both, [KEY.verifier]) == "a\n\nb\n"
    assert open_note(both, [KEY.verifier, witness.verifier]) == "a\n\nb\n"
    spoilt = NOTE + sign("other\n", witness).split("\n")[-2] + "\n"
    with pytest.raises(BadProof, match="'witness.example' does not fit"):
        open_note(spoilt, [KEY.verifier, witness.verifier])


def _with_signature(data: bytes) -> str:
    return NOTE.replace(SIGNATURE, base64.b64encode(data).decode())


RAW = base64.b64decode(SIGNATURE)
ORDER = 2**252 + 27742317777372353535851937790883648493
MALLEABLE = RAW[:36] + (int.from_bytes(RAW[36:], "little") + ORDER).to_bytes(32, "little")
NOTES = [
    ("another text", NOTE.replace("b\n", "c\n", 1), "does not fit"),
    ("the same signature plus the order", _with_signature(MALLEABLE), "does not fit"),
    ("a longer signature", _with_signature(RAW + b"x"), "does not fit"),
    ("a bare key id", _with_signature(RAW[:4]), "has 4 bytes"),
    ("another key id", _with_signature(b"xxxx" + RAW[4:]), "by none of the known keys"),
    ("another name", NOTE.replace("example.org", "example.com"), "by none of the known keys"),
    ("a signature twice", NOTE + LINE + "\n", "two signatures"),
    ("no last line end", NOTE[:-1], "ends with a line end"),
    ("a further line end", NOTE + "\n", "signature lines"),
    ("CRLF", NOTE.replace("\n", "\r\n"), "no other control character"),
    ("a tab", NOTE.replace("— ", "—\t"), "no other control character"),
    ("two blanks", NOTE.replace("— ", "—  "), "a signature line is"),
    ("a hyphen", NOTE.replace("— ", "- "), "a signature line is"),
    ("a blank at the end", NOTE[:-1] + " \n", "a signature line is"),
    ("no signature", "a\n\n", "signature lines"),
    ("no empty line", "a\n" + LINE + "\n", "an empty line"),
    ("nothing", "", "ends with a line end"),
    ("URL base64", NOTE.replace(SIGNATURE, SIGNATURE.replace(*"+-").replace(*"/_")), "line is"),
    ("no padding", NOTE.replace(SIGNATURE, SIGNATURE.rstrip("=")), "not base64"),
    ("too many", "a\n\n" + (LINE + "\n") * 101, "has 101 signatures, 100 at the most"),
    ("a name with plus", NOTE.replace("— example", "— +example"), "a key name is not"),
    ("a name with a wide blank", NOTE.replace("— example", "— \u3000ex"), "a key name is not"),
    ("a lone surrogate", "\ud800\n\n" + LINE + "\n", "UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "message"), [pytest.param(note, why, id=name) for name, note, why in NOTES]
)
def test_a_note_in_any_other_form_is_refused(note: str, message: str) -> None:
    assert note != NOTE
    with pytest.raises(BadProof, match=message):
        open_note(note, [KEY.verifier])


VERIFIER = KEY.verifier.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        VERIFIER + "\n",
        " " + VERIFIER,
        VERIFIER + "=",
        VERIFIER.replace("+", "-", 1),
        VERIFIER.replace(KEY.verifier.id.hex(), KEY.verifier.id.hex().upper()),
        VERIFIER.replace(KEY.verifier.id.hex(), "00000000"),
        VERIFIER.replace("+AQ", "+Ag"),
        VERIFIER[:-4],
        VERIFIER.replace("example.org", "example org"),
    ],
)
def test_a_verifier_key_in_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(BadProof):
        VerifierKey.parse(text)


PRIME = 2**255 - 19
UNSOUND = {
    "order 1": 1,
    "order 2": PRIME - 1,
    "order 4": 0,
    "order 8": int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
    "order 8, other": int("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7", 16),
    "order 1 with a sign": 1 | 1 << 255,
    "not reduced": PRIME + 3,
}


@pytest.mark.parametrize("number", UNSOUND.values(), ids=UNSOUND.keys())
def test_keys_under_which_one_signature_fits_many_texts_are_refused(number: int) -> None:
    with pytest.raises(BadProof, match="no sound Ed25519 key"):
        VerifierKey("a.example", number.to_bytes(32, "little"))


@pytest.mark.parametrize(
    "text", ["", "PRIVATE+KEY+a+b", GO_SIGNING[:-1], GO_SIGNING + " ", "x" + GO_SIGNING]
)
def test_a_damaged_signing_key_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(BadProof) as refused:
        SigningKey.from_text(text)
    assert "AYEKFALVFGyNhPJEMzD1QIDr" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize("text", ["no end", "", "a\r\n", "tab\there\n", "\ud800\n"])
def test_only_a_text_that_can_be_read_back_is_signed(text: str) -> None:
    with pytest.raises(BadProof, match="the text of a note is UTF-8, ends with a line end"):
        sign(text, KEY)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u00a0b", "\ud800"])
def test_a_name_with_blanks_or_plus_is_refused(name: str) -> None:
    with pytest.raises(BadProof, match="a key name is not empty"):
        SigningKey(name, bytes(32))


@pytest.mark.parametrize("text", ["QQ", "QQ=", "QR==", "Q Q=", "QQ==\n", "é", "QQ==QQ=="])
def test_base64_has_one_form(text: str) -> None:
    assert decode_base64("QQ==") == b"A"
    with pytest.raises(BadProof, match="base64"):
        decode_base64(text)
