"""`onrecord show`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.shell import archive_option, json_option, opened, say
from onrecord.errors import NotFound

EPILOG = """
\b
Examples:
  onrecord show 3fa9c1d2
  onrecord show 3fa9c1d2 --proof > claim.tlog-proof
  onrecord show report.pdf --text
"""


@click.command("show", epilog=EPILOG)
@click.argument("ref", metavar="ID")
@archive_option
@click.option("--proof", is_flag=True, help="Print the claim's proof alone (C2SP tlog-proof).")
@click.option("--text", "whole_text", is_flag=True, help="Print a document's canonical text.")
@json_option
def command(ref: str, archive_path: Path, proof: bool, whole_text: bool, as_json: bool) -> None:
    """Show one claim (quote, chain, history, proof), or one document.

    ID is a claim's id or its beginning, or a document's SHA-256, its beginning, or its name.
    """
    from onrecord.archive import proofs, queries

    with opened(archive_path) as archive:
        try:
            claim, _ = queries.claim_and_maker(archive, ref)
        except NotFound:
            document = queries.document(archive, ref, missing_ok=True)
            if document is None:
                raise
            _show_document(archive, document, whole_text, as_json)
            return
        note = proofs.Prover(archive).proof(claim.id)
        if proof:
            click.echo(note, nl=False)
            return
        reviews = queries.reviews(archive, [claim.id]).get(claim.id, ())
        standing = queries.standings(archive, [claim.id], {claim.id: reviews})[claim.id]
        document = queries.document(archive, claim.document)
    _show_claim(claim, reviews, standing, document, note, as_json)


def _show_claim(
    claim: Any, reviews: Any, standing: Any, document: Any, proof: str, as_json: bool
) -> None:
    from onrecord.record import claim_to_json
    from onrecord.record.claims import payload_to_json

    history = [
        {"decision": str(r.decision), "by": r.by, "at": r.at.isoformat(), "reason": r.reason,
         "correction": r.correction}
        for r in reviews
    ]  # fmt: skip
    value = {**claim_to_json(claim), "standing": str(standing), "reviews": history, "proof": proof}
    lines = [
        f"claim      {claim.id}",
        f"kind       {claim.kind} ({claim.modality})",
        f"standing   {standing}",
        f"document   {document.sha256[:12]}  {document.title or document.name}",
        f"quote      {claim.quote.start} to {claim.quote.end}: “{claim.quote.exact}”",
        f"anchor     {claim.anchor.start} to {claim.anchor.end}: “{claim.anchor.exact}”",
        f"chain      {' -> '.join(claim.chain)}",
        f"event      {claim.event or 'none'}{f', as of {claim.as_of}' if claim.as_of else ''}",
    ]
    lines += [f"  {name:10} {given}" for name, given in payload_to_json(claim.payload).items()
              if given not in ("", None, [])]  # fmt: skip
    lines.append(f"made by    {claim.origin}: {claim.rule}")
    lines += [f"caveat     {claim.note}"] if claim.note else []
    lines += [f"review     {h['at']}  {h['decision']} by {h['by']}: {h['reason']}" for h in history]
    lines += ["proof      " + proof.split("\n")[0] + "; print it with --proof"]
    say(value, as_json=as_json, text="\n".join(lines))


def _show_document(archive: Any, document: Any, whole_text: bool, as_json: bool) -> None:
    from onrecord.archive import queries
    from onrecord.archive.bodies import document_fields
    from onrecord.record.document import as_read

    rendition = queries.rendition(archive, document.sha256)
    if whole_text:
        text, _ = queries.text_and_document(archive, document.sha256)
        say({"document": document.sha256, "text": text}, as_json=as_json, text=text)
        return
    fields = document_fields(as_read(document, rendition))
    lines = [f"{name:11} {given}" for name, given in fields.items() if given not in ("", [], {})]
    say({**fields, "read": rendition is not None}, as_json=as_json, text="\n".join(lines))
