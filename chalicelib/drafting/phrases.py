"""The composer's wording, as data: several ways to say each thing, written out in full; contractions are made last.

None says anything of the world or of what we sell: only what the lead said, what the Brief holds, and what is asked.
"""

from __future__ import annotations

CONTRACTIONS = (
    ("I would", "I'd"), ("I will", "I'll"), ("I am", "I'm"), ("do not", "don't"), ("cannot", "can't"),
    ("that is", "that's"), ("it is", "it's"), ("you are", "you're"), ("Let us", "Let's"), ("does not", "doesn't"),
)  # fmt: skip

THANKS = {
    "demo": (
        "Thank you for asking for a demo{for_company}.",
        "Your request for a demo{for_company} came to me, and I am glad to take it from here.",
        "Thank you for wanting to see this in action{for_company}.",
    ),
    "pricing": (
        "Thank you for asking about pricing{for_company}.",
        "Your question about pricing{for_company} came to me, and I am glad to take it from here.",
        "Thank you for coming to us about pricing{for_company}.",
    ),
    "question": (
        "Thank you for your question{from_company}.",
        "Your question{from_company} came to me, and I am glad you asked.",
        "Thank you for writing to us with a question{from_company}.",
    ),
    "support": (
        "Thank you for telling us about this; I am sorry that it got in your way.",
        "I am sorry that something is not working for you, and thank you for letting us know.",
        "Thank you for the note; I am sorry for the trouble.",
    ),
    "partnership": (
        "Thank you for suggesting that we work together.",
        "Your idea of working together{from_company} came to me, and I am glad you wrote.",
        "Thank you for thinking of us as a partner.",
    ),
    "general": (
        "Thank you for getting in touch{from_company}.",
        "Your message{from_company} came to me, and I am glad you wrote.",
        "Thank you for writing to us{from_company}.",
    ),
    "job": (
        "Thank you for your interest in working with us.",
        "Thank you for thinking of us as a place to work.",
    ),
    "spam": (
        "Thank you for writing to us.",
        "Thank you for your message.",
    ),
}  # fmt: skip

ECHO = {
    "observation": (
        "You wrote “{quote}”, and that is where I would like to start.",
        "One line of yours says it well: “{quote}”.",
        "What I take from your message is this: “{quote}”.",
    ),
    "question": (
        "You wrote “{quote}”; what made you look into it now?",
        "Where you say “{quote}”, what would have to change for this to be worth your time?",
    ),
    "challenge": (
        ("You wrote “{quote}”. I would like to test whether we are the right people for that, and say so plainly if we"
         " are not."),
        "Take your own line, “{quote}”: I would rather show you where we fit and where we do not than talk around it.",
    ),
    "story": (
        "I read your message twice, and one line stayed with me: “{quote}”.",
        "I was going through the day's messages when yours made me stop: “{quote}”.",
    ),
}  # fmt: skip

NO_ECHO = {
    "observation": (
        "I would rather hear from you what matters than guess at it.",
        "I do not want to send you a standard pitch, so I will keep this short.",
    ),
    "question": (
        "What would make this worth your time?",
        "What would you most like to change?",
    ),
    "challenge": (
        "I would rather show you where we fit and where we do not than send you a standard pitch.",
        "I would like to find out with you whether we are the right people, and say so plainly if we are not.",
    ),
    "story": (
        "I like to begin with what you want to change, and not with what we sell.",
        "Before I tell you anything about us, I would like to hear where you stand.",
    ),
}  # fmt: skip

ASKED = (
    "You asked: {asked}",
    "Your question was this: {asked}",
    "To take up what you asked: {asked}",
)
REMARK = {
    "answer": (
        "You should get a straight answer to that, and I would like to give it to you in full.",
        "That deserves a proper answer and not half a sentence.",
        "I want to answer that properly, with your case in view.",
    ),
    "pricing": (
        "I would rather give you a figure that fits your case than a guess.",
        "To give you a figure that holds, I need to know a little more about what you plan.",
    ),
    "support": (
        "I am in sales, so I will see to it that your note reaches the people who can look into it.",
        "I will pass your note on to the people who can look into it, so that you do not have to explain it twice.",
    ),
    "not_now": (
        "There is no hurry on my side, and I do not want to push a meeting on you.",
        "That is fine with me: there is no need to decide anything now.",
    ),
    "nurture": (
        "I do not want to push a meeting on you at this stage; a pointer to the right place is worth more.",
        "There is no need for a meeting yet, I think, but I would like to be of use.",
    ),
    "send_asset": (
        "I would rather send you one thing that fits than a stack of files.",
        "I have looked for the one file that comes closest, and not for all that there is.",
    ),
}  # fmt: skip

