"""The verifier of a release accepts what was signed and nothing else."""

import ast
import base64
import hashlib
import importlib.util
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadProof
from onrecord.ids import canonical_json, sha256_hex
from onrecord.preserve.checkpoint import Checkpoint, SigningKey, sign, sign_checkpoint
from onrecord.preserve.commitment import SALT_SIZE, seal
from onrecord.preserve.merkle import Tree, leaf_hash
from onrecord.preserve.proof import Disclosure, check, prove

SOURCE = Path(__file__).parents[2] / "src/onrecord/publish/verifier/verify.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release_verifier", SOURCE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verify = _load()

KEY = SigningKey("example.org/archive", bytes(range(32)))
OTHER = SigningKey("example.org/archive", bytes(range(1, 33)))


def _claim(number: int) -> dict[str, Any]:
    return {
        "id": f"{number:032x}",
        "kind": "figure",
        "document": "d" * 64,
        "start": 10 * number,
        "end": 10 * number + 8,
        "exact": "ən azı “161” nəfər",
        "anchor": {"start": 3, "end": 6, "exact": "161"},
        "speaker": "HRW",
        "chain": ["HRW", "a newspaper"],
        "payload": {"low": 161, "high": None, "qualifier": "at_least", "vague": False},
        "by": "CANARY reviewer",
    }


def _salts(fields: dict[str, Any], seed: int) -> dict[str, bytes]:
    rng = random.Random(seed)
    return {name: rng.randbytes(SALT_SIZE) for name in fields}


