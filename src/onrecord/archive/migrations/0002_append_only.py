"""Triggers that make the database itself refuse to change or delete what entered the record."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

APPEND_ONLY = ("leaf", "documentrow", "renditionrow", "claimrow", "reviewrow")


def sqlite_triggers() -> list[str]:
    """One trigger for each table and each of UPDATE and DELETE, and two for the frontier."""
    made = [
        f"CREATE TRIGGER archive_{table}_no_{verb.lower()} BEFORE {verb} ON archive_{table} "
        f"BEGIN SELECT RAISE(ABORT, 'what entered the record is never changed'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ]
    return [
        *made,
        "CREATE TRIGGER archive_frontierrow_no_delete BEFORE DELETE ON archive_frontierrow "
        "BEGIN SELECT RAISE(ABORT, 'the ledger has one frontier'); END",
        "CREATE TRIGGER archive_frontierrow_grows BEFORE UPDATE ON archive_frontierrow "
        "WHEN NEW.size < OLD.size OR NEW.id <> OLD.id "
        "BEGIN SELECT RAISE(ABORT, 'the ledger never shrinks'); END",
    ]


def postgresql_triggers() -> list[str]:
    """The same rules in PL/pgSQL."""
    made = [
        "CREATE FUNCTION archive_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'what entered the record is never changed'; END $$",
        "CREATE FUNCTION archive_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF NEW.size < OLD.size OR NEW.id <> OLD.id THEN "
        "RAISE EXCEPTION 'the ledger never shrinks'; END IF; RETURN NEW; END $$",
    ]
    for table in (*APPEND_ONLY, "frontierrow"):
        verbs = "DELETE OR TRUNCATE" if table == "frontierrow" else "UPDATE OR DELETE OR TRUNCATE"
        made.append(
            f"CREATE TRIGGER archive_{table}_append_only BEFORE {verbs} ON archive_{table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION archive_refuse()"
        )
    made.append(
        "CREATE TRIGGER archive_frontierrow_grows BEFORE UPDATE ON archive_frontierrow "
        "FOR EACH ROW EXECUTE FUNCTION archive_grows()"
    )
    return made


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Run the statements of whichever database this is."""
    del apps
    vendor = schema_editor.connection.vendor
    statements = sqlite_triggers() if vendor == "sqlite" else postgresql_triggers()
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """Append-only by trigger."""

    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