DECLINE = {
    "job": (
        ("This form reaches the sales team, so I am not the right person for applications. Please use the usual way to"
         " apply, so that the right people see it. I wish you all the best."),
        ("I work in sales and have no part in hiring. Please send your application the usual way, so that it reaches"
         " the right people. I wish you good luck with it."),
    ),
    "spam": (
        ("This form is for people who are thinking of working with us as customers, so I will not take your offer any"
         " further. I wish you all the best with it."),
        ("We are not looking for this at the moment, and this form is meant for people who want to buy from us. I wish"
         " you good luck elsewhere."),
    ),
}  # fmt: skip

CONTEXT = {
    "us": (
        "I also owe you an answer to your mail of {day}; sorry for the wait.",
        "Your mail of {day} is still open on my side, and I am sorry for that.",
    ),
    "them": (
        "My last mail to you was on {day}, so I am keeping this in the same thread.",
        "I last wrote to you on {day}, so I am replying in that thread to keep things together.",
    ),
    "nobody": (
        "We were last in touch on {day}, so I am keeping this in the same thread.",
        "We last wrote on {day}, so I am replying there to keep things together.",
    ),
}  # fmt: skip
OPEN_QUESTION = (
    "You had asked there: “{question}?”",
    "What you wanted to know there: “{question}?”",
)

NO_FILE = (
    "You asked for something to read, and I would like to send you what fits and not just anything.",
    "As for something to read, I would rather choose it with you than send a stack of files.",
)

ASSET = {
    "send_asset": (
        "You asked for something to read, and this fits best: {asset}: {link}",
        "What fits your request best is {asset}: {link}",
    ),
    "book": (
        "If you would like something to read before we speak, take {asset}: {link}",
        "To read before we speak, there is {asset}: {link}",
    ),
    "answer": (
        "Part of it may be covered by {asset}: {link}",
        "In the meantime you may find {asset} useful: {link}",
    ),
    "nurture": (
        "You may find {asset} useful: {link}",
        "To look at in your own time, there is {asset}: {link}",
    ),
}  # fmt: skip

AGENDA = (
    "I would like to hear what you want to change, show you what fits, and agree on whether it is worth going on.",
    "We would look at what you have in place, what you want to change, and whether we can help with it.",
    "You tell me what you are after, I show you what fits, and we decide together whether there is a next step.",
)
BOLD = (
    "Let us make this concrete.",
    "The quickest way to find out is to look at it together.",
)

