"""How a submission reaches us: webhooks verified and queued, payloads mapped, the sweep for what no webhook brought.

The receiving half (`receive`, `payload`, `delivery`) stays with the standard library: it is the webhook's cold start."""
