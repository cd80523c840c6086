"""Earlier mail: what to search for, who owes whom an answer, which thread a reply belongs in."""
