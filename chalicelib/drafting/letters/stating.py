"""An approved answer as a statement: a question for a heading and a fragment below it become one English sentence.

"How long does setup take?" and "Ten working days." become "Setup takes ten working days." Nothing is added: every word comes
from the heading or the answer. What fits no pattern stays as it is, for a label to stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from chalicelib.drafting.letters.selection import lower_first, opened_bare, upper_first

LONGEST = 300
FLIPPED = {
    "you": "we", "your": "our", "yours": "ours", "yourself": "ourselves", "we": "you", "our": "your", "ours": "yours",
    "us": "you", "i": "you", "my": "your", "me": "you",
}  # fmt: skip
PREPOSITIONS = frozenset(
    ["in", "by", "within", "for", "on", "from", "at", "up", "until", "through", "via", "after", "before", "under", "over", "between", "with", "without", "as", "to", "of", "by", "per", "since"]
)  # fmt: skip
NUMBERS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred"]
)  # fmt: skip
SUBJECTS = frozenset(
    [
        "you",
        "we",
        "it",
        "they",
        "there",
        "this",
        "that",
        "these",
        "those",
        "i",
        "nobody",
        "everybody",
        "anyone",
        "everyone",
        "each",
        "every",
        "all",
        "most",
        "both",
    ]
)
AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "be", "has", "have", "had", "can", "could", "will", "would", "may", "might", "must", "shall", "should", "do", "does", "did", "don't", "doesn't", "isn't", "aren't", "can't", "cannot", "won't"]
)  # fmt: skip
VERBS = AUXILIARIES | frozenset(
    ["add", "adds", "agree", "agrees", "allow", "allows", "answer", "answers", "apply", "applies", "ask", "asks", "begin", "begins", "belong", "belongs", "call", "calls", "change", "changes", "charge", "charges", "check", "checks", "choose", "chooses", "come", "comes", "complete", "completes", "confirm", "confirms", "connect", "connects", "contain", "contains", "correct", "corrects", "cost", "costs", "cover", "covers", "create", "creates", "decide", "decides", "deliver", "delivers", "depend", "depends", "display", "displays", "end", "ends", "enter", "enters", "export", "exports", "follow", "follows", "get", "gets", "give", "gives", "go", "goes", "handle", "handles", "happen", "happens", "help", "helps", "hold", "holds", "import", "imports", "include", "includes", "install", "installs", "keep", "keeps", "know", "knows", "last", "lasts", "learn", "learns", "leave", "leaves", "let", "lets", "look", "looks", "make", "makes", "match", "matches", "mean", "means", "measure", "measures", "meet", "meets", "move", "moves", "need", "needs", "notify", "notifies", "offer", "offers", "open", "opens", "pay", "pays", "permit", "permits", "plan", "plans", "provide", "provides", "publish", "publishes", "reach", "reaches", "read", "reads", "receive", "receives", "record", "records", "remain", "remains", "renew", "renews", "reply", "replies", "report", "reports", "require", "requires", "run", "runs", "say", "says", "see", "sees", "send", "sends", "set", "sets", "share", "shares", "ship", "ships", "show", "shows", "sign", "signs", "sit", "sits", "speak", "speaks", "start", "starts", "stay", "stays", "stop", "stops", "store", "stores", "support", "supports", "take", "takes", "tell", "tells", "train", "trains", "try", "tries", "update", "updates", "upload", "uploads", "use", "uses", "visit", "visits", "want", "wants", "work", "works", "write", "writes"]
)  # fmt: skip
ADVERBS = frozenset(["often", "usually", "sometimes", "always", "mostly", "rarely", "generally"])
BEFORE_A_SUBJECT = frozenset(
    [
        "and",
        "but",
        "or",
        "that",
        "what",
        "which",
        "who",
        "when",
        "where",
        "why",
        "how",
        "if",
        "whether",
        "because",
        "since",
        "as",
        "than",
        "so",
        "while",
    ]
)
_SUBCLAUSE = re.compile(
    r"(?i)\b(?:that|which|who|whom|if|when|where|once|because|as soon as|named|until|so|then|before|after|and we)\b.*"
)

Maker = Callable[[re.Match[str], str], str]


def fragment(sentence: str) -> bool:
    """Whether an English sentence has no verb of its own and needs its heading to be understood."""
    text = sentence[:LONGEST].rstrip(".!").strip()
    _head, comma, tail = text.partition(", ")
    words = _words(text)
    if not words or words[0] in SUBJECTS:
        return False
    if (
        words[0] in PREPOSITIONS
        and comma
        and _words(tail)[:1]
        and _words(tail)[0] in SUBJECTS | {"the", "a", "your", "our"}
    ):
        return False
    clause = _SUBCLAUSE.sub("", text.partition(";")[0])
    measured = words[0] in PREPOSITIONS | NUMBERS or text[0] in "€$£" or text[0].isdigit()
    return not (AUXILIARIES if measured else VERBS) & set(_words(clause))


def stated(heading: str, sentence: str) -> str:
    """The sentence as a statement that stands without its heading; empty when the two fit no pattern."""
    question = heading[:LONGEST].strip().rstrip("?").partition(", and ")[0]
    bare, rest = opened_bare(sentence)
    if sentence.rstrip(".").casefold() in ADVERBS:
        return _of_adverb(question, sentence.rstrip(".").casefold())
    if bare:
        return _of_yes(question, rest) if bare.casefold() == "yes" and fragment(rest) else ""
    for pattern, make in PATTERNS:
        if match := re.fullmatch(pattern, question, re.IGNORECASE):
            return upper_first(make(match, lower_first(sentence)))
    return ""


QUESTION_WORDS = frozenset(["what", "which", "how", "when", "where", "who", "why", "whom", "whose"])
NO_TOPIC = frozenset(
    [
        "down",
        "up",
        "out",
        "off",
        "over",
        "too",
        "yourself",
        "a",
        "an",
        "the",
        "any",
        "some",
        "and",
        "or",
        "how",
        "what",
        "which",
        "where",
        "when",
        "who",
        "why",
        "whether",
        "soon",
        "long",
        "often",
        "much",
        "many",
        "fast",
        "far",
        "get",
        "about",
        "also",
        "not",
        "no",
        "if",
    ]
)
_INDIRECT = re.compile(
    r"(?:to )?(?:know|hear|see|understand|learn) (?P<what>(?:what|which|how|when|where|who|why|whether)[\w ,.'’%&/-]{3,120})",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?P<wh>(?:what|which|how|when|where|who|why)(?: (?!do |does |is |are |can |could |would |will )[a-z-]+){0,3} )?"
    r"(?P<aux>do|does|can|could|would|will|is|are|did) (?P<subject>you|we|i|they|it|there) (?P<rest>[^?]{3,120})",
    re.IGNORECASE,
)


def verbless(sentence: str, verbs: frozenset[str]) -> bool:
    """Whether a short sentence in another language holds none of its common verbs."""
    words = _words(sentence[:LONGEST].partition(";")[0])
    return 0 < len(words) <= 14 and not verbs & set(words)


def opens_a_question(words: str) -> bool:
    """Whether words begin as an English question or request does."""
    first, second = (*_words(words[:LONGEST])[:2], "", "")[:2]
    if first in {"please", "kindly"} and second in {"answer", "reply", "respond", "write", "email", "mail"}:
        return False
    asks = bool((AUXILIARIES | QUESTION_WORDS) & set(_words(words[:LONGEST])[:4]))
    return asks or first in {
        "please",
        "kindly",
        "tell",
        "name",
        "send",
        "explain",
        "whether",
        "if",
    }


def topic_of(heading: str) -> str:
    """What a heading is about, in three words at most: `penetration tests` of "Do you run penetration tests?"."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[\w'’/-]+", heading[:LONGEST]):
        plain = word.casefold()
        if plain.endswith("ed") or plain in NO_TOPIC | VERBS | PREPOSITIONS | SUBJECTS or plain in FLIPPED:
            runs.append([])
        else:
            runs[-1].append(word)
    return lower_first(" ".join(max(runs, key=lambda run: (min(len(run), 3), run is runs[-1]))[-3:]))


