"""Files that may be offered: what fits a lead, and whether the recipient could open it. Pure; nothing is shared here."""
