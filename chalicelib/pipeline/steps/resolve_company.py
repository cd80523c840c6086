"""Step 3: the company, by association, else by business domain, else by its exact name."""

from __future__ import annotations

from chalicelib.connectors.hubspot import HubSpot
from chalicelib.domain.lead import Company, CompanyFound, ContactFound
from chalicelib.domain.submission import Inquiry
from chalicelib.pipeline.context import Context, Result


def run(context: Context) -> Result:
    """At most three calls, one where the association is known. A free-mail domain is never looked up."""
    inquiry, found = context.inquiry, context.contact_found
    company, how = _look(context.reads.hubspot, found, inquiry)
    if company is None:
        return Result(CompanyFound(), "HubSpot knows no company for this person.", status="nothing")
    about = ", ".join(filter(None, (company.industry.replace("_", " ").lower(), company.city, company.country)))
    return Result(CompanyFound(company=company, how=how), f"{company.name} by {how}{f': {about}' if about else ''}.")


def _look(hubspot: HubSpot, found: ContactFound, inquiry: Inquiry) -> tuple[Company | None, str]:
    if found.contact and found.contact.company_id:
        company = hubspot.company(found.contact.company_id)
        if company:
            return company, "association"
    if inquiry.business_domain:
        by_domain = hubspot.companies_by_domain(inquiry.business_domain)
        if by_domain:
            return by_domain[0], "domain"
    by_name = hubspot.companies_by_name(inquiry.company) if inquiry.company else ()
    # Two companies of one name cannot be told apart by it.
    return (by_name[0], "name") if len(by_name) == 1 else (None, "")
