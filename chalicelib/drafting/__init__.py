"""Writing the reply: the Brief, the plan and its score, the composer, the prompt, the checks, the mail's bytes. Pure.

Nothing here reads or writes outside; the steps hand in what was found and take out a draft."""
