"""Finances, needs, offers; interactions and notes, service cases, follow-ups."""

from crodesk.domain.records import choices as c
from crodesk.domain.records.kind import Field, RecordKind
from crodesk.domain.words import N_

FACT = RecordKind(
    "fact",
    N_("financial fact"),
    N_("Finances"),
    (
        Field("kind", N_("Kind"), "choice", c.FACT_KIND, required=True),
        Field("what", N_("What"), required=True),
        Field("amount_minor", N_("Amount"), "money", required=True, currency="currency"),
        Field("currency", N_("Currency")),
        Field("period", N_("Per"), "choice", c.PERIOD),
        Field("source", N_("Source"), help=N_("Payslip, contract, the customer's word …")),
        Field("as_of", N_("As of"), "day", required=True, past=True),
    ),
    ("kind", "what", "amount_minor", "period", "as_of", "source"),
    order="kind, rid",
    verified=True,
)

NEED = RecordKind(
    "need",
    N_("need"),
    N_("Needs and goals"),
    (
        Field("what", N_("What"), required=True),
        Field("kind", N_("Kind"), "pick", c.NEED_KIND),
        Field("amount_minor", N_("Amount"), "money", currency="currency"),
        Field("currency", N_("Currency")),
        Field("wanted_by", N_("Wanted by"), "day"),
        Field("status", N_("Status"), "choice", c.NEED_STATUS),
        Field("note", N_("Note")),
    ),
    ("what", "amount_minor", "wanted_by", "status"),
    order="status = 'open' DESC, wanted_by IS NULL, wanted_by, rid",
    verified=True,
)

OFFER = RecordKind(
    "offer",
    N_("offer"),
    N_("Offers"),
    (
        Field("what", N_("What"), required=True),
        Field("product_rid", N_("Product"), "link", target="product"),
        Field("offered_on", N_("Offered"), "day", required=True, past=True),
        Field("why", N_("Suits because"), help=N_("Why it is good for the customer.")),
        Field("answer", N_("Answer"), "choice", c.ANSWER),
        Field("reason", N_("Reason")),
        Field("not_before", N_("Not again until"), "day"),
    ),
    ("what", "offered_on", "answer", "reason", "not_before"),
    order="offered_on DESC, rid DESC",
)

INTERACTION = RecordKind(
    "interaction",
    N_("note or contact"),
    N_("Notes and contacts"),
    (
        Field("kind", N_("Kind"), "pick", c.INTERACTION_KIND, required=True),
        Field("customer_rid", N_("Customer"), "link", target="customer"),
        Field("at", N_("When"), "moment", required=True),
        Field("direction", N_("Direction"), "choice", c.DIRECTION),
        Field("reached", N_("Reached"), "choice", c.YES_NO_UNKNOWN),
        Field("outcome", N_("Outcome"), "pick", c.OUTCOME),
        Field("seconds", N_("Seconds"), "whole"),
        Field("purpose", N_("Purpose")),
        Field("subject", N_("Subject")),
        Field("text", N_("Text"), "text"),
        Field("product", N_("Product")),
        Field("stars", N_("Stars"), "whole", help=N_("Satisfaction stated, 1 to 5.")),
        Field("need_rid", N_("Need"), "link", target="need"),
        Field("case_rid", N_("Case"), "link", target="service_case"),
        Field("pinned", N_("Pinned"), "yes_no"),
        Field("restricted", N_("Restricted"), "yes_no", help=N_("Kept out of search, print, export and briefing.")),
    ),
    ("at", "kind", "outcome", "subject", "text"),
    order="at DESC, rid DESC",
)