def clause_of(question: str) -> str:
    """A question of theirs as a clause for our mail: `whether we ship to Oslo`, `how long you would wait`; empty if unsure."""
    plain = question[:LONGEST].strip("? ")
    if told := _INDIRECT.fullmatch(plain):
        return flipped(told["what"])
    found = _QUESTION.fullmatch(plain)
    if not found:
        return _of_a_noun(plain)
    if not all(char.isalnum() or char in " ,.'’%&/-" for char in found["rest"]):
        return ""
    aux = found["aux"].casefold()
    subject, rest = flipped(found["subject"]).casefold(), flipped(found["rest"])
    kept = "" if aux in {"do", "does", "did"} else f"{_agreeing(subject, aux)} "
    return f"{(found['wh'] or 'whether ').casefold()}{subject} {kept}{rest}"


def _of_a_noun(question: str) -> str:
    """`can audit logs be kept for a year` as `whether audit logs can be kept for a year`."""
    words = question.split()
    aux = words[0].casefold() if words else ""
    plain = all(char.isalnum() or char in " ,.'’%&/-" for char in question)
    verb = next((n for n, word in enumerate(words[1:6], start=1) if word.casefold() in VERBS | {"be"} and n > 1), 0)
    if aux not in {"can", "could", "will", "would", "do"} or not verb or not plain or len(words) > 20:
        return ""
    kept = [] if aux == "do" else [aux]
    return "whether " + flipped(" ".join([*words[1:verb], *kept, *words[verb:]]))


def _agreeing(subject: str, aux: str) -> str:
    return "are" if subject in {"we", "you", "they"} and aux == "is" else aux


def flipped(text: str) -> str:
    """What they say of themselves, said to them, and the other way round: `our data` becomes `your data`."""
    words = re.split(r"(\W+)", text[:LONGEST])
    return "".join(_flip(word, words[n - 2] if n >= 2 else "") for n, word in enumerate(words))


