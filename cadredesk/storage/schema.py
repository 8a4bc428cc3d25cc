"""The ground of every table: names of constraints, column types, and the mapper between values and rows."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import json
import pkgutil
import types
import typing
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

import cattrs
from sqlalchemy import Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from cadredesk.domain.dates import PartialDate

Value = TypeVar("Value")
Row = TypeVar("Row", bound="Base")


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=False)
    for kind in (date, datetime):
        converter.register_unstructure_hook(kind, lambda moment: moment.isoformat())
        converter.register_structure_hook(kind, lambda text, wanted: wanted.fromisoformat(text))
    converter.register_unstructure_hook(PartialDate, lambda partial: partial.iso())
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.from_iso(text))
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Fraction, lambda text, _: Fraction(text))
    return converter


_CONVERTER = _converter()


def canonical_json(value: object) -> str:
    """The one JSON text of a value: keys sorted, no blanks, characters as themselves, no floats' NaN."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class DateText(TypeDecorator[date]):
    """A full date, kept as ISO text `YYYY-MM-DD`, so that every database orders it alike."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The ISO text; a datetime is refused because its hours would be lost in silence."""
        if isinstance(value, datetime):
            raise TypeError("a datetime is no date")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """The date again."""
        return None if value is None else date.fromisoformat(value)


class MomentText(TypeDecorator[datetime]):
    """A moment with its offset, kept as ISO text to the second; information, never a decision."""

    impl = String(25)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The ISO text; a moment without offset is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment needs its offset")
        return value.isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment again."""
        return None if value is None else datetime.fromisoformat(value)


class PartialDateText(TypeDecorator[PartialDate]):
    """A partial date, kept as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text at the precision known."""
        return None if value is None else value.iso()

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:  # noqa: ARG002
        """The partial date again."""
        return None if value is None else PartialDate.from_iso(value)


class JsonText(TypeDecorator[Any]):
    """A plain JSON value (lists, dicts, str, int, bool, None), kept as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The canonical text; None is SQL's NULL."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The plain value again (tuples come back as lists; `from_row` restores the declared type)."""
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """The base of every table. Use `Mapped[date]`, `Mapped[datetime]`, `Mapped[PartialDate]` freely;
    for JSON write `mapped_column(JsonText)`.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: typing.ClassVar[dict[Any, Any]] = {
        str: Text(),
        date: DateText(),
        datetime: MomentText(),
        PartialDate: PartialDateText(),
    }


class OfOrg:
    """Mixin: the organisation's code as the first column of the primary key, as every table has it."""

    org: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-100)


class OfOrgWithId(OfOrg):
    """Mixin: `org` and a random `id` (`desk.new_id()`) as primary key."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-99)


def to_row(value: Any, table: type[Row], /, *, skip: tuple[str, ...] = (), **keys: Any) -> Row:
    """A row of `table` from a frozen dataclass, field by field name; `keys` adds or overrides columns.

    Values of a `JsonText` column are unstructured (dataclasses become dicts, tuples lists); enums become
    their value. A field without a column raises TypeError unless named in `skip`, so nothing is lost silently.
    """
    columns = table.__mapper__.columns
    content: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        if field.name in skip or field.name in keys:
            continue
        if field.name not in columns:
            raise TypeError(f"{table.__name__} has no column {field.name}")
        plain = getattr(value, field.name)
        if isinstance(columns[field.name].type, JsonText):
            plain = _CONVERTER.unstructure(plain)
        elif isinstance(plain, Enum):
            plain = plain.value
        content[field.name] = plain
    return table(**content, **keys)


def from_row(kind: type[Value], row: Any, /, **extra: Any) -> Value:
    """A frozen dataclass of `kind` from a row, field by field name; `extra` gives what the row does not hold.

    JSON columns are structured into the field's declared type and enums are restored. A field that the row
    does not have and `extra` does not give takes its default.
    """
    columns = type(row).__mapper__.columns
    hints = _hints(kind)  # type: ignore[arg-type]
    content = dict(extra)
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in content or field.name not in columns:
            continue
        plain = getattr(row, field.name)
        hint = hints[field.name]
        if isinstance(columns[field.name].type, JsonText):
            plain = structure(plain, hint)
        elif plain is not None and (enum := _enum_of(hint)) is not None:
            plain = enum(plain)
        content[field.name] = plain
    return kind(**content)


def structure(plain: Any, hint: Any) -> Any:
    """A plain JSON value as the declared type `hint` (dataclass, tuple, PartialDate, Fraction, enum…)."""
    return _CONVERTER.structure(plain, hint)


def unstructure(value: Any) -> Any:
    """A value as plain JSON: the reverse of `structure`."""
    return _CONVERTER.unstructure(value)


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _enum_of(hint: Any) -> type[Enum] | None:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next((found for part in typing.get_args(hint) if (found := _enum_of(part))), None)
    return None


def import_all_tables() -> None:
    """Imports every module of `storage`, so that `Base.metadata` is complete for Alembic and its test."""
    package = importlib.import_module("cadredesk.storage")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg:
            importlib.import_module(f"cadredesk.storage.{module.name}")
