"""Customers, how to reach them, who they are to each other."""

from datetime import date

import sqlalchemy as sa

from crodesk.storage.columns import choice, day, line, link, long_text, whole, yes_no
from crodesk.storage.tables.mixins import OPTIONS, Imported, OfCustomer, import_key


class Customer(Imported, table=True):
    """A person, household business or company that the officer serves or hopes to serve."""

    __table_args__ = (
        sa.Index("customer_by_name", "sort_key", "rid"),
        sa.Index("customer_by_folded_name", "name_fold", "rid"),
        sa.Index("customer_by_same_person", "name_fold", "born_on"),
        import_key("customer"),
        OPTIONS,
    )

    code: str = line(unique=True)
    """The number by which the bank knows the customer; the source's own in its longest form when imported."""
    kind: str = choice("individual", "household", "company")
    status: str = choice("prospect", "active", "dormant", "closed", default="active")
    status_since: date | None = day()
    closed_why: str = line()
    name: str = line()
    name_original: str = line()
    """The name in its own script, where `name` is written in another."""
    form_of_address: str = line()
    """How the customer likes to be addressed."""
    sort_as: str = line()
    """Overrides the order in lists, for surnames read in a rare way."""
    sort_key: str = line()
    """Derived from the name: binary order equals dictionary order."""
    name_fold: str = line()
    """Derived from the name: folded, for searching from its start."""
    name_search: str = line()
    """Derived from the names: all words by which they can be found."""
    born_on: date | None = day()
    """Birth or founding date."""
    birthday: str = line()
    """Derived from `born_on`: `MM-DD`; empty when unknown."""
    lunar_birthday: str = line()
    """Birthday in the lunar calendar as `MM-DD`, where the customer keeps that one."""
    sex: str = choice("", "female", "male", "other")
    nationality: str = line()
    tax_number: str = line()
    occupation: str = line()
    industry: str = line()
    employer: str = line()
    size_class: str = choice("", "micro", "small", "medium", "large")
    tier: str = line()
    """Gold, Silver … as the bank names them; empty when not assigned."""
    tier_since: date | None = day()
    tier_by: str = choice("", "rule", "hand")
    tier_why: str = line()
    stage: str = choice("", "new", "growing", "mature", "high_value", "at_risk", "leaving")
    stage_since: date | None = day()
    stage_by: str = choice("", "rule", "hand")
    stage_why: str = line()
    since: date | None = day()
    """Customer of the bank since."""
    source: str = line()
    """How the customer came: walk-in, referral, campaign …"""
    referrer_rid: int | None = link("customer")
    campaign: str = line()
    district: str = line()
    region: str = line()
    about: str = long_text()
    """What a colleague must know in two sentences."""
    verified_on: date | None = day()
    verified_by: str = line()


class ContactPoint(OfCustomer, table=True):
    """A way to reach a customer."""

    __tablename__ = "contact_point"
    __table_args__ = (sa.Index("contact_point_by_digits", "digits"), import_key("contact_point"), OPTIONS)

    kind: str = line(default="phone")
    label: str = line()
    """Home, work, wife's …"""
    value: str = line()
    digits: str = line()
    """Derived from the value: its digits, for searching."""
    preferred: bool = yes_no()
    do_not_contact: bool = yes_no()
    note: str = line()


class Address(OfCustomer, table=True):
    """Where a customer lives, works or does business."""

    __table_args__ = (import_key("address"), OPTIONS)

    kind: str = line(default="home")
    street: str = line()
    ward: str = line()
    city: str = line()
    province: str = line()
    postcode: str = line()
    country: str = line()
    preferred: bool = yes_no()


class Preference(OfCustomer, table=True):
    """What a customer likes: language, channel, best time, topics."""

    __table_args__ = (import_key("preference"), OPTIONS)

    kind: str = line(default="topic")
    value: str = line()


class Relation(OfCustomer, table=True):
    """Who somebody is to a customer: another customer, or a person who is none."""

    __table_args__ = (
        sa.CheckConstraint("other_rid IS NOT NULL OR person_name <> ''", name="relation_has_somebody"),
        sa.CheckConstraint("other_rid IS NULL OR other_rid <> customer_rid", name="relation_to_another"),
        import_key("relation"),
        OPTIONS,
    )

    role: str = line(default="family")
    """What the other is to the customer: spouse, owner, director, guarantor, referrer …"""
    other_rid: int | None = link("customer")
    person_name: str = line()
    person_phone: str = line()
    person_digits: str = line()
    """Derived from the phone: its digits, for searching."""
    person_born_on: date | None = day()
    title: str = line()
    share_ppm: int | None = whole()
    """Share held, in parts per million (25 % = 250 000)."""
    since: date | None = day()
    note: str = line()


class CustomerTag(OfCustomer, table=True):
    """A word that the officer hangs on customers to find them together."""

    __tablename__ = "customer_tag"
    __table_args__ = (
        sa.Index("customer_tag_once", "customer_rid", "tag", unique=True, sqlite_where=sa.text("ended_on IS NULL")),
        sa.Index("customer_tag_by_tag", "tag", "customer_rid"),
        OPTIONS,
    )

    tag: str = line()
