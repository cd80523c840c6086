"""What a composed letter is made of: wording as data, a table a language; forms of address; choosing from approved answers.

Nothing here says anything of us, the product, or the world: that comes from the Brief's facts alone.
"""