@dataclass(frozen=True)
class Built:
    """A release folder and what made it."""

    folder: Path
    tree: Tree
    note: str

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def rewrite(self, name: str, content: str) -> None:
        """What somebody without the key can do: change a file and its line in SHA256SUMS."""
        (self.folder / name).write_bytes(content.encode())
        self.sum_up()

    def sum_up(self) -> None:
        names = sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.*"))
        names.remove("SHA256SUMS.note") if "SHA256SUMS.note" in names else None
        lines = [f"{sha256_hex((self.folder / n).read_bytes())}  {n}\n" for n in names]
        (self.folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")

    def sign(self) -> None:
        sums = sha256_hex((self.folder / "SHA256SUMS").read_bytes())
        note = sign(f"onrecord release\n{KEY.name}\n{sums}\n", KEY)
        (self.folder / "SHA256SUMS.note").write_text(note, encoding="utf-8")


def _build(folder: Path, *, claims: int = 5) -> Built:
    rows = [_claim(number) for number in range(claims)]
    salts = [_salts(row, number) for number, row in enumerate(rows)]
    leaves = [seal("claim", row, salt).leaf for row, salt in zip(rows, salts, strict=True)]
    tree = Tree([leaf_hash(leaf) for leaf in (b"before", *leaves, b"after")])
    note = sign_checkpoint(Checkpoint(KEY.name, len(tree), tree.root()), KEY)
    shown = set(rows[0]) - {"by"}
    proofs, data = [], []
    for number, (row, salt) in enumerate(zip(rows, salts, strict=True)):
        whole = Disclosure("claim", {name: (salt[name], row[name]) for name in row}, {})
        proof = prove(number + 1, tree.inclusion(number + 1), note, whole.only(shown))
        proofs.append(canonical_json({"id": row["id"], "proof": proof.text()}))
        public = {name: row[name] for name in shown}
        data.append(canonical_json({**public, "standing": "accepted"}))
    for name in ("proofs", "data", "events"):
        (folder / name).mkdir(parents=True)
    (folder / "index.html").write_text("<p>at least 161</p>", encoding="utf-8")
    (folder / "events" / "one.html").write_text("<p>161</p>", encoding="utf-8")
    (folder / "proofs" / "checkpoint.txt").write_text(note, encoding="utf-8")
    (folder / "proofs" / "key.txt").write_text(KEY.verifier.text + "\n", encoding="utf-8")
    (folder / "proofs" / "claims.jsonl").write_bytes(b"".join(line + b"\n" for line in proofs))
    (folder / "data" / "claims.jsonl").write_bytes(b"".join(line + b"\n" for line in data))
    built = Built(folder, tree, note)
    built.sum_up()
    built.sign()
    return built


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return _build(tmp_path / "release")


def _run(folder: Path, *words: str) -> int:
    code: int = verify.main([str(folder), *words])
    return code


def _findings(folder: Path, vkey: str = KEY.verifier.text, older: str = "") -> list[str]:
    report = verify.check_release(folder, vkey, older)
    return [f"{finding.item}: {finding.message}" for finding in report.findings]


def test_exits_with_0_when_the_key_came_from_outside(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(built.folder, "--key", KEY.verifier.text) == 0
    said = capsys.readouterr().out
    assert "unchanged since it was signed" in said
    assert "5 claims matched; ledger of 7 entries" in said
    assert "covered by SHA256SUMS and by no claim's own proof: standing" in said


def test_exits_with_3_when_the_release_brings_its_own_key(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(built.folder) == 3
    assert "not anchored" in capsys.readouterr().out


def test_exits_with_3_when_nobody_signed_the_pages(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    (built.folder / "SHA256SUMS.note").unlink()
    assert _run(built.folder, "--key", KEY.verifier.text) == 3
    assert "nobody signed SHA256SUMS" in capsys.readouterr().out


def test_never_calls_anything_true_or_genuine(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(built.folder, "--key", KEY.verifier.text)
    _run(built.folder)
    said = capsys.readouterr().out.lower()
    assert [word for word in ("true", "genuine", "authentic", "proven") if word in said] == []


def test_exits_with_2_when_it_cannot_finish(
    tmp_path: Path, built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path / "nowhere") == 2
    assert _run(built.folder, "--key", "no key") == 2
    assert _run(built.folder, "--checkpoint", str(tmp_path / "nowhere")) == 2
    assert "is no folder" in capsys.readouterr().err


def _put(name: str, content: str) -> Callable[[Built], None]:
    return lambda built: (built.folder / name).write_bytes(content.encode()) and None


def _remove(name: str) -> Callable[[Built], None]:
    return lambda built: (built.folder / name).unlink()


def _swap(name: str, old: str, new: str) -> Callable[[Built], None]:
    """Change a file and make SHA256SUMS fit, as a forger without the key would."""

    def change(built: Built) -> None:
        content = built.read(name)
        assert old in content
        built.rewrite(name, content.replace(old, new, 1))

    return change


def _unsigned(change: Callable[[Built], None]) -> Callable[[Built], None]:
    def both(built: Built) -> None:
        change(built)
        (built.folder / "SHA256SUMS.note").unlink()

    return both


def _lines(name: str, keep: Callable[[list[str]], list[str]]) -> Callable[[Built], None]:
    def change(built: Built) -> None:
        built.rewrite(name, "".join(keep(built.read(name).splitlines(keepends=True))))

    return change


def _cut(name: str) -> Callable[[Built], None]:
    return lambda built: built.rewrite(name, built.read(name)[:-1])


ROWS, PROOFS = "data/claims.jsonl", "proofs/claims.jsonl"
FIRST = f"claim {0:032x}"
TAMPERING: list[tuple[str, Callable[[Built], None], str]] = [
    ("a page changed", _put("index.html", "<p>161</p>"), "index.html: was changed"),
    ("a page gone", _remove("events/one.html"), "events/one.html: is listed in SHA256SUMS and"),
    ("a page added", _put("extra.html", "x"), "extra.html: is not listed"),
    ("page and sums changed", _swap("index.html", "161", "1610"), "SHA256SUMS.note: was signed"),
    ("sums gone", _remove("SHA256SUMS"), "SHA256SUMS: is missing"),
    ("row value", _unsigned(_swap(ROWS, '"low":161', '"low":162')), f"{FIRST}: field 'pay"),
    ("row type", _unsigned(_swap(ROWS, '"vague":false', '"vague":0')), f"{FIRST}: field"),
    ("row field gone", _unsigned(_swap(ROWS, '"speaker":"HRW",', "")), "'speaker' is shown"),
    ("row gone", _unsigned(_lines(ROWS, lambda x: x[1:])), f"{FIRST}: has a proof and no"),
    ("row twice", _unsigned(_lines(ROWS, lambda x: x + x[:1])), "line 6: every line"),
    ("proof gone", _unsigned(_lines(PROOFS, lambda x: x[1:])), f"{FIRST}: is in {ROWS}"),
    ("CRLF rows", _unsigned(_swap(ROWS, "\n", "\r\n")), f"{ROWS} line 1: not canonical"),
    ("blank in a row", _unsigned(_swap(ROWS, '":', '": ')), f"{ROWS} line 1: not canonical"),
    ("escape", _unsigned(_swap(ROWS, "HRW", "\\u0048RW")), f"{ROWS} line 1: not canonical"),
    ("double key", _unsigned(_swap(ROWS, '"end"', '"end":1,"end"')), "not canonical"),
    ("float", _unsigned(_swap(ROWS, '"low":161', '"low":161.0')), "no number but whole"),
    ("NaN", _unsigned(_swap(ROWS, '"low":161', '"low":NaN')), "no number but whole"),
    ("empty line", _unsigned(_swap(ROWS, "\n", "\n\n")), f"{ROWS} line 2: not JSON"),
    ("no last LF", _unsigned(_cut(PROOFS)), f"{ROWS} or {PROOFS}: does not end with"),
    ("other checkpoint", _swap("proofs/checkpoint.txt", "\n7\n", "\n8\n"), "checkpoint.txt: the s"),
    ("checkpoint gone", _remove("proofs/checkpoint.txt"), "proofs/checkpoint.txt: is missing"),
    ("other key", _put("proofs/key.txt", OTHER.verifier.text + "\n"), "is not the key you gave"),
    ("key gone", _remove("proofs/key.txt"), "proofs/key.txt: is missing"),
    ("not UTF-8", lambda b: (b.folder / "SHA256SUMS").write_bytes(b"\xff\n") and None, "not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [pytest.param(tamper, found, id=name) for name, tamper, found in TAMPERING],
)
def test_names_what_was_tampered_with(
    built: Built, tamper: Callable[[Built], None], expected: str
) -> None:
    tamper(built)
    found = _findings(built.folder)
    assert any(expected in finding for finding in found), found
    assert _run(built.folder, "--key", KEY.verifier.text) == 1


def test_a_row_may_not_show_what_its_proof_hides(built: Built) -> None:
    row = json.loads(built.read(ROWS).split("\n")[0])
    rest = built.read(ROWS).split("\n", 1)[1]
    made = canonical_json({**row, "by": "somebody else"}).decode()
    built.rewrite(ROWS, made + "\n" + rest)
    found = _findings(built.folder)
    assert any("field 'by' is in the row, and its proof hides it" in line for line in found)


def test_a_proof_of_another_claim_does_not_fit(built: Built) -> None:
    first, second, *rest = [json.loads(line) for line in built.read(PROOFS).splitlines()]
    first["proof"], second["proof"] = second["proof"], first["proof"]
    lines = [canonical_json(line).decode() + "\n" for line in (first, second, *rest)]
    built.rewrite(PROOFS, "".join(lines))
    assert f"{FIRST}: field 'id' differs from what its proof shows" in _findings(built.folder)


def test_hiding_a_field_that_the_row_shows_is_a_finding(built: Built) -> None:
    first, *rest = [json.loads(line) for line in built.read(PROOFS).splitlines()]
    head, extra, tail = first["proof"].split("\n", 2)
    shown = Disclosure.from_json(base64.b64decode(extra.removeprefix("extra ")))
    less = shown.only(set(shown.disclosed) - {"payload"}).to_json()
    first["proof"] = f"{head}\nextra {base64.b64encode(less).decode()}\n{tail}"
    lines = [canonical_json(line).decode() + "\n" for line in (first, *rest)]
    built.rewrite(PROOFS, "".join(lines))
    found = _findings(built.folder)
    assert any(line.startswith(f"{FIRST}: field 'payload' is in the row") for line in found)


def test_a_release_forged_whole_with_another_key_is_refused(tmp_path: Path) -> None:
    built = _build(tmp_path / "release")
    found = _findings(built.folder, OTHER.verifier.text)
    assert "proofs/key.txt: is not the key you gave" in found
    assert any(f.startswith("proofs/checkpoint.txt: no signature of") for f in found)


def test_every_flipped_bit_of_a_release_is_a_finding(built: Built) -> None:
    rng = random.Random(20260102)
    files = sorted(path for path in built.folder.rglob("*") if path.is_file())
    for number in range(120):
        path = files[number % len(files)]
        content = path.read_bytes()
        flipped = bytearray(content)
        flipped[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        assert _findings(built.folder) != [], (path, flipped)
        path.write_bytes(content)
    assert _findings(built.folder) == []


def test_links_are_findings(built: Built) -> None:
    page = built.folder / "index.html"
    content = page.read_bytes()
    elsewhere = built.folder.parent / "elsewhere.html"
    elsewhere.write_bytes(content)
    page.unlink()
    page.symlink_to(elsewhere)
    assert "index.html: is no plain file" in _findings(built.folder)


SUMS_FORMS = [
    "{hash} index.html\n",
    "{hash}  ./index.html\n",
    "{hash}  ../index.html\n",
    "{hash}  /index.html\n",
    "{hash}  a//b\n",
    "{hash}  index.html",
    "{hash}  index.html\r\n",
    "\\{hash}  index.html\n",
    "{hash}  b\n{hash}  a\n",
    "{hash}  a\n{hash}  a\n",
    "{hash}  a\n\n",
    "A{hash}  a\n",
    "",
]


@pytest.mark.parametrize("form", SUMS_FORMS)
def test_sums_in_any_other_form_are_refused(form: str) -> None:
    with pytest.raises(verify.Bad):
        verify.parse_sums(form.format(hash="0" * 64))


def _older(built: Built, size: int, key: SigningKey = KEY, tree: Tree | None = None) -> str:
    root = (built.tree if tree is None else tree).root(size)
    return sign_checkpoint(Checkpoint(key.name, size, root), key)


def _with_leaves(built: Built) -> None:
    leaves = built.tree._levels[0]
    built.rewrite("proofs/leaves.txt", "".join(leaf.hex() + "\n" for leaf in leaves))
    built.sign()


def test_an_older_checkpoint_is_compared_with_all_leaf_hashes(built: Built) -> None:
    _with_leaves(built)
    for size in range(len(built.tree) + 1):
        assert _findings(built.folder, older=_older(built, size)) == []


def test_another_history_is_a_finding(built: Built) -> None:
    _with_leaves(built)
    other = Tree([leaf_hash(b"%d" % number) for number in range(9)])
    expected = {
        4: "proofs/leaves.txt: does not begin with the ledger you kept the checkpoint of",
        7: "proofs/checkpoint.txt: differs from the checkpoint you kept: two histories",
        9: "proofs/checkpoint.txt: ends at 7 entries, before the 9 of the checkpoint you kept: "
        "entries are gone",
    }
    for size, finding in expected.items():
        assert _findings(built.folder, older=_older(built, size, tree=other)) == [finding]


def test_an_older_checkpoint_of_another_key_is_a_finding(built: Built) -> None:
    found = _findings(built.folder, older=_older(built, 7, key=OTHER))
    assert [f.split(":")[0] for f in found] == ["the checkpoint you kept"]


def test_changed_leaf_hashes_are_a_finding(built: Built) -> None:
    _with_leaves(built)
    text = built.read("proofs/leaves.txt")
    built.rewrite("proofs/leaves.txt", text[:3] + ("0" if text[3] != "0" else "1") + text[4:])
    assert "proofs/leaves.txt: is not the ledger that proofs/checkpoint.txt was signed over" in (
        _findings(built.folder)
    )


def test_it_cannot_finish_without_the_leaf_hashes_of_a_longer_ledger(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text(_older(built, 3), encoding="utf-8")
    assert _run(built.folder, "--key", KEY.verifier.text, "--checkpoint", str(kept)) == 2
    assert "no proofs/leaves.txt" in capsys.readouterr().err


# --- One form only: mutated proofs

PROOF_RNG = random.Random(20260101)
CHARACTERS = '0aZ+/= \n\r\t\x00—é{}":,\\'


def _mutate_anywhere(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:place] + rng.choice(CHARACTERS) + text[place + 1 :]
    if kind == 1:
        return text[:place] + rng.choice(CHARACTERS) + text[place:]
    if kind == 2:
        return text[:place] + text[place + rng.randrange(1, 5) :]
    low, high = sorted((place, rng.randrange(len(text))))
    characters = list(text)
    characters[low], characters[high] = characters[high], characters[low]
    return "".join(characters)


def _mutate_line(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    place = rng.randrange(len(lines))
    kind = rng.randrange(5)
    if kind == 0:
        lines.insert(place, lines[rng.randrange(len(lines))])
    elif kind == 1:
        lines[place] += rng.choice([" ", "\t", "\r", "=", "\u2028"])
    elif kind == 2:
        del lines[place]
    elif kind == 3:
        lines[place] = rng.choice([" ", "0", "+"]) + lines[place]
    else:
        other = rng.randrange(len(lines))
        lines[place], lines[other] = lines[other], lines[place]
    return "\n".join(lines)


def _mutate_padding(text: str, rng: random.Random) -> str:
    """Set the bits that base64 does not use: a lax decoder sees the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    padded = [i for i in range(1, len(text)) if text[i] == "=" and text[i - 1] in alphabet]
    place = rng.choice(padded) - 1
    spare = 16 if text[place + 1 : place + 3] == "==" else 4
    value = alphabet.index(text[place])
    return text[:place] + alphabet[value - value % spare + rng.randrange(spare)] + text[place + 1 :]


def _mutate_extra(text: str, rng: random.Random) -> str:
    """Write the disclosure otherwise, with the same meaning or nearly."""
    head, extra, tail = text.split("\n", 2)
    data = base64.b64decode(extra.removeprefix("extra ")).decode()
    value = json.loads(data)
    forms: list[Callable[[], str]] = [
        lambda: json.dumps(value, ensure_ascii=False),
        lambda: json.dumps(value, sort_keys=True, separators=(",", ":")),
        lambda: data.replace('"kind"', '"kind":"claim","kind"', 1),
        lambda: data.replace("HRW", "\\u0048RW", 1),
        lambda: data.replace("/", "\\/") + "\n",
        lambda: data.replace("161", rng.choice(["161.0", "1610", "0161", "1e2", '"161"'])),
        lambda: data.replace('"salt":"', '"salt":" ', 1),
        lambda: data.replace("false", rng.choice(["0", "null", "true", '"false"'])),
        lambda: data.replace("null", rng.choice(["0", "false", '""', "NaN"])),
        lambda: "\ufeff" + data,
        lambda: data.replace(f"{value['disclosed']['id']['salt']}",
                             value["disclosed"]["id"]["salt"].upper()),
        lambda: _mutate_anywhere(data, rng),
    ]  # fmt: skip
    made = base64.b64encode(rng.choice(forms)().encode("utf-8", "surrogatepass")).decode()
    return f"{head}\nextra {made}\n{tail}"


def _mutate_signature(text: str, rng: random.Random) -> str:
    """Change the signature as one may who knows the curve: S + L, another R, other bits."""
    head, _, line = text.rstrip("\n").rpartition("\n")
    dash, name, encoded = line.split(" ")
    data = bytearray(base64.b64decode(encoded))
    s = int.from_bytes(data[36:], "little")
    kind = rng.randrange(4)
    if kind == 0:
        data[36:] = (s + verify.ORDER * rng.randrange(1, 15)).to_bytes(32, "little")
    elif kind == 1:
        data[36:] = (verify.ORDER - s).to_bytes(32, "little")
    elif kind == 2:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    else:
        data += bytes([rng.randrange(256)])
    return f"{head}\n{dash} {name} {base64.b64encode(data).decode()}\n"


MUTATIONS = (
    _mutate_anywhere,
    _mutate_line,
    _mutate_padding,
    _mutate_extra,
    _mutate_signature,
)


def _accepted_here(text: str, note: str) -> bool:
    """What the release's verifier does with one proof, once its checkpoint was opened."""
    key = verify.parse_key(KEY.verifier.text)
    try:
        proof = verify.parse_proof(text)
        shown = verify.parse_disclosure(proof.extra)
        checkpoint = verify.open_checkpoint(proof.note, key)
        verify.check_inclusion(leaf_hash(shown.leaf), proof.leaf, proof.path, checkpoint)
    except verify.Bad:
        return False
    return bool(proof.note == note)


def _accepted_there(text: str) -> bool:
    try:
        check(text, [KEY.verifier])
    except BadProof:
        return False
    return True


def test_no_mutated_proof_is_accepted_by_either_verifier(built: Built) -> None:
    proof = json.loads(built.read(PROOFS).splitlines()[2])["proof"]
    assert _accepted_here(proof, built.note) and _accepted_there(proof)
    accepted = []
    mutated = 0
    for number in range(2_000):
        text = MUTATIONS[number % len(MUTATIONS)](proof, PROOF_RNG)
        if text == proof:
            continue
        mutated += 1
        if _accepted_here(text, built.note) or _accepted_there(text):
            accepted.append(text)
    assert accepted == []
    assert mutated > 1_700


# --- Ed25519

RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
        "6bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
        "8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("public", "text", "signature"), RFC_8032)
def test_signatures_of_rfc_8032_fit(public: str, text: str, signature: str) -> None:
    arguments = bytes.fromhex(public), bytes.fromhex(text), bytes.fromhex(signature)
    verify.check_signature(*arguments)
    with pytest.raises(verify.Bad):
        verify.check_signature(arguments[0], arguments[1] + b"x", arguments[2])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=50), st.integers(0, 511))
def test_agrees_with_an_independent_library(seed: bytes, text: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key(), bytearray(private.sign(text))
    verify.check_signature(public.public_bytes_raw(), text, bytes(signature))
    signature[bit // 8] ^= 1 << bit % 8
    with pytest.raises(InvalidSignature):
        public.verify(bytes(signature), text)
    with pytest.raises(verify.Bad):
        verify.check_signature(public.public_bytes_raw(), text, bytes(signature))


BAD_POINTS = {
    "identity": (1).to_bytes(32, "little"),
    "identity with a sign": (1 | 1 << 255).to_bytes(32, "little"),
    "order 2": (verify.P - 1).to_bytes(32, "little"),
    "order 4": bytes(32),
    "order 8": bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    "y not reduced": (verify.P + 3).to_bytes(32, "little"),
    "not on the curve": (2).to_bytes(32, "little"),
    "short": bytes(31),
}


@pytest.mark.parametrize("point", BAD_POINTS.values(), ids=BAD_POINTS.keys())
def test_unsound_public_keys_are_refused(point: bytes) -> None:
    with pytest.raises(verify.Bad):
        verify.check_public_key(point)


def test_it_uses_the_standard_library_only_and_runs_on_python_3_8() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {name.name.split(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            modules.add(node.module.split(".")[0])
    assert modules <= set(sys.stdlib_module_names)


def test_its_printed_text_cannot_steer_a_terminal(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    (built.folder / "\x1b[2Jfake.html").write_text("x", encoding="utf-8")
    assert _run(built.folder) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\\x1b[2Jfake.html: is not listed" in said


def test_the_hash_of_the_sums_is_printed_for_comparison_by_eye(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(built.folder)
    digest = hashlib.sha256((built.folder / "SHA256SUMS").read_bytes()).hexdigest()
    assert digest in capsys.readouterr().out