def _flip(word: str, before: str) -> str:
    """`before` is the word before it: `you` is `us` where something is done to us."""
    other = FLIPPED.get(word.casefold())
    if other is None:
        return word
    if other == "we" and before and before.casefold() not in BEFORE_A_SUBJECT | AUXILIARIES:
        other = "us"
    return upper_first(other) if word[0].isupper() and word != "I" else other


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.casefold())


def _cost(match: re.Match[str], answer: str) -> str:
    subject = flipped(match["subject"])
    return f"{subject} cost{'s' if match['aux'].casefold() == 'does' else ''} {answer}"


def _passive(match: re.Match[str], answer: str) -> str:
    return f"{flipped(match['subject'])} {match['aux'].casefold()} {match['verb']} {answer}"


def _place(match: re.Match[str], answer: str) -> str:
    return f"{flipped(match['subject'])} {match['aux'].casefold()} {answer}"


def _we_do(match: re.Match[str], answer: str) -> str:
    """`Which CRMs do you connect to` and `what do you need from us`: the object follows the verb, before what is left."""
    verb, rest = match["verb"], match["rest"].strip()
    if rest and rest.split()[0].casefold() in {"from", "of"}:
        return f"{flipped(rest)} we {verb} {answer}"
    said = f"we {verb} {flipped(rest)}".strip()
    return f"{said} {_without_doubled(said, answer)}"


def _how(match: re.Match[str], answer: str) -> str:
    aux = match["aux"].casefold()
    subject = flipped(match["subject"])
    verb = match["verb"] + ("s" if aux == "does" else "") if aux in {"do", "does"} else f"{aux} {match['verb']}"
    rest = flipped(match["rest"].strip())
    if rest.startswith("to "):  # "How long does it take to get started?": the measure comes before the infinitive
        return f"{subject} {verb} {answer.rstrip('.')} {rest}."
    return " ".join(filter(None, (subject, verb, rest, answer)))


def _as_much(match: re.Match[str], answer: str) -> str:
    """`How small may an event be?` and `Fifteen guests.`"""
    return f"{flipped(match['subject'])} {match['aux'].casefold()} be as {match['how'].casefold()} as {answer.removeprefix('up to ')}"


def _is_there(match: re.Match[str], answer: str) -> str:
    return f"the {flipped(match['what'])} is {answer}"


def _who(_match: re.Match[str], answer: str) -> str:
    if "@" not in answer and "http" not in answer:
        return ""
    name, comma, reached = answer.removeprefix("only ").rstrip(".").partition(", ")
    return f"your contact for this is {upper_first(name)}{f' ({reached})' if comma else ''}."


def _of_yes(question: str, rest: str) -> str:
    found = re.fullmatch(r"(?P<aux>do|can|could|will) (?P<subject>you|we|i) (?P<what>.+)", question, re.IGNORECASE)
    if not found:
        return ""
    aux = "" if found["aux"].casefold() == "do" else f"{found['aux'].casefold()} "
    return upper_first(f"{flipped(found['subject']).lower()} {aux}{flipped(found['what'])}, {rest}")


def _of_adverb(question: str, adverb: str) -> str:
    found = re.fullmatch(r"(?P<aux>can|do|will|could) you (?P<what>.+)", question, re.IGNORECASE)
    if not found:
        return ""
    aux = "" if found["aux"].casefold() == "do" else f" {found['aux'].casefold()}"
    return f"We{aux} {adverb} {flipped(found['what'])}."


def _without_doubled(said: str, answer: str) -> str:
    """The answer without the preposition that the verb has brought already: `invoice in` and `in euros`."""
    last, first = said.rsplit(" ", 1)[-1].casefold(), answer.split(" ", 1)[0].casefold()
    return answer.split(" ", 1)[-1] if last == first and last in PREPOSITIONS else answer


PATTERNS: tuple[tuple[str, Maker], ...] = (
    (r"(?:what|how much) (?P<aux>do|does|would) (?P<subject>.+) cost", _cost),
    (r"how (?:\w+ )?(?P<aux>is|are) (?P<subject>[\w ]+) (?P<verb>\w+(?:ed|en|pt|ld|nt|ck|ade|ut))", _passive),
    (r"where (?P<aux>is|are) (?P<subject>[\w ]+) (?P<verb>\w+(?:ed|en|pt|ld|nt|ade))", _passive),
    (r"where (?P<aux>is|are) (?P<subject>[\w ]+)", _place),
    (r"(?:what|which)(?: [\w-]+){0,3} do (?P<subject>you) (?P<verb>\w+)(?P<rest>(?: [\w-]+)*)", _we_do),
    (r"how \w+ (?P<aux>do|would|will|can|could) (?P<subject>you) (?P<verb>\w+)(?P<rest>(?: [\w'-]+)*)", _how),
    (r"how \w+ (?P<aux>does|do) (?P<subject>[\w -]+?) (?P<verb>take|last|need|run)(?P<rest>(?: [\w'-]+)*)", _how),
    (r"how (?P<how>\w+) (?P<aux>may|can|must) (?P<subject>[\w '-]+) be", _as_much),
    (r"is there an? (?P<what>[\w -]+)", _is_there),
    (r"who \w+.*", _who),
)  # fmt: skip
