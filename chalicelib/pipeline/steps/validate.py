"""Step 1: types the fields and says whether to go on: rejected, merged into an earlier run, or accepted.

What is rejected here has touched nobody: nothing outside is asked but, where a setting wants it, the DNS about an accepted
address. The person is claimed last, so that a rejected submission never blocks a good one.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from chalicelib.connectors import mail_exchanger
from chalicelib.domain.reading import Reading
from chalicelib.domain.submission import Consent, Inquiry, Rejection, Submission
from chalicelib.meetings.zones import zone_of
from chalicelib.pipeline.context import Context, Result
from chalicelib.pipeline.opt_outs import honored
from chalicelib.reading import reader
from chalicelib.text.address import Address, read
from chalicelib.text.spam import judged

SPAM = "spam"
"""How the reason of a rejection begins that a person may overrule."""
LONGEST_NAME = 200
REFUSED = frozenset({"no", "false", "0", "off", "nein", "refused", "not checked"})


def run(context: Context) -> Result:
    """The verdict with its reason, and the typed fields."""
    submission = context.submission
    address = read(submission.email) if submission.email else "no address was given"
    inquiry = _typed(submission, address if isinstance(address, Address) else None)
    inquiry = inquiry.model_copy(update={"reading": _reading(context, inquiry)})
    inquiry, opted_out = honored(context, inquiry) if isinstance(address, Address) else (inquiry, "")
    if opted_out:
        return _rejected(inquiry, "opted_out", opted_out)
    rejection, reason = _rejection(context, address, inquiry)
    if rejection:
        return _rejected(inquiry, rejection, reason)
    holder = context.records.claims.claim(inquiry.email, context.run.run_id, submission.content_key, context.now)
    if holder is None:
        return _result(_asked_of_the_dns(context, inquiry), "accepted", "")
    same = holder.content_key == submission.content_key
    reason = f"the person wrote within the hour; {'the same' if same else 'a different'} message joins that run"
    return _result(inquiry.model_copy(update={"merged_into": holder.run_id}), "merged", reason)


def _asked_of_the_dns(context: Context, inquiry: Inquiry) -> Inquiry:
    said = mail_exchanger.hint(inquiry.domain) if context.settings.email_dns_check else ""
    return inquiry.model_copy(update={"hints": (*inquiry.hints, said)}) if said else inquiry


def _rejection(context: Context, address: Address | str, inquiry: Inquiry) -> tuple[Rejection, str]:
    """Why the run ends here, for programs and for people; empty when it goes on. The cheapest question first."""
    submission = context.submission
    if context.form is None:
        where = f"portal {submission.portal_id or '(none)'}, form {submission.form_id or '(none)'}"
        return "unknown_form", f"unknown form: {where} is not admitted"
    if isinstance(address, str):
        return "unusable_address", f"unusable address: {address}"
    if inquiry.consent == "refused":
        return "consent_refused", "consent refused: the person does not want to be contacted"
    spam, _ = judged(submission.fields)
    if spam and not context.run.spam_overruled_by:
        return "spam", f"{SPAM}: {spam}"
    suppressed = context.records.suppressions.find(
        inquiry.email, inquiry.domain, portal_id=submission.portal_id, contact_id=submission.contact_id
    )
    return ("suppressed", f"suppressed: {suppressed.reason}") if suppressed else ("", "")


def _typed(submission: Submission, address: Address | None) -> Inquiry:
    hints = list(judged(submission.fields)[1])
    hints += [f"{name} was longer than what is kept" for name in submission.cut]
    consent = _consent(submission.text("consent"))
    if consent == "unknown":
        hints.append("the form says nothing of consent")
    if address and address.disposable:
        hints.append("the address is a disposable one")
    return Inquiry(
        verdict="accepted",
        email=address.email if address else submission.email[:254],
        domain=address.domain if address else "",
        business_domain=address.business_domain if address else "",
        first_name=name(submission.text("firstname")),
        last_name=name(submission.text("lastname")),
        company=_line(submission.text("company")),
        title=_line(submission.text("jobtitle")),
        phone=_line(submission.text("phone"))[:40],
        country=_line(submission.text("country"))[:80],
        message=submission.text("message"),
        consent=consent,
        free_mail=bool(address and address.free_mail),
        disposable=bool(address and address.disposable),
        hints=tuple(hints),
    )


def _reading(context: Context, inquiry: Inquiry) -> Reading:
    """What the message says, on the day that it is where they are, as far as phone and country tell."""
    zone = zone_of(phone=inquiry.phone, country=inquiry.country, rep_timezone="UTC").timezone
    return reader.read(
        reader.Form(
            message=inquiry.message,
            fields=context.submission.fields,
            today=context.now.astimezone(ZoneInfo(zone)).date(),
            country=inquiry.country,
            phone=inquiry.phone,
            first_name=inquiry.first_name,
            last_name=inquiry.last_name,
            private_address=inquiry.free_mail or inquiry.disposable,
        )
    )


def name(text: str) -> str:
    """A person's name on one line; ALL CAPS and all lower case become title case, anything else stays as written."""
    line = _line(text)
    if line.isascii() and line.isalpha() and (line.isupper() or line.islower()) and len(line) > 2:
        return line.title()
    return line


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]


def _consent(text: str) -> Consent:
    if not text:
        return "unknown"
    return "refused" if text.strip().lower() in REFUSED else "given"


def _rejected(inquiry: Inquiry, rejection: Rejection, reason: str) -> Result:
    return _result(inquiry.model_copy(update={"rejection": rejection}), "rejected", reason)


def _result(inquiry: Inquiry, verdict: str, reason: str) -> Result:
    output = inquiry.model_copy(update={"verdict": verdict, "reason": reason})
    if verdict == "accepted":
        kind = "free mail" if inquiry.free_mail else f"business domain {inquiry.business_domain}"
        return Result(output, f"Usable address, {kind}; consent {inquiry.consent}.")
    wrote = (
        f" They wrote: \N{LEFT DOUBLE QUOTATION MARK}{inquiry.opt_out_words}\N{RIGHT DOUBLE QUOTATION MARK}."
        if inquiry.opt_out_words
        else ""
    )
    return Result(output, f"{verdict.title()}: {reason}.{wrote}", status="nothing")
