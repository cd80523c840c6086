"""English wording. Read whole letters aloud before you change a line here.

Several ways to say a thing are listed where each of them reads as well as the first. It is written with contractions, which are
expanded for reps who don't contract.
"""

from __future__ import annotations

from collections.abc import Mapping

EXPANSIONS = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("I'm", "I am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"),
    ("I'd", "I would"), ("you'd", "you would"), ("let's", "let us"), ("that's", "that is"), ("That's", "That is"),
    ("there's", "there is"), ("it's", "it is"),
)  # fmt: skip
"""For reps who don't contract: what each contraction in the wording stands for."""

GREETINGS = {
    "first": "Hi {first},", "formal_f": "Dear {titled}{last},", "formal_m": "Dear {titled}{last},",
    "title_f": "Ms. ", "title_m": "Mr. ",
    "full": "Dear {academic}{first} {last},", "nobody": "Hello,", "japanese": "Dear {last}-san,",
    "japanese_script": "Dear {last}様,",
}  # fmt: skip

PHRASES: Mapping[str, tuple[str, ...]] = {
    "close": ("Best,",),
    "close_formal": ("Kind regards,",),
    # Taking up what they wrote
    "demo": ("Happy to show you.", "Yes, gladly."),
    "demo_people": ("Happy to show {people}.",),
    "demo_theirs": ("In {minutes} I can show you how this would look for {theirs}.",),
    "demo_products": ("In {minutes} I can show you all of it: {products}.",),
    "call": ("Happy to talk.", "Yes, let's talk."),
    "call_people": ("Happy to talk with {people}.",),
    "call_phone": ("Happy to call you on the number you left.",),
    "call_theirs": (
        "I'd like to hear what you have in mind for {theirs}, and I'll tell you plainly where we can help.",
    ),
    "referral": ("How kind of {name}; I'm glad you got in touch.",),
    "owed": ("I'm sorry, your mail of {day} should have had an answer by now.",),
    "promised": ("I also owe you what I promised on {day}; I'm sorry it never reached you.",),
    "no_message": ("Your form reached me without a message, so I don't know yet what you're after.",),
    "no_message_company": (
        "Your form for {company} reached me without a message, so I don't know yet what you're after.",
    ),
    "interested": ("Thank you for getting in touch.",),
    "later": ("No rush at all.", "That's fine, there's no rush."),
    "later_close": ("Write to me when the time comes, and we'll take it from there.",),
    "minutes": ("{count} minutes",),
    "you": ("you",),
    "both_people": ("the two of you",),
    "all_people": ("the {count} of you",),
    "people_unsure": ("Tell me how many of you will join, and I'll set it up.",),
    "answer_opening": ("",),
    "answers_opening": ("",),
    # Asks
    "deferred": (
        "On {label} I don't have a confirmed answer yet. I'm asking {who} today and will write to you as soon as I know.",
    ),
    "open_answer": (
        "I don't have the answer at hand. I'm asking {who} today and will write to you as soon as I know.",
    ),
    "deferred_clause": (
        "I still have to find out {clause}. I'm asking {who} today and will write to you as soon as I know.",
    ),
    "deferred_words": (
        "On your question “{words}” I don't have a confirmed answer yet. I'm asking {who} today and will write to you as soon as I"
        " know.",
    ),
    "deferred_bullet": ("{label}: not confirmed yet. I'm asking {who} today and will write to you.",),
    "our": ("our {name}",),
    "the": ("the {label}",),
    "this": ("this",),
    "this_point": ("that point",),
    "earlier_question": ("your earlier question",),
    "colleague": ("the people who know here", "the right person here"),
    "label": ("{label}: {answer}",),
    "figure": ("{answer}, which covers your {count}.",),
    "file": ("Here is what you asked for: {file}\n{link}",),
    "file_offer": ("Something to read in your own time: {file}\n{link}",),
    "this_file": ("this file",),
    "file_missing": (
        "I'm looking for the file you asked for and will send it to you today if there is one that I may share.",
    ),
    "withheld": ("Since we work in the same field, I can't help you with {labels}.",),
    # Next steps
    "ask_times_zone": ("Which two or three times would suit you, and in which time zone are you?",),
    "booking": ("You can pick a time that suits you here: {link}",),
    "urgent_times": ("A short call will settle the rest in time.",),
    "mention": ("If you'd rather talk it through, tell me when and I'll call you.",),
    "mention_demo": ("When you'd like to see it, send me two times that suit you.",),
    "quote": ("Would you like that as a written quote?", "Shall I send you that as a written quote?"),
    "count": ("Roughly how many {units} do you expect? Then I can tell you which price applies.",),
    "pricing_more": ("Tell me a little about what you plan, and I'll give you the figure that applies.",),
    "what_next": ("What would you like to find out first? One line is enough.",),
    # Hand-overs
    "sorry_trouble": ("I'm sorry. I understand that {trouble}, and you're right to be angry.",),
    "sorry_plain": ("I'm sorry about the trouble you've had, and I understand that you're angry.",),
    "sorry_support": ("I'm sorry you're stuck.",),
    "passed_on": ("I'm passing your message on to {who} today.",),
    "call_today_senior": ("I'm asking {who} to have someone senior call you today on the number you left.",),
    "call_today": ("I'm asking {who} to call you today on the number you left.",),
    "write_today": ("I'm passing this to {who} now and asking them to get back to you today.",),
    "reach": ("You can also reach them directly at {reach}.",),
    "billing": ("I'm passing {what} on to {who} today; they take it from here.",),
    "billing_ref": ("your message about {reference}",),
    "billing_plain": ("your message",),
    "deadline": ("I'm giving them your date too: {deadline}.",),
    "desk_support": ("our support team",),
    "desk_billing": ("our accounts team",),
    "desk_privacy": ("the people responsible for privacy",),
    "desk_careers": ("our hiring team",),
    "desk_partners": ("the people who look after partners",),
    "desk_bids": ("the people who handle tenders",),
    "desk_press": ("the people who speak to the press",),
    "desk_security": ("our security team",),
    "tender": ("Thank you. We've received {reference} and noted your dates: {deadlines}.",),
    "tender_no_dates": ("Thank you. We've received {reference}.",),
    "tender_plain": ("your invitation to tender",),
    "tender_contact": (
        "Your contact is {who}, who decides whether we take part. Please send anything further to {reach}.",
    ),
    "tender_unknown": ("I'm passing it today to {who}, who decide whether we take part and will write to you.",),
    "careers": ("Thank you for thinking of us. Please send your papers to {who}: {reach}.",),
    "careers_unknown": ("Thank you for thinking of us. I'm passing your message to {who} today.",),
    "careers_close": ("I work in sales and don't know what is open at the moment, but I wish you every success.",),
    "press": ("Thank you for asking. I can't comment on the record; please turn to {who}: {reach}.",),
    "press_unknown": ("Thank you for asking. I can't comment on the record; I'm passing your message to {who} now.",),
    "press_forward": ("I'm forwarding your message to them now, so that they have it in time.",),
    "partners": ("{who} looks after this: {reach}. I'm passing your message on today.",),
    "partners_unknown": ("I'm passing your message to {who} today; they'll write to you.",),
    "partners_thanks": ("Thank you for the idea.",),
    "erasure": ("I'm passing your request to {who} today. They take it from here and will answer you in writing.",),
    "access": (
        "I'm passing your message to {who} today, so you don't have to write again. They'll answer you in writing.",
    ),
    "access_sorry": ("That's a fair question, and you should get a proper answer.",),
    # Declining
    "pitch": (
        "Thank you for writing. This form is for people who want to buy from us, so I can't take your offer further. I wish you well.",
    ),
    "competitor_close": ("I wish you all the best.",),
    "misdirected": ("I'm afraid we're not the company you're looking for.",),
    "misdirected_close": ("I hope you find the right one soon.",),
    "wish_luck": ("Good luck with {theirs}!",),
    "wish_luck_plain": ("Good luck with it!",),
    "offer_none": (
        "I can't find the offer you mention in our mail, so I can't confirm its terms. I'll gladly prepare a proper quote.",
    ),
    # Subject lines
    "subject_demo": ("Times for a demo",),
    "subject_demo_company": ("A demo for {company}",),
    "subject_call": ("Times for our call",),
    "subject_no_message_company": ("Your form for {company}",),
    "subject_topics": ("Your questions: {labels}", "{labels}: your questions"),
    "subject_topic": ("Your question: {label}",),
    "subject_question": ("Your question",),
    "subject_questions": ("Your questions",),
    "subject_no_message": ("Your form",),
    "subject_tender": ("{reference}",),
    "subject_billing": ("{reference}",),
    "subject_support": ("What happens next",),
    "subject_careers": ("Your application",),
    "subject_press": ("Your request",),
    "subject_partners": ("Working together",),
    "subject_privacy": ("Your request",),
    "subject_file": ("The file you asked for",),
    "subject_later": ("Whenever it suits you",),
    "subject_declined": ("Your message",),
    "subject_general": ("Your message",),
}

LABELS: Mapping[str, str] = {}
"""By topic in English: what a letter calls it; the topic itself where it is not listed."""

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MINUTES: Mapping[int, str] = {15: "fifteen minutes", 30: "half an hour", 45: "forty-five minutes", 60: "an hour"}
AND = " and "
