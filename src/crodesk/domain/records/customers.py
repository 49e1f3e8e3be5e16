"""Customers, how to reach them, who they are to each other."""

from crodesk.domain.records import choices as c
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

CUSTOMER = RecordKind(
    "customer",
    N_("customer"),
    N_("Customers"),
    (
        Field("name", N_("Name"), required=True, help=N_("Family name first, as on the identity paper.")),
        Field("kind", N_("Kind"), "choice", c.CUSTOMER_KIND, required=True),
        Field("code", N_("Number"), "number", help=N_("The bank's customer number; empty makes one.")),
        Field("name_original", N_("Name in own script")),
        Field("form_of_address", N_("Form of address"), help=N_("How the customer likes to be addressed.")),
        Field("born_on", N_("Born or founded"), "day", past=True),
        Field("lunar_birthday", N_("Lunar birthday"), help=N_("Month-day in the lunar calendar, such as 08-15.")),
        Field("sex", N_("Sex"), "choice", c.SEX),
        Field("nationality", N_("Nationality")),
        Field("tax_number", N_("Tax number"), "number"),
        Field("occupation", N_("Occupation")),
        Field("industry", N_("Industry")),
        Field("employer", N_("Employer")),
        Field("size_class", N_("Size"), "choice", c.SIZE_CLASS),
        Field("status", N_("Status"), "choice", c.CUSTOMER_STATUS),
        Field("status_since", N_("Status since"), "day", past=True),
        Field("since", N_("Customer since"), "day", past=True),
        Field("tier", N_("Tier"), "pick", c.TIER, any_words=True),
        Field("tier_since", N_("Tier since"), "day", past=True),
        Field("tier_by", N_("Tier set"), "choice", c.BY),
        Field("tier_why", N_("Tier because")),
        Field("stage", N_("Stage"), "choice", c.STAGE),
        Field("stage_since", N_("Stage since"), "day", past=True),
        Field("stage_by", N_("Stage set"), "choice", c.BY),
        Field("stage_why", N_("Stage because")),
        Field("source", N_("Came by"), help=N_("Walk-in, referral, campaign …")),
        Field("referrer_rid", N_("Referred by"), "link", target="customer"),
        Field("campaign", N_("Campaign")),
        Field("district", N_("District")),
        Field("region", N_("Region")),
        Field("about", N_("About"), "text", help=N_("What a colleague must know in two sentences.")),
        Field("sort_as", N_("Sort as"), help=N_("Only where the name is read in a rare way.")),
        Field("closed_why", N_("Closed because")),
    ),
    ("name", "code", "kind", "tier", "status"),
    owner="",
    order="sort_key, rid",
    ends="",
    verified=True,
)

CONTACT_POINT = RecordKind(
    "contact_point",
    N_("contact"),
    N_("Contact"),
    (
        Field("kind", N_("Kind"), "pick", c.CONTACT_KIND, required=True),
        Field("value", N_("Number or address"), required=True),
        Field("label", N_("Whose or where"), help=N_("Mobile, office, wife's …")),
        Field("preferred", N_("Preferred"), "yes_no"),
        Field("do_not_contact", N_("Do not use"), "yes_no"),
        Field("note", N_("Note")),
    ),
    ("kind", "value", "label", "preferred", "do_not_contact"),
    order="preferred DESC, rid",
    verified=True,
)

ADDRESS = RecordKind(
    "address",
    N_("address"),
    N_("Addresses"),
    (
        Field("kind", N_("Kind"), "pick", c.ADDRESS_KIND, required=True, any_words=True),
        Field("street", N_("Street and number"), required=True),
        Field("ward", N_("Ward")),
        Field("city", N_("City or district")),
        Field("province", N_("Province or state")),
        Field("postcode", N_("Postcode")),
        Field("country", N_("Country")),
        Field("preferred", N_("Preferred"), "yes_no"),
    ),
    ("kind", "street", "ward", "city", "province"),
    order="preferred DESC, rid",
    verified=True,
)

PREFERENCE = RecordKind(
    "preference",
    N_("preference"),
    N_("Preferences"),
    (
        Field("kind", N_("Kind"), "pick", c.PREFERENCE_KIND, required=True, any_words=True),
        Field("value", N_("What"), required=True),
    ),
    ("kind", "value"),
    verified=True,
)

RELATION = RecordKind(
    "relation",
    N_("relation"),
    N_("Family and group"),
    (
        Field(
            "role", N_("Role"), "pick", c.RELATION_ROLE, required=True, help=N_("What the other is to this customer.")
        ),
        Field("other_rid", N_("Customer"), "link", target="customer", help=N_("When the other is a customer too.")),
        Field("person_name", N_("Or name"), help=N_("When the other is no customer.")),
        Field("person_phone", N_("Phone"), "phone"),
        Field("person_born_on", N_("Born"), "day", past=True),
        Field("title", N_("Position")),
        Field("share_ppm", N_("Share"), "percent"),
        Field("since", N_("Since"), "day", past=True),
        Field("note", N_("Note")),
    ),
    ("role", "other_rid", "person_name", "person_phone", "share_ppm"),
    order="role, rid",
    verified=True,
)

CUSTOMER_TAG = RecordKind(
    "customer_tag",
    N_("tag"),
    N_("Tags"),
    (Field("tag", N_("Tag"), required=True),),
    ("tag",),
    order="tag",
)