SERVICE_CASE = RecordKind(
    "service_case",
    N_("case"),
    N_("Cases"),
    (
        Field("kind", N_("Kind"), "pick", c.CASE_KIND, required=True),
        Field("issue", N_("Issue"), required=True),
        Field("text", N_("What happened"), "text", help=N_("In the customer's own words.")),
        Field("product", N_("Product"), "pick", c.HOLDING_KIND, any_words=True, help=N_("What it is about.")),
        Field("channel", N_("Channel"), "pick", c.CASE_CHANNEL, any_words=True, help=N_("How it reached us.")),
        Field("number", N_("Number"), "number", help=N_("Empty makes one.")),
        Field("opened_on", N_("Received"), "day", past=True),
        Field("answer_by", N_("Answer by"), "day"),
        Field("owner", N_("Owner")),
        Field("referred_to", N_("Referred to")),
        Field("referred_on", N_("Referred on"), "day", past=True),
        Field("status", N_("Status"), "choice", c.CASE_STATUS),
        Field("first_answered_on", N_("First answered"), "day", past=True),
        Field("response", N_("Response")),
        Field("closed_on", N_("Closed"), "day", past=True),
        Field("in_time", N_("In time"), "choice", c.YES_NO_UNKNOWN),
        Field("root_cause", N_("Root cause")),
        Field("disputed_minor", N_("Amount disputed"), "money", currency="currency"),
        Field("currency", N_("Currency")),
        Field("customer_informed", N_("Customer informed"), "yes_no"),
        Field("satisfied", N_("Satisfied"), "choice", c.YES_NO_UNKNOWN),
    ),
    ("number", "kind", "issue", "opened_on", "answer_by", "status"),
    order="status = 'closed', opened_on DESC, rid DESC",
    ends="",
)

CASE_EVENT = RecordKind(
    "case_event",
    N_("step"),
    N_("Steps"),
    (
        Field("at", N_("When"), "moment", required=True),
        Field("what", N_("What"), "choice", c.CASE_STEP, required=True),
        Field("text", N_("Text"), "text"),
    ),
    ("at", "what", "text"),
    owner="service_case",
    order="at, rid",
    ends="",
)

FOLLOW_UP = RecordKind(
    "follow_up",
    N_("follow-up"),
    N_("Follow-ups"),
    (
        Field("what", N_("What"), "pick", c.FOLLOW_UP_WHAT, required=True),
        Field("about", N_("About"), required=True),
        Field("due_on", N_("Due"), "day", required=True),
        Field("due_time", N_("Time"), "time"),
        Field("customer_rid", N_("Customer"), "link", target="customer"),
        Field("priority", N_("Priority"), "choice", c.PRIORITY),
        Field("status", N_("Status"), "choice", c.FOLLOW_UP_STATUS),
        Field("done_on", N_("Done on"), "day", past=True),
        Field("outcome", N_("Outcome")),
        Field("case_rid", N_("Case"), "link", target="service_case"),
        Field("interaction_rid", N_("Note"), "link", target="interaction"),
        Field("promised_by", N_("Promised by"), "choice", c.PROMISED_BY),
        Field("amount_minor", N_("Amount"), "money", currency="currency"),
        Field("currency", N_("Currency")),
        Field("kept", N_("Promise kept"), "choice", c.YES_NO_UNKNOWN),
        Field("put_off_to", N_("Put off to"), "day"),
        Field("waiting_for", N_("Waiting for"), help=N_("A colleague, a department, the customer.")),
        Field("pinned", N_("Pinned"), "yes_no"),
        Field(
            "repeats", N_("Comes back"), help=N_("Written as in calendars: DTSTART:20261123 RRULE:FREQ=WEEKLY;BYDAY=MO")
        ),
        Field("tries", N_("Tries"), "whole", help=N_("How often nobody was reached.")),
    ),
    ("due_on", "due_time", "what", "about", "status"),
    order="status = 'open' DESC, due_on, rid",
    ends="",
)

FOLLOW_UP_RULE = RecordKind(
    "follow_up_rule",
    N_("rule of the queue"),
    N_("Rules of the queue"),
    (
        Field("rule", N_("Rule"), "pick", c.FOLLOW_UP_RULE, required=True),
        Field("tier", N_("Tier"), "pick", c.TIER, help=N_("Of “Keep in touch”: whose. Empty is for all others.")),
        Field("channel", N_("Channel"), "choice", c.CADENCE_CHANNEL, help=N_("Of “Keep in touch”: call or visit.")),
        Field("running", N_("Runs"), "yes_no"),
        Field("lead_days", N_("Days before"), help=N_("On which it calls, such as 30, 7, 1; -1 is the day after.")),
        Field("every_days", N_("Good after days"), "whole", help=N_("Days after which it is good to ask again.")),
        Field(
            "at_most_days", N_("Late after days"), "whole", help=N_("Days after which the customer is out of touch.")
        ),
        Field("a_day", N_("Rows a day"), "whole", help=N_("So many stand alone, more fold into one. 0 never folds.")),
    ),
    ("rule", "tier", "channel", "running", "lead_days", "every_days", "at_most_days", "a_day"),
    owner="",
    order="rule, tier, channel",
    ends="",
)
