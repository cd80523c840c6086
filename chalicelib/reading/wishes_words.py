"""Words that tell a wish for a meeting from a deadline, an event, or somebody's opening hours; by language. Data.

MEET and FITS speak of meeting us; DUE, EVENT, PAST and OPENING of other things in time. NOT stands before what is ruled out,
OUT after it; BUSY says when they cannot. ELSE opens a second choice. EARLIER and LATER point at a time named before.
"""

from __future__ import annotations

from chalicelib.text.dates_tokens import Table

CUES: dict[str, Table] = {
    "en": {
        "MEET": "call, calls, ring, phone, talk, speak, chat, meet, meeting, demo, demonstration, walkthrough, walk through, walk me through,"
        " walk us through, run through, introduction, intro, show me, show us, catch up, conversation, appointment, slot, slots, session, zoom, teams call,"
        " video call, get together, discuss, go over, sit down, first look, half an hour of your time, invite, calendar invite, schedule, book, set up a time, time to talk,"
        " presentation, present to us, look at it together, connect, touch base, sync, get on a call, jump on, hop on, telephone",
        "FITS": "why not, are back, am back, i'm back, we're back, back from, back on, back in the office, works, work, work for, would work, suit, suits, free, available, availability, fine, ok, okay, best, better, prefer, preferably, preferred, preference, ideal, ideally,"
        " good, fits, fit, could do, can do, convenient, flexible, happy, put us down, put me down, how about, what about, pencil, pencil in, easiest, would be great, great,"
        " possible, could we, can we, shall we, are you free, do you have time, have time, any time, anytime, would be perfect, perfect, propose, could you do, can you do,"
        " it would have to be, has to be, would have to be, earliest i can do, we could, i could, i can, we can, let's, would like, i'd like, we'd like, i am around, i'm around, we're around, hoping for, aim for",
        "DUE": "deadline, due, closes, close on, close at, close, closing, submit, submission, submissions, expire, expires, expiry, decide, decision, decides, publish, launch, goes live, go live, answer,"
        " answers, reply, response, quote by, offer by, confirm, confirmation, sign, signed, renewal, renews, deliver, delivery, delivered, invoice, payment, pay, statement, questionnaire, completed, complete,"
        " report, proposal, pricing, get back to me, get back to us, come back to me, hear back, hear from you, let me know, let us know, send, send us, send me, tender, tenders, bid, budget round, contract ends, contract runs,"
        " board meeting, board meets, committee, committee meets, finish, refund, resolve, resolved, fixed",
        "EVENT": "event, events, conference, fair, trade fair, opening, reopening, gala, dinner, party, ceremony, kickoff, kick off, roadshow, takes place, take place, taking place, host, hosting, hosts,"
        " summit, congress, webinar, festival, exhibition, expo, our show, trade show, season, open day, open days, open house, open houses, evening starts, doors open, doors, guests, visitors, happening, runs from, run from,"
        " starts on, start on, dealer days, anniversary, awards, workshop, workshops, course, courses, held, went live, relaunch",
        "PAST": "was, were, went, had, ago, yesterday, since, last week, last month, last year, last time, received, sent, wrote, emailed, called, rang, tried, waited, spoke, met, talked, came, saw, visited, started, happened, failed,"
        " crashed, broke, down, stopped, been, founded, moved",
        "OPENING": "we open, opens, open at, open from, open until, open the doors, opening hours, office hours, closes at, our shop, our shops, our stores, shop opens, hotline, support line, helpdesk, help desk, line is, we close",
        "NOT": "not, no, never, except, except for, but not, avoid, can't do, cannot do, can not do, can't make, cannot make, other than, but, apart from, rather not, excluding, anything but, any time but, anytime but,"
        " any day but, any day except, don't do, don't, do not, doesn't, does not, don't have, bar, barring, just not, not on, isn't, aren't, can't, cannot, won't",
        "OUT": "out, is out, are out, impossible, don't work, doesn't work, do not work, does not work, don't suit, doesn't suit, is no good, are no good, not possible, is bad, are bad, is difficult, are difficult, is tricky,"
        " are tricky, are booked, is booked, booked up, off limits, off the table, won't work, will not work, is not good, aren't good, not good, taken, are taken, is taken, a no go, no good, not an option, is full, are full,"
        " not ideal, don't fit, doesn't fit",
        "BUSY": "our weekend, the weekend, weekend here, public holiday, bank holiday, away, travelling, traveling, on leave, on holiday, on vacation, out of office, out of the office, busy, tied up, in meetings, in a meeting, unavailable, not available, on site, on-site, abroad, closed, teaching,"
        " on the shop floor, off work, not in, on the road, in court, in surgery, in class, in the field, on shift, at a trade fair, at a fair, at a conference, in production, driving, can't talk, cannot talk, not free, aren't available, isn't available,"
        " fully booked, i'm out, we're out, i'm off, we're off, off, with customers, with clients, on duty, on a flight, flying",
        "ELSE": "otherwise, failing that, if not, alternatively, or else, second choice, if that does not work, if that doesn't work, if you have nothing, if you have nothing then, if nothing, if that's taken, if that is taken, if you're busy, else, plan b, as a fallback, if neither works, or failing that",
        "EARLIER": "1: earlier in the day | 0: before that, before then, beforehand, earlier than that",
        "LATER": "1: later in the day | 0: after that, after then, afterwards, later than that, any time after that, from then, from then on",
        "ALSO": "so is, so are, and so is, and so are, same goes for, the same goes for, neither is, neither are, nor, as is, as are",
        "HERE": "our time, my time, local time, here, your time",
    },
}
