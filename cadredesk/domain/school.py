"""Who works here and for which school: roles, users, facts of the school, preferences of the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

ORG_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{1,30}[0-9A-Za-z]")
"""An organisation's code, CDP/1 2.2."""


class Role(StrEnum):
    """What a person may do: the clerk (经办人) enters, the reviewer (复核人) checks, the approver (审批人) signs."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    APPROVER = "approver"


class Stage(StrEnum):
    """The school's stage (学段), by which the rule profiles choose ages and education."""

    KINDERGARTEN = "kindergarten"
    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"
    NINE_YEAR = "nine_year"
    COMPLETE = "complete"
    TWELVE_YEAR = "twelve_year"
    VOCATIONAL = "vocational"
    SPECIAL = "special"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class UserRef:
    """Who is at the desk."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class User:
    """A person who may log in; one who left is not active but stays in the record."""

    id: str
    name: str
    role: Role
    active: bool = True

    def ref(self) -> UserRef:
        """The short form carried by the desk."""
        return UserRef(self.id, self.name, self.role)


@dataclass(frozen=True, slots=True)
class School:
    """The facts of the school that papers and packages quote; empty text where not known."""

    code: str
    name: str
    stage: Stage = Stage.OTHER
    short_name: str = ""
    address: str = ""
    phone: str = ""
    postcode: str = ""
    email: str = ""
    mark_prefix: str = ""
    """机关代字 of the document number, as in 阳一小〔2026〕3号."""
    party_organisation: str = ""
    """Full name of the party branch or committee that decides (党支部, 党总支, 党委)."""
    superior: str = ""
    """Full name of the education bureau the school reports to."""
    superior_code: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the desk likes to be shown: `font_size` in points (10 to 18), `idle_minutes` until it locks."""

    language: str = "zh_CN"
    font_size: int = 12
    idle_minutes: int = 10
    profile: str = ""
    """Name of the rule profile offered first."""
    system_fonts: bool = False


def is_org_code(text: str) -> bool:
    """Whether `text` is an organisation's code (CDP/1 2.2)."""
    return ORG_CODE.fullmatch(text) is not None