ASK = {
    ("slots", "question"): (
        "Would {times} suit you for a working session of {minutes} minutes?",
        "Could we take {minutes} minutes for a working session at {times}?",
    ),
    ("slots", "statement"): (
        "Tell me whether {times} suits you for a working session of {minutes} minutes, and I will send the invitation.",
        "For a working session of {minutes} minutes I have kept {times} in mind; reply with what suits you.",
    ),
    ("slots", "soft"): (
        "If it would help, {times} would work on my side for a working session of {minutes} minutes.",
        "Should you like to talk it through in {minutes} minutes, {times} would work on my side.",
    ),
    ("answer", "question"): (
        "Shall we go through it together at {times}, in {minutes} minutes?",
        "Would {times} suit you to go through it, in {minutes} minutes?",
    ),
    ("answer", "statement"): (
        "Tell me whether {times} suits you, and we go through it together in {minutes} minutes.",
        "Let us go through it together in {minutes} minutes; reply with whether {times} suits you.",
    ),
    ("answer", "soft"): (
        "If you would rather talk it through, {times} would work on my side; {minutes} minutes are enough.",
        "Should a conversation be easier, {times} would work on my side; {minutes} minutes will do.",
    ),
    ("link", "question"): (
        "Could you choose a time for a working session that suits you here? {link}",
        "Would you pick a time for a working session here? {link}",
    ),
    ("link", "statement"): (
        "Choose a time for a working session that suits you here: {link}",
        "Pick the time for a working session that suits you best here: {link}",
    ),
    ("link", "soft"): (
        "If it would help to talk, you can choose a time for a working session here: {link}",
        "Should you like to talk it through, here is where you can choose a time: {link}",
    ),
    ("times", "question"): (
        "Which two or three times would suit you for a working session?",
        "Could you send me two or three times that suit you for a working session?",
    ),
    ("times", "statement"): (
        "Send me two or three times that suit you for a working session, and I will confirm one.",
        "Reply with two or three times that suit you, and I will confirm one of them.",
    ),
    ("times", "soft"): (
        "If it would help to talk, send me two or three times that suit you.",
        "Should you like to talk it through, just reply with two or three times.",
    ),
    ("times and zone", "question"): (
        "Which two or three times would suit you for a working session, and in which time zone are you?",
        "Could you send me two or three times that suit you for a working session, with your time zone?",
    ),
    ("times and zone", "statement"): (
        "Send me two or three times that suit you for a working session, with your time zone, and I will confirm one.",
        "Reply with two or three times that suit you, with your time zone, and I will confirm one of them.",
    ),
    ("times and zone", "soft"): (
        "If it would help to talk, send me two or three times that suit you, with your time zone.",
        "Should you like to talk it through, just reply with two or three times and your time zone.",
    ),
    ("support", "question"): (
        "Could you tell me when it started and who is affected?",
        "Could you reply with when it began and what you see on the screen?",
    ),
    ("support", "statement"): (
        "Please reply with when it started and who is affected, so that they have what they need.",
        "Please reply with when it began and what you see on the screen.",
    ),
    ("support", "soft"): (
        "If you can, tell me when it started and who is affected; it helps them to find it.",
        "It would help to know when it began and what you see on the screen.",
    ),
    ("send_asset", "question"): (
        "Which part of it matters most to you?",
        "Once you have had a look, which part should we talk about?",
    ),
    ("send_asset", "statement"): (
        "Once you have had a look, reply with the part that matters most to you, and I will take it from there.",
        "Reply with the part that matters most to you, and I will tell you more about it.",
    ),
    ("send_asset", "soft"): (
        "If a part of it raises a thought, just reply and tell me which.",
        "Should a part of it matter more than the rest, a short reply is enough.",
    ),
    ("not_now", "question"): (
        "Shall I write to you again when the time is right, or would you rather come back to me?",
        "Would you like to hear from me again then, or would you rather write when the time is right?",
    ),
    ("not_now", "statement"): (
        "Reply with when you would like to hear from me again, or write whenever the time is right.",
        "Tell me when a word from me would be welcome, or write whenever the time is right.",
    ),
    ("not_now", "soft"): (
        "Whenever the time is right, a short reply to this mail is enough to take it up again.",
        "Should you know by now when it will be, tell me in a line; else write whenever it suits you.",
    ),
    ("nurture", "question"): (
        "What are you working on at the moment?",
        "What would you like to find out first?",
    ),
    ("nurture", "statement"): (
        "Reply with a line about what you are working on, and I will point you to what fits.",
        "Tell me in a line what you want to find out, and I will point you to what fits.",
    ),
    ("nurture", "soft"): (
        "If you like, reply with a line about what you are working on, and I will point you to what fits.",
        "Whenever it suits you, tell me what you want to find out, and I will point you to what fits.",
    ),
}  # fmt: skip

UNMET = (
    "You had {wished} in mind; the closest that is free on both our clocks is this.",
    "What follows comes as near to what you had in mind ({wished}) as both our clocks and my calendar allow.",
)
ZONE = "All times are {zone}."
ZONE_GUESSED = "All times are {zone}; if I have your time zone wrong, tell me."

SUBJECTS = {
    "demo": ("Times for a demo{for_company}", "Your demo request{for_company}", "A demo{for_company}"),
    "pricing": ("Pricing{for_company}", "Your question about pricing{for_company}", "About pricing{for_company}"),
    "question": ("Your question{from_company}", "About your question{from_company}"),
    "support": ("The problem you told us about", "Your note about a problem"),
    "partnership": ("Working together", "Your idea of working together"),
    "general": ("Your message{from_company}", "About your message{from_company}"),
    "book general": ("A working session{for_company}", "Time to talk{for_company}", "Your message{from_company}"),
    "job": ("Your application",),
    "spam": ("Your message to us",),
    "send_asset": ("Something to read{for_company}", "The file you asked for{for_company}"),
}  # fmt: skip
