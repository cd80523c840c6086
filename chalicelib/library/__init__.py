"""Files to offer: what fits a lead, and whether the recipient can open it. Pure; nothing is shared here."""
