"""How the tables are physically made: as declared, or as other case systems' extracts and broken sources have them."""

from __future__ import annotations

from dataclasses import dataclass

from .schema import Schema

BROKEN_KINDS = ("duplicate-key", "extra-column", "wrong-type")
EXTRA_COLUMN = ("ssd_person", "pers_favourite_colour", "nvarchar(50)")
WRONG_TYPE = ("ssd_cin_episodes", "cine_referral_date", "varbinary(20)")

MISSING_TABLE = "ssd_voice_of_child"
MISSING_COLUMNS = (("ssd_professionals", "prof_agency_worker_flag"), ("ssd_cla_reviews", "clar_cla_review_cancelled"))
INTEGER_IDS = (("ssd_cla_convictions", "clac_cla_conviction_id"), ("ssd_sdq_scores", "csdq_person_id"))
VARCHAR_TABLES = ("ssd_cin_visits", "ssd_cla_visits", "ssd_disability")


@dataclass(frozen=True)
class PhysicalColumn:
    """A column as it is created: name, T-SQL type, part of the primary key or not."""

    name: str
    data_type: str
    key: bool

    @property
    def base_type(self) -> str:
        """Type name without its length."""
        return self.data_type.split("(")[0].lower()


@dataclass(frozen=True)
class PhysicalTable:
    """A table as it is created; ``enforce_key`` is off where a broken source holds duplicates."""

    name: str
    columns: tuple[PhysicalColumn, ...]
    enforce_key: bool = True


def physical_tables(schema: Schema, dirty: bool = False, broken: str | None = None) -> dict[str, PhysicalTable]:
    """The tables to create, with the structural dirt and the broken variant asked for."""
    tables: dict[str, PhysicalTable] = {}
    for name, table in schema.items():
        if dirty and name == MISSING_TABLE:
            continue
        columns = []
        for column in table.columns:
            data_type = column.data_type
            if dirty and (name, column.name) in MISSING_COLUMNS:
                continue
            if dirty and (name, column.name) in INTEGER_IDS:
                data_type = "int"
            elif dirty and name in VARCHAR_TABLES and data_type.startswith("nvarchar"):
                data_type = data_type[1:]
            if broken == "wrong-type" and (name, column.name) == WRONG_TYPE[:2]:
                data_type = WRONG_TYPE[2]
            columns.append(PhysicalColumn(column.name, data_type, column.row_key))
        if broken == "extra-column" and name == EXTRA_COLUMN[0]:
            columns.append(PhysicalColumn(EXTRA_COLUMN[1], EXTRA_COLUMN[2], False))
        enforce = not (broken == "duplicate-key" and name == "ssd_person")
        tables[name] = PhysicalTable(name, tuple(columns), enforce)
    return tables
