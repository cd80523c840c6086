"""Who sits at this computer: a proxy, a rebound name and another site's page do not, whatever they send."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.console.trust import FORWARDING, FORWARDING_FAMILIES, foreign

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
HOSTS = ("127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST:8000")


def asked(method: str = "GET", address: str = "127.0.0.1", **headers: str) -> str:
    given = {"host": "127.0.0.1:8000"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return foreign(method, address, given, port=8000)


@pytest.mark.parametrize(("method", "host", "address"), list(itertools.product(METHODS, HOSTS, ("127.0.0.1", "::1"))))
def test_a_script_or_a_page_of_ours_at_this_computer_is_answered(method: str, host: str, address: str) -> None:
    assert asked(method, address, host=host) == ""
    assert asked(method, address, host=host, origin=f"http://{host}", sec_fetch_site="same-origin") == ""
    assert asked(method, address, host=host, sec_fetch_site="none") == ""


@pytest.mark.parametrize("header", sorted(FORWARDING) + [f"{family}x" for family in FORWARDING_FAMILIES])
@pytest.mark.parametrize("method", METHODS)
def test_any_forwarding_header_ends_the_trust(method: str, header: str) -> None:
    assert "proxy" in foreign(method, "127.0.0.1", {"host": "127.0.0.1:8000", header: ""}, port=8000)


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via",
                                  "CF-Connecting-IP", "CF-Ray", "X-Real-IP", "True-Client-IP"])  # fmt: skip
def test_the_common_proxies_are_known_by_their_headers(name: str) -> None:
    assert foreign("GET", "127.0.0.1", {"host": "127.0.0.1:8000", name.lower(): "1"}, port=8000)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:8000", "127.0.0.1:8001", "127.0.0.1", "localhost.evil.example:8000", "0.0.0.0:8000",
     "127.0.0.1:8000, evil.example", "127.0.0.1:8000@evil.example", "[::1]", "127.0.0.1:²"],
)  # fmt: skip
def test_a_rebound_name_or_another_port_is_refused(method: str, host: str) -> None:
    assert "Host" in asked(method, host=host)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://127.0.0.1:3000", "http://localhost:8000"])
def test_a_script_of_another_origin_is_refused_whatever_the_method(method: str, origin: str) -> None:
    assert "Origin" in asked(method, origin=origin)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "odd"])
def test_another_sites_form_is_refused_while_its_link_may_be_followed(site: str) -> None:
    assert "Sec-Fetch-Site" in asked("POST", sec_fetch_site=site)
    assert asked("GET", sec_fetch_site=site) == ""


def test_another_computer_and_an_old_proxys_protocol_are_refused() -> None:
    assert asked(address="192.168.1.7")
    assert asked(address="")
    assert foreign("GET", "127.0.0.1", {"host": "127.0.0.1:8000"}, port=8000, protocol="HTTP/1.0")


@given(st.sampled_from(METHODS), st.text(), st.dictionaries(st.text(max_size=20), st.text(max_size=20)))
def test_no_request_raises(method: str, address: str, headers: dict[str, str]) -> None:
    foreign(method, address, headers, port=8000)
    foreign(method, "127.0.0.1", {**headers, "host": address}, port=None)
