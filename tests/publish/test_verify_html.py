"""The verifier in a browser says what verify.py says, opened from a disk, with no request."""

import base64
import hashlib
import itertools
import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.publish.chromium import Tab
from tests.publish.test_verifier import (
    BAD_POINTS,
    KEY,
    MUTATIONS,
    OTHER,
    PROOFS,
    SUMS_FORMS,
    TAMPERING,
    Built,
    _build,
    _findings,
    _older,
    _with_leaves,
)

SOURCE = Path(__file__).parents[2] / "src/onrecord/publish/verifier/verify.html"
VKEY = KEY.verifier.text
MUTATED = int(os.environ.get("MUTATED_PROOFS", "2000"))
"""How many proofs are mutated; give more to look longer."""

BATCH = 500
ANSWERED = (
    "['verified','consistent','findings','unfinished'].includes(byId('result').dataset.state)"
)
FROM_BASE64 = "((t) => Uint8Array.from(atob(t), (c) => c.charCodeAt(0)))"
ACCEPTED = (
    "((texts, key) => texts.filter((t) => { try { checkProof(t, key); return true; } catch (e) {"
)
ACCEPTED += " if (!(e instanceof Bad)) throw e; return false; } }))"
CHECKED = "((data, key, older) => checkRelease(new Map(Object.entries(data).map(([path, text]) =>"
CHECKED += f" [path, new Blob([{FROM_BASE64}(text)])])), key, older))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with Tab(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab) -> Tab:
    browser.open(SOURCE)
    return browser


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return _build(tmp_path / "release")


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def called(tab: Tab, function: str, *values: Any) -> Any:
    return tab.run(f"{function}({', '.join(json.dumps(value) for value in values)})")


def refused(tab: Tab, code: str) -> str:
    """What the page says is Bad about it, or "" where it takes it."""
    wrapped = f"(() => {{ try {{ {code}; return ''; }} catch (e) {{ return e.message; }} }})()"
    return str(tab.run(wrapped))


def report(tab: Tab, folder: Path, vkey: str = VKEY, older: str = "") -> dict[str, Any]:
    data = {
        path.relative_to(folder).as_posix(): b64(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
    return dict(called(tab, CHECKED, data, vkey, older))


def items(findings: list[str]) -> list[str]:
    return sorted({finding.split(": ")[0] for finding in findings})


def mutated_proofs(proofs: Sequence[str], count: int) -> list[str]:
    """That many different texts, none of them one of the proofs."""
    rng, made = random.Random(20260203), dict[str, None]()
    numbers = itertools.count()
    while len(made) < count:
        number = next(numbers)
        text = MUTATIONS[number % len(MUTATIONS)](proofs[number % len(proofs)], rng)
        if text not in proofs:
            made[text] = None
    return list(made)


def test_no_mutated_proof_is_accepted(tab: Tab, built: Built) -> None:
    proofs = [json.loads(line)["proof"] for line in built.read(PROOFS).splitlines()[:4]]
    assert called(tab, ACCEPTED, proofs, VKEY) == proofs
    texts = mutated_proofs(proofs, MUTATED)
    for at in range(0, len(texts), BATCH):
        assert called(tab, ACCEPTED, texts[at : at + BATCH], VKEY) == []


def test_a_proof_of_another_key_is_not_accepted(tab: Tab, built: Built) -> None:
    proof = json.loads(built.read(PROOFS).splitlines()[0])["proof"]
    assert called(tab, ACCEPTED, [proof], OTHER.verifier.text) == []


def test_hashes_are_those_of_an_independent_library(tab: Tab) -> None:
    rng = random.Random(20260204)
    data = [rng.randbytes(size) for size in (*range(140), 1000, 70_001)]
    code = f"((all) => all.map({FROM_BASE64}).map((d) => [hex(sha256(d)), hex(sha512(d))]))"
    made = called(tab, code, [b64(d) for d in data])
    assert made == [[hashlib.sha256(d).hexdigest(), hashlib.sha512(d).hexdigest()] for d in data]


def test_a_hash_of_parts_is_the_hash_of_the_whole(tab: Tab) -> None:
    data = random.Random(20260205).randbytes(300)
    for cut in (0, 1, 63, 64, 65, 299):
        code = f"((a, b) => hex(sha256({FROM_BASE64}(a), {FROM_BASE64}(b))))"
        made = called(tab, code, b64(data[:cut]), b64(data[cut:]))
        assert made == hashlib.sha256(data).hexdigest()


def test_signatures_are_judged_as_by_an_independent_library(tab: Tab) -> None:
    rng = random.Random(20260206)
    code = f"((k, t, s) => checkSignature({FROM_BASE64}(k), {FROM_BASE64}(t), {FROM_BASE64}(s)))"
    for size in range(0, 200, 20):
        private, text = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32)), rng.randbytes(size)
        public, signature = private.public_key().public_bytes_raw(), private.sign(text)
        flipped = bytearray(signature)
        flipped[rng.randrange(64)] ^= 1 << rng.randrange(8)
        for given, fits in ((signature, True), (bytes(flipped), False)):
            values = ", ".join(json.dumps(b64(v)) for v in (public, text, given))
            assert (refused(tab, f"{code}({values})") == "") is fits


