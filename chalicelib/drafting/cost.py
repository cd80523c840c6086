"""What a model's tokens cost at list prices. A model that is not in the table has no known cost, and none is made up."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.domain.draft import Usage

MILLION = Decimal(1_000_000)

# USD per million tokens: input, cached input, output. List prices as published at developers.openai.com/api/docs/pricing
# and repeated in third-party tables of 2026; check them there before billing by them.
PRICES: dict[str, tuple[Decimal, Decimal, Decimal]] = {
    "gpt-5.4-mini": (Decimal("0.75"), Decimal("0.075"), Decimal("4.50")),
    "gpt-5.4": (Decimal("2.50"), Decimal("0.25"), Decimal("15.00")),
    "gpt-5.1": (Decimal("1.25"), Decimal("0.125"), Decimal("10.00")),
}


def cost_usd(usage: Usage) -> Decimal | None:
    """The cost in USD, or None for a model without a known price. Cached tokens are part of the input tokens."""
    prices = next((PRICES[name] for name in PRICES if _is(usage.model, name)), None)
    if prices is None:
        return None
    fresh, cached, output = prices
    counted = (usage.input_tokens - usage.cached_tokens) * fresh + usage.cached_tokens * cached
    return ((counted + usage.output_tokens * output) / MILLION).quantize(Decimal("0.000001"))


def _is(model: str, name: str) -> bool:
    """Whether it is the model itself or a dated snapshot, e.g. gpt-5.4-2026-03-05, and not another model with the same prefix."""
    rest = model.removeprefix(name)
    return model.startswith(name) and (not rest or rest[1:2].isdigit())
