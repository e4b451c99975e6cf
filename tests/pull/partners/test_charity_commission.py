"""The register's extract: one bad record of a charity that is not ours is passed over, and counted."""

from __future__ import annotations

import datetime

import pytest

from ahtc.core.problems import ProblemsError
from ahtc.pull.partners.charity_commission.register import Charities, read_charity_commission
from ahtc.pull.partners.listed import Reply
from tests.pull.partners.acted import charity, extract

OURS = Charities(numbers={"1"}, names=set())
STRANGER = charity(99, "SOMEBODY ELSE")


def read(*charities: object, ours: Charities = OURS) -> Reply:
    return read_charity_commission(extract(charities), "charity.zip", ours, datetime.date(2026, 11, 22))


def without(field: str, record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name != field}


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (STRANGER | {"charity_name": None}, "cannot stand: charity_name: Input should be a valid string"),
        (STRANGER | {"registered_charity_number": None}, "cannot stand: registered_charity_number: "),
        (STRANGER | {"linked_charity_number": "x"}, "cannot stand: linked_charity_number: "),
        (without("charity_contact_phone", STRANGER), 'has no field "charity_contact_phone"'),
        (None, "cannot stand: it is no record"),
        ([], "cannot stand: it is no record"),
    ],
)
def test_a_bad_record_of_a_stranger_is_passed_over_and_counted(bad: object, fault: str) -> None:
    reply = read(bad, charity(1), charity(2, "ANOTHER BODY"))
    assert [(each.key, each.unread) for each in reply.listed] == [("1", "")]
    (warning,) = reply.warnings
    assert warning.severity == "warning"
    assert warning.seen.startswith(
        f"1 of 3 charities cannot be read and are passed over. Charity 1 in the file {fault}"
    )


def test_a_bad_record_of_ours_leaves_it_unread() -> None:
    (listed,) = read(charity(2, "ANOTHER BODY"), charity(1) | {"charity_registration_status": None}).listed
    assert (listed.key, listed.contacts) == ("1", ())
    assert listed.unread.startswith("cannot stand: charity_registration_status")


def test_a_bad_record_of_a_charity_that_we_know_by_name_leaves_it_unread() -> None:
    ours = Charities(numbers=set(), names={"example trust"})
    (listed,) = read(charity(2, "ANOTHER BODY"), charity(7) | {"linked_charity_number": None}, ours=ours).listed
    assert (listed.key, bool(listed.unread)) == ("7", True)


def test_a_field_that_every_record_lacks_is_told_before_the_whole_register_is_read() -> None:
    with pytest.raises(ProblemsError, match='Charity 1 in the file has no field "charity_name"') as refused:
        read(*[without("charity_name", STRANGER)] * 1_500)
    assert len(refused.value.findings) == 1


def test_a_telephone_given_as_a_number_is_told_and_the_record_is_read() -> None:
    (listed,) = read(charity(1, charity_contact_phone=2920180123)).listed
    assert [contact.kind for contact in listed.contacts] == ["web"]
    assert "(it may have been 02920180123)" in listed.doubts[0]