@pytest.mark.parametrize("point", BAD_POINTS.values(), ids=BAD_POINTS.keys())
def test_unsound_public_keys_are_refused(tab: Tab, point: bytes) -> None:
    assert "a public key" in refused(tab, f"checkPublicKey({FROM_BASE64}('{b64(point)}'))")


@pytest.mark.parametrize("form", SUMS_FORMS)
def test_sums_in_any_other_form_are_refused(tab: Tab, form: str) -> None:
    text = json.dumps(form.format(hash="0" * 64))
    assert refused(tab, f"parseSums({text})") != ""


JSON_FORMS = [
    ('{"a":1}', True), ('{"a":-1}', True), ('{"a":0,"b":[],"c":{}}', True), ("{}", True),
    ('{"\\u0001é😀\\n\\"\\\\":null}', True), ('{"\uff5e":1,"😀":2}', True),
    ('{"😀":2,"\uff5e":1}', False), ('{"b":1,"a":2}', False), ('{"a":1,"a":2}', False),
    ('{"a":01}', False), ('{"a":-0}', False), ('{"a":1.0}', False), ('{"a":1e2}', False),
    ('{"a": 1}', False), ('{"a":1} ', False), ('{"a":"\\u0041"}', False), ('{"a":"\\/"}', False),
    ('{"a":"\\u000a"}', False), ('{"a":"\\u001F"}', False), ('{"a":"\t"}', False),
    ('{"a":NaN}', False), ('{"a":[1,]}', False), ("[]", False), ("", False), ("\ufeff{}", False),
    ('{"a":"\\ud83d\\ude00"}', False), ("{" * 999, False),
    ('{"a":' + "[" * 999 + "]" * 999 + "}", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "canonical"), JSON_FORMS)
def test_json_is_read_in_its_canonical_form_only(tab: Tab, text: str, canonical: bool) -> None:
    assert (refused(tab, f"CanonicalJson.object({json.dumps(text)})") == "") is canonical


def test_a_release_is_verified_with_a_key_from_outside(tab: Tab, built: Built) -> None:
    made = report(tab, built.folder)
    assert (made["findings"], made["anchored"], made["open"]) == ([], True, "")
    assert any("5 claims matched; ledger of 7 entries; the release" in n for n in made["notes"])


def test_a_release_that_brings_its_own_key_is_not_anchored(tab: Tab, built: Built) -> None:
    assert report(tab, built.folder, vkey="")["anchored"] is False


def test_it_does_without_what_a_browser_may_lack(tab: Tab, built: Built) -> None:
    tab.run("Object.defineProperty(globalThis, 'crypto', { value: {} }); 0")
    made = report(tab, built.folder)
    assert (made["findings"], made["anchored"]) == ([], True)
    assert any("the browser has no Ed25519" in note for note in made["notes"])


