"""Words of meaning as data: what is asked, how, and about what, in seven languages; names of others' products and standards."""
