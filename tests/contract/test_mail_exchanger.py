"""What the DNS says of a lead's domain, asked of a real resolver against a name server of our own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from chalicelib.connectors.mail_exchanger import hint

RECORDS = {
    "takes.example.": ("MX", "10 mx.takes.example."),
    "refuses.example.": ("MX", "0 ."),
    "old.example.": ("A", "8.8.8.8"),
    "nomail.example.": ("TXT", '"v=spf1 -all"'),
}
SILENT = "silent.example."


@pytest.fixture
def resolver() -> Iterator[dns.resolver.Resolver]:
    """A resolver that asks a small name server on loopback."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                query, sender = server.recvfrom(4096)
            except OSError:
                return
            asked = dns.message.from_wire(query)
            name, kind = str(asked.question[0].name), dns.rdatatype.to_text(asked.question[0].rdtype)
            if name == SILENT:
                continue
            answer = dns.message.make_response(asked)
            answer.flags |= dns.flags.RA
            if name not in RECORDS:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            elif RECORDS[name][0] == kind:
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, RECORDS[name][1]))
            server.sendto(answer.to_wire(), sender)

    threading.Thread(target=serve, daemon=True).start()
    made = dns.resolver.Resolver(configure=False)
    made.nameservers, made.port, made.lifetime = ["127.0.0.1"], server.getsockname()[1], 0.5
    yield made
    server.close()


@pytest.mark.parametrize(
    ("domain", "told"),
    [
        ("takes.example", ""),
        ("old.example", ""),
        ("refuses.example", "does not accept mail"),
        ("nomail.example", "does not accept mail"),
        ("nowhere.example", "does not accept mail"),
        ("silent.example", "could not look up"),
    ],
)
def test_a_reviewer_is_told_what_the_dns_says(resolver: dns.resolver.Resolver, domain: str, told: str) -> None:
    said = hint(domain, resolver)
    assert told in said
    assert bool(said) == bool(told)
