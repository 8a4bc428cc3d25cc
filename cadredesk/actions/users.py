"""The people of the desk: add, rename, change role, give a new password, disable. The approver's business."""

from __future__ import annotations

from dataclasses import replace

from cadredesk.actions.desks import NewUser, check_password_form
from cadredesk.desk import Desk
from cadredesk.domain.school import Role, User
from cadredesk.errors import UserError
from cadredesk.storage import users
from cadredesk.vault.slots import RECOVERY, OrgKeys
from cadredesk.vault.vault import NewSlot


def listed(desk: Desk) -> tuple[User, ...]:
    """Everyone who may log in, and those who no longer may."""
    with desk.read() as session:
        return users.listed(session, desk.org)


def add(desk: Desk, new: NewUser, approver_password: str) -> User:
    """Adds a person; the approver at the desk confirms by password.

    Errors: `user.approver_only`, `user.no_name`, `user.name_taken`, `user.password_short`,
    `vault.wrong_password`, `vault.wait`.
    """
    org_keys = _confirmed(desk, approver_password)
    name = _free_name(desk, new.name, "")
    check_password_form(new.password, desk.kind)
    user = User(desk.new_id(), name, new.role)
    desk.vault.add(_slot(user, new.password), org_keys if new.role == Role.APPROVER else None)
    with desk.write("user.added", user.id) as session:
        users.store(session, desk.org, user)
    return user


def without_keys(desk: Desk) -> tuple[User, ...]:
    """The approvers who cannot sign since a change of key: they get a new password from one who can (`give_password`)."""
    ids = desk.vault.approvers_without_keys()
    return tuple(user for user in listed(desk) if user.id in ids)


def hand_over(desk: Desk, new: NewUser, leaver_id: str, approver_password: str) -> User:
    """A new person comes in the place of one who leaves: the one may log in from now on, the other no more.

    An approver who leaves from the desk keeps the log-in until the new one takes it away (`disable`). Without
    `leaver_id` nobody leaves. Errors as `add` and `disable`, before anything is written.
    """
    _approver_only(desk)
    leaves = bool(leaver_id) and leaver_id != desk.user.id
    if leaves and _known(desk, leaver_id).role == Role.APPROVER and new.role != Role.APPROVER:
        _not_last_approver(desk, leaver_id)
    user = add(desk, new, approver_password)
    if leaves:
        disable(desk, leaver_id)
    return user


def recover(desk: Desk, code: str, user_id: str, new_password: str, *, as_approver: bool = False) -> User:
    """Gives a person a new password by the code of the recovery sheet, at the open desk, whoever sits there.

    `as_approver`: the person becomes an approver, because none is left who could log in. Errors: `vault.recovery_length`,
    `vault.recovery_typo`, `vault.wrong_password`, `vault.wait`, `vault.unknown_user`, `user.password_short`.
    """
    desk.check_writable()
    user = _known(desk, user_id)
    changed = replace(user, active=True, role=Role.APPROVER if as_approver else user.role)
    check_password_form(new_password, desk.kind)
    org_keys = desk.vault.org_keys(RECOVERY, code)
    desk.vault.add(_slot(changed, new_password), org_keys if changed.role == Role.APPROVER else None)
    with desk.write("user.recovered", user_id) as session:
        users.store(session, desk.org, changed)
    return changed


def rename(desk: Desk, user_id: str, name: str) -> User:
    """Changes a person's name; `user.approver_only`, `user.no_name`, `user.name_taken`."""
    _approver_only(desk)
    user = replace(_known(desk, user_id), name=_free_name(desk, name, user_id))
    if user.active:
        desk.vault.rename(user_id, user.name)
    with desk.write("user.renamed", user_id) as session:
        users.store(session, desk.org, user)
    return user


def change_role(desk: Desk, user_id: str, role: Role, new_password: str, approver_password: str) -> User:
    """Gives a person another role; that person types a new password, because the keys behind it change.

    Errors as `add`, and `vault.last_approver` when nobody would be left to sign.
    """
    org_keys = _confirmed(desk, approver_password)
    check_password_form(new_password, desk.kind)
    user = _known(desk, user_id)
    if user.role == Role.APPROVER and role != Role.APPROVER:
        _not_last_approver(desk, user_id)
    changed = replace(user, role=role, active=True)
    desk.vault.add(_slot(changed, new_password), org_keys if role == Role.APPROVER else None)
    with desk.write("user.role_changed", user_id) as session:
        users.store(session, desk.org, changed)
    return changed


def give_password(desk: Desk, user_id: str, new_password: str, approver_password: str) -> User:
    """Gives a person who forgot the password a new one, or lets a disabled person in again."""
    org_keys = _confirmed(desk, approver_password)
    check_password_form(new_password, desk.kind)
    user = replace(_known(desk, user_id), active=True)
    desk.vault.add(_slot(user, new_password), org_keys if user.role == Role.APPROVER else None)
    with desk.write("user.password_given", user_id) as session:
        users.store(session, desk.org, user)
    return user


def disable(desk: Desk, user_id: str) -> User:
    """Lets a person log in no more; the record keeps the name. `vault.last_approver`, `user.yourself`."""
    _approver_only(desk)
    if user_id == desk.user.id:
        raise UserError("user.yourself")
    user = _known(desk, user_id)
    if user.role == Role.APPROVER:
        _not_last_approver(desk, user_id)
    disabled = replace(user, active=False)
    if user_id in desk.vault.slot_names():
        desk.vault.remove(user_id)  # first, so that a power cut in between leaves no key behind
    with desk.write("user.disabled", user_id) as session:
        users.store(session, desk.org, disabled)
    return disabled


def renew_recovery_code(desk: Desk, approver_password: str) -> str:
    """A new recovery code to print; the old sheet opens nothing from now on (older backups it still opens)."""
    org_keys = _confirmed(desk, approver_password)
    code = desk.vault.renew_recovery(org_keys)
    with desk.write("user.recovery_renewed"):
        pass
    return code


def _confirmed(desk: Desk, password: str) -> OrgKeys:
    _approver_only(desk)
    return desk.vault.org_keys(desk.user.id, password)


def _approver_only(desk: Desk) -> None:
    desk.check_writable()
    if desk.user.role != Role.APPROVER:
        raise UserError("user.approver_only")


def _known(desk: Desk, user_id: str) -> User:
    with desk.read() as session:
        user = users.find(session, desk.org, user_id)
    if user is None:
        raise UserError("vault.unknown_user")
    return user


def _not_last_approver(desk: Desk, user_id: str) -> None:
    others = [
        user for user in listed(desk) if user.active and user.role == Role.APPROVER and user.id != user_id
    ]
    if not others:
        raise UserError("vault.last_approver")


def _free_name(desk: Desk, name: str, own_id: str) -> str:
    wanted = name.strip()
    if not wanted:
        raise UserError("user.no_name")
    if any(user.name == wanted and user.id != own_id for user in listed(desk)):
        raise UserError("user.name_taken", name=wanted)
    return wanted


def _slot(user: User, password: str) -> NewSlot:
    return NewSlot(user.id, user.name, user.role, password)
