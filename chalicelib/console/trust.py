"""Who counts as a person at this computer: the only caller that a local run's console, demo form and controls answer.

Pure, standard library only. Three attacks are refused: a proxy or tunnel on this machine that publishes the port (its
forwarding headers, or HTTP/1.0), DNS rebinding (the Host header), and a web page that posts to us (Origin,
Sec-Fetch-Site). What cannot be seen is a raw TCP forward whose far end sends a loopback Host by itself: an open port
behind such a forward needs the forward's own access control.
"""

from __future__ import annotations

from collections.abc import Mapping

LOOPBACK_ADDRESSES = frozenset({"127.0.0.1", "::1"})
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORWARDING = frozenset(
    {
        "forwarded", "via", "x-real-ip", "true-client-ip", "client-ip", "x-client-ip", "x-cluster-client-ip",
        "x-remote-ip", "x-remote-addr", "x-proxyuser-ip", "proxy-connection", "x-varnish", "cdn-loop",
    }
)  # fmt: skip
"""Headers that proxies, tunnels and CDNs add and that browsers and scripts do not send."""
FORWARDING_FAMILIES = (
    "x-forwarded", "x-original-", "cf-", "fastly-", "fly-", "x-envoy-", "x-azure-", "x-appengine-", "x-amz-cf-",
    "x-amzn-", "x-akamai-", "akamai-", "x-arr-", "x-vercel-", "x-nf-", "ngrok-", "tailscale-",
)  # fmt: skip


def foreign(
    method: str, address: str, headers: Mapping[str, str], *, port: int | None, protocol: str = "HTTP/1.1"
) -> str:
    """Why a request is not from a person or program at this computer; empty when it is.

    `headers` have lower-case names. `port` is the one that we listen on; None accepts any in the Host header, for a
    service that is called through a proxy of its user's own. Missing Origin is fine: scripts send none.
    """
    if address not in LOOPBACK_ADDRESSES:
        return "It came from another computer."
    forwarded = _forwarding_header(headers)
    if forwarded:
        return f"It came through a proxy or tunnel (header {forwarded})."
    if protocol == "HTTP/1.0":
        return "It came by HTTP/1.0, as from a proxy."
    if not _loopback_host(headers.get("host", ""), port):
        return "Its Host header is not a loopback name with our port."
    return foreign_page(method, headers)


def foreign_page(method: str, headers: Mapping[str, str]) -> str:
    """Why a request comes from another site's page in the user's own browser; empty when it does not.

    A page may be linked to from anywhere, so reading is refused only to scripts (they send Origin); every other method
    asks for Origin and Sec-Fetch-Site, where there are any, to be our own.
    """
    origin = headers.get("origin", "").lower()
    if origin and origin not in _own_origins(headers.get("host", "")):
        return "It was sent by a page of another site (Origin)."
    site = headers.get("sec-fetch-site", "").lower()
    if method.upper() not in SAFE_METHODS and site not in ("", "same-origin", "none"):
        return "It was sent by a page of another site (Sec-Fetch-Site)."
    return ""


def _own_origins(host: str) -> tuple[str, ...]:
    return (f"http://{host.lower()}", f"https://{host.lower()}") if host else ()


def _forwarding_header(headers: Mapping[str, str]) -> str:
    return next((name for name in headers if name in FORWARDING or name.startswith(FORWARDING_FAMILIES)), "")


def _loopback_host(host: str, port: int | None) -> bool:
    name, colon, number = host.lower().rpartition(":")
    if not colon or number.endswith("]"):  # no port: the scheme's own
        name, number = host.lower(), "80"
    return name in LOOPBACK_NAMES and number.isascii() and number.isdigit() and port in (None, int(number[:6]))