@pytest.mark.parametrize("tamper", [pytest.param(tamper, id=name) for name, tamper, _ in TAMPERING])
def test_it_names_what_verify_py_names(
    tab: Tab, built: Built, tamper: Callable[[Built], None]
) -> None:
    tamper(built)
    made = report(tab, built.folder)
    assert items([f"{item}: {m}" for item, m in made["findings"]]) == items(_findings(built.folder))


def test_every_flipped_bit_of_a_release_is_a_finding(tab: Tab, built: Built) -> None:
    rng = random.Random(20260207)
    for path in sorted(path for path in built.folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for _ in range(6):
            flipped = bytearray(content)
            flipped[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
            path.write_bytes(flipped)
            assert report(tab, built.folder)["findings"] != [], path
        path.write_bytes(content)


def test_an_older_checkpoint_is_compared_with_all_leaf_hashes(tab: Tab, built: Built) -> None:
    assert "has no proofs/leaves.txt" in report(tab, built.folder, older=_older(built, 3))["open"]
    _with_leaves(built)
    for size in range(len(built.tree) + 1):
        assert report(tab, built.folder, older=_older(built, size))["findings"] == []
    found = report(tab, built.folder, older=_older(built, 7, key=OTHER))["findings"]
    assert [item for item, _ in found] == ["the checkpoint you kept"]


@pytest.mark.parametrize("give", [Tab.choose, Tab.drop])
def test_a_folder_is_chosen_or_dropped(
    tab: Tab, built: Built, give: Callable[[Tab, str, Path], None]
) -> None:
    tab.run(f"byId('key').value = {json.dumps(VKEY)}")
    give(tab, "#folder", built.folder)
    tab.wait(ANSWERED)
    assert tab.run("byId('result').dataset.state") == "verified"
    said = tab.run("byId('result').textContent")
    assert "unchanged since it was signed" in said
    assert hashlib.sha256((built.folder / "SHA256SUMS").read_bytes()).hexdigest() in said


def test_a_dropped_proof_is_checked_and_shown(tab: Tab, built: Built, tmp_path: Path) -> None:
    file = tmp_path / "proof.txt"
    file.write_text(json.loads(built.read(PROOFS).splitlines()[0])["proof"], encoding="utf-8")
    tab.drop("#proof", file)
    tab.wait(ANSWERED)
    assert "give the key" in tab.run("byId('result').textContent")
    tab.run(f"byId('key').value = {json.dumps(VKEY)}; answer('none')")
    tab.drop("#proof", file)
    tab.wait(ANSWERED)
    assert tab.run("byId('result').dataset.state") == "verified"
    assert "ən azı “161” nəfər" in tab.run("byId('result').textContent")


def test_a_line_of_the_file_of_proofs_is_checked(tab: Tab, built: Built) -> None:
    first, second = built.read(PROOFS).splitlines()[:2]
    key = json.dumps(VKEY)
    assert tab.run(f"checkLine({json.dumps(first)}, {key}).fields.get('speaker').value") == "HRW"
    swapped = first.replace(json.loads(first)["id"], json.loads(second)["id"], 1)
    assert "another claim" in refused(tab, f"checkLine({json.dumps(swapped)}, {key})")


def test_characters_that_hide_are_shown(tab: Tab) -> None:
    made = called(tab, "plain", "613\u202e\x1b[2J\u2028\u200b<b>")
    assert made == "613[U+202E][U+001B][2J[U+2028][U+200B]<b>"


def test_it_asks_for_nothing_and_says_no_more_than_it_knows(tab: Tab, built: Built) -> None:
    tab.choose("#folder", built.folder)
    tab.wait(ANSWERED)
    assert [url for url in tab.requests() if url != SOURCE.as_uri()] == []
    kinds = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    assert [e for e in tab.events if e.get("method") in kinds] == []
    words = tab.run("document.body.innerText").lower().split()
    assert not {"true", "genuine", "authentic", "proven"} & set(words)


def test_it_is_one_file() -> None:
    page = SOURCE.read_text(encoding="utf-8")
    assert page.count("<script") == page.count("<script>") == 1
    assert "default-src 'none'" in page
    assert not any(
        word in page for word in ("src=", "url(", "import(", "fetch(", "XMLHttp", "<link")
    )
