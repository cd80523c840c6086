"""Words: folding, language, addresses, mail text, quotations, spoken times, spam. Pure.

What text means to the business (a reading, a plan, a slot) is decided in the subjects above."""
