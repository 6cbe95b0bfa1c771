"""docs/ledger.md describes the format that the code has: its example is made again and compared."""

import re
from pathlib import Path

from onrecord.preserve.checkpoint import Checkpoint, SigningKey, sign_checkpoint
from onrecord.preserve.commitment import seal
from onrecord.preserve.merkle import Tree, leaf_hash
from onrecord.preserve.proof import Disclosure, check, prove

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
KEY = SigningKey("example.org/archive", bytes(range(32)))
FIELDS = {"id": "c1", "low": 161, "speaker": "Həsən"}
SALTS = {"id": bytes(16), "low": bytes([2]) * 16, "speaker": bytes([1]) * 16}


def test_its_example_is_what_the_code_writes() -> None:
    sealed = seal("claim", FIELDS, SALTS)
    tree = Tree([leaf_hash(b"a"), leaf_hash(sealed.leaf), leaf_hash(b"b")])
    note = sign_checkpoint(Checkpoint(KEY.name, 3, tree.root()), KEY)
    whole = Disclosure("claim", {name: (SALTS[name], FIELDS[name]) for name in FIELDS}, {})
    proof = prove(1, tree.inclusion(1), note, whole.only({"id", "low"})).text()
    for name, commitment in sealed.commitments.items():
        assert f"| `{SALTS[name].hex()}` | `{commitment.hex()}` |" in PAGE
    assert f"`{leaf_hash(sealed.leaf).hex()}`" in PAGE
    assert f"`{KEY.verifier.text}`" in PAGE
    assert f"```\n{proof}```" in PAGE


def test_its_example_can_be_checked_by_what_the_page_gives() -> None:
    found = re.search(r"```\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    assert check(found[1], [KEY.verifier]) == {"id": "c1", "low": 161}
