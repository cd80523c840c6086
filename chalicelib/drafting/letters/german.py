"""German wording: Sie throughout. Read whole letters aloud before you change a line here."""

from __future__ import annotations

from collections.abc import Mapping

GREETINGS = {
    "first": "Hallo {first},", "formal_f": "Guten Tag Frau {academic}{last},", "formal_m": "Guten Tag Herr {academic}{last},",
    "title_f": "", "title_m": "",
    "full": "Guten Tag {academic}{first} {last},", "nobody": "Guten Tag,", "japanese": "Guten Tag {last},",
    "japanese_script": "Guten Tag {last},",
}  # fmt: skip
SMALL_AFTER_GREETING = frozenset(
    [
        "Das",
        "Zum",
        "Auf",
        "Da",
        "Die",
        "Der",
        "Eine",
        "Ein",
        "Es",
        "Für",
        "Gern",
        "Hier",
        "Ich",
        "Kein",
        "Leider",
        "Natürlich",
        "Vielen",
        "Wir",
        "Danke",
        "Wie",
    ]
)
"""Words that begin a letter with a small letter, as the greeting ends with a comma."""

PHRASES: Mapping[str, tuple[str, ...]] = {
    "close": ("Freundliche Grüße",),
    "close_formal": ("Freundliche Grüße",),
    "answer_opening": ("Gern beantworte ich Ihre Frage.",),
    "answers_opening": ("Gern beantworte ich Ihre Fragen.",),
    "demo": ("Gern zeige ich Ihnen das.",),
    "demo_people": ("Gern zeige ich {people}, wie das aussieht.",),
    "demo_theirs": ("In {minutes} zeige ich Ihnen, wie das bei Ihnen aussehen würde.",),
    "demo_products": ("In {minutes} kann ich Ihnen alles zeigen: {products}.",),
    "call": ("Gern sprechen wir darüber.",),
    "call_people": ("Gern spreche ich mit {people}.",),
    "call_phone": ("Gern rufe ich Sie unter der Nummer an, die Sie angegeben haben.",),
    "call_theirs": ("Gern höre ich, was Sie vorhaben.",),
    "referral": ("Wie freundlich von {name}, dass Sie sich bei mir melden.",),
    "owed": ("Ihre Mail vom {day} hätte längst eine Antwort haben sollen, das tut mir leid.",),
    "promised": ("Was ich Ihnen am {day} zugesagt habe, steht noch aus; das tut mir leid.",),
    "no_message": ("Ihr Formular kam ohne Nachricht bei mir an, daher weiß ich noch nicht, worum es Ihnen geht.",),
    "no_message_company": (
        "Ihr Formular für {company} kam ohne Nachricht bei mir an, daher weiß ich noch nicht, worum es Ihnen geht.",
    ),
    "interested": ("Danke, dass Sie sich melden.",),
    "later": ("Kein Problem, das eilt nicht.",),
    "later_close": ("Melden Sie sich, wenn es so weit ist, dann machen wir dort weiter.",),
    "minutes": ("{count} Minuten",),
    "you": ("Ihnen",),
    "both_people": ("Ihnen beiden",),
    "all_people": ("Ihnen allen {count}",),
    "people_unsure": ("Sagen Sie mir bitte, zu wievielt Sie teilnehmen.",),
    "deferred": (
        "Zum Thema {label} habe ich noch keine bestätigte Antwort. Ich frage heute bei {who} nach und schreibe Ihnen, sobald ich es weiß.",
    ),
    "deferred_words": (
        "Auf Ihre Frage „{words}“ habe ich noch keine bestätigte Antwort. Ich frage heute bei {who} nach und schreibe Ihnen,"
        " sobald ich es weiß.",
    ),
    "open_answer": (
        "Die Antwort habe ich noch nicht zur Hand. Ich frage heute bei {who} nach und schreibe Ihnen, sobald ich es weiß.",
    ),
    "deferred_bullet": ("{label}: noch nicht bestätigt. Ich frage heute bei {who} nach und schreibe Ihnen.",),
    "our": ("unser Team ({name})",),
    "the": ("{label}",),
    "this": ("dabei",),
    "this_point": ("diesem Punkt",),
    "earlier_question": ("Ihrer früheren Frage",),
    "colleague": ("den zuständigen Kollegen",),
    "label": ("{label}: {answer}",),
    "figure": ("{answer}; das reicht für Ihre {count}.",),
    "file": ("Hier ist das Gewünschte: {file}\n{link}",),
    "file_offer": ("Zum Nachlesen in Ruhe: {file}\n{link}",),
    "this_file": ("diese Datei",),
    "file_missing": (
        "Ich suche die gewünschte Datei und schicke sie Ihnen heute, wenn es eine gibt, die ich weitergeben darf.",
    ),
    "withheld": ("Da wir im selben Feld arbeiten, kann ich Ihnen hier nicht weiterhelfen: {labels}.",),
    "ask_times_zone": ("Welche zwei oder drei Termine würden Ihnen passen, und in welcher Zeitzone sind Sie?",),
    "booking": ("Hier können Sie einen Termin wählen, der Ihnen passt: {link}",),
    "urgent_times": ("Das Übrige klären wir am schnellsten in einem kurzen Telefonat.",),
    "mention": ("Wenn Sie lieber darüber sprechen, nennen Sie mir eine Zeit, und ich rufe Sie an.",),
    "mention_demo": ("Wenn Sie es sehen möchten, nennen Sie mir zwei Termine, die Ihnen passen.",),
    "quote": ("Möchten Sie das als schriftliches Angebot?",),
    "count": ("Mit wie vielen {units} rechnen Sie ungefähr? Dann kann ich Ihnen sagen, welcher Preis gilt.",),
    "pricing_more": ("Sagen Sie mir kurz, was Sie vorhaben, dann nenne ich Ihnen den Preis, der dafür gilt.",),
    "what_next": ("Was möchten Sie zuerst wissen? Eine Zeile genügt.",),
    "sorry_trouble": ("Das tut mir leid, und Ihr Ärger ist berechtigt.",),
    "sorry_plain": ("Das tut mir leid, und ich verstehe Ihren Ärger.",),
    "sorry_support": ("Das tut mir leid.",),
    "passed_on": ("Ich gebe Ihre Nachricht noch heute an {who} weiter.",),
    "call_today_senior": (
        "Ich bitte {who}, dass Sie heute jemand aus der Leitung unter der angegebenen Nummer anruft.",
    ),
    "call_today": ("Ich bitte {who}, Sie heute unter der angegebenen Nummer anzurufen.",),
    "write_today": ("Ich gebe das jetzt an {who} weiter und bitte darum, dass Sie noch heute eine Antwort bekommen.",),
    "reach": ("Direkt erreichen Sie sie auch hier: {reach}.",),
    "billing": ("Ich gebe {what} noch heute an {who} weiter; von dort bekommen Sie Antwort.",),
    "billing_ref": ("Ihre Nachricht zu {reference}",),
    "billing_plain": ("Ihre Nachricht",),
    "deadline": ("Ihren Termin, {deadline}, gebe ich mit.",),
    "desk_support": ("unseren Kundendienst",),
    "desk_billing": ("unsere Buchhaltung",),
    "desk_privacy": ("unsere Kollegen für Datenschutz",),
    "desk_careers": ("unsere Personalabteilung",),
    "desk_partners": ("die Kollegen, die Partner betreuen",),
    "desk_bids": ("die Kollegen für Ausschreibungen",),
    "desk_press": ("unsere Pressestelle",),
    "desk_security": ("unsere Kollegen für Sicherheit",),
    "tender": ("Vielen Dank. {reference} ist bei uns eingegangen, und Ihre Fristen sind notiert: {deadlines}.",),
    "tender_no_dates": ("Vielen Dank. {reference} ist bei uns eingegangen.",),
    "tender_plain": ("Ihre Ausschreibung",),
    "tender_contact": (
        "Ansprechpartner ist {who}; dort wird entschieden, ob wir teilnehmen. Alles Weitere bitte an {reach}.",
    ),
    "tender_unknown": ("Ich gebe sie heute an {who} weiter; dort wird entschieden, ob wir teilnehmen.",),
    "careers": ("Danke, dass Sie an uns denken. Ihre Unterlagen schicken Sie bitte an {who}: {reach}.",),
    "careers_unknown": ("Danke, dass Sie an uns denken. Ich gebe Ihre Nachricht heute an {who} weiter.",),
    "careers_close": ("Ich arbeite im Vertrieb und weiß nicht, was gerade offen ist, wünsche Ihnen aber viel Erfolg.",),
    "press": ("Danke für Ihre Anfrage. Ich darf mich nicht zitieren lassen; bitte wenden Sie sich an {who}: {reach}.",),
    "press_unknown": (
        "Danke für Ihre Anfrage. Ich darf mich nicht zitieren lassen und gebe sie jetzt an {who} weiter.",
    ),
    "press_forward": ("Ich leite Ihre Nachricht gleich dorthin weiter, damit sie rechtzeitig ankommt.",),
    "partners": ("Dafür ist {who} zuständig: {reach}. Ich gebe Ihre Nachricht heute weiter.",),
    "partners_unknown": ("Ich gebe Ihre Nachricht heute an {who} weiter; von dort hören Sie.",),
    "partners_thanks": ("Vielen Dank für Ihre Idee.",),
    "erasure": ("Ich gebe Ihren Antrag noch heute an {who} weiter. Von dort bekommen Sie schriftlich Antwort.",),
    "access": (
        "Ich gebe Ihre Nachricht noch heute an {who} weiter, Sie müssen nicht noch einmal schreiben. Von dort bekommen Sie"
        " schriftlich Antwort.",
    ),
    "access_sorry": ("Das ist eine berechtigte Frage, und Sie sollen eine richtige Antwort bekommen.",),
    "pitch": (
        "Danke für Ihre Nachricht. Dieses Formular ist für Menschen, die bei uns kaufen möchten, daher kann ich Ihr Angebot nicht"
        " weiterverfolgen. Ich wünsche Ihnen viel Erfolg damit.",
    ),
    "competitor_close": ("Ich wünsche Ihnen alles Gute.",),
    "misdirected": ("Leider sind wir nicht das Unternehmen, das Sie suchen.",),
    "misdirected_close": ("Ich hoffe, Sie werden bald fündig.",),
    "wish_luck": ("Viel Erfolg damit!",),
    "wish_luck_plain": ("Viel Erfolg damit!",),
    "offer_none": (
        "Das Angebot, das Sie erwähnen, finde ich in unserer Korrespondenz nicht und kann es daher nicht bestätigen. Gern erstelle"
        " ich Ihnen ein neues.",
    ),
    "subject_demo": ("Termine für eine Vorführung",),
    "subject_demo_company": ("Vorführung für {company}",),
    "subject_call": ("Termine für unser Gespräch",),
    "subject_no_message": ("Ihr Formular",),
    "subject_no_message_company": ("Ihr Formular für {company}",),
    "subject_topics": ("Ihre Fragen: {labels}",),
    "subject_topic": ("Ihre Frage: {label}",),
    "subject_question": ("Ihre Frage",),
    "subject_questions": ("Ihre Fragen",),
    "subject_tender": ("{reference}",),
    "subject_billing": ("{reference}",),
    "subject_support": ("So geht es weiter",),
    "subject_careers": ("Ihre Bewerbung",),
    "subject_press": ("Ihre Anfrage",),
    "subject_partners": ("Ihre Idee einer Partnerschaft",),
    "subject_privacy": ("Ihr Anliegen",),
    "subject_file": ("Die gewünschte Datei",),
    "subject_later": ("Wann immer es Ihnen passt",),
    "subject_declined": ("Ihre Nachricht",),
    "subject_general": ("Ihre Nachricht",),
}

LABELS: Mapping[str, str] = {
    "price": "Preis", "pricing": "Preis", "quote": "Angebot", "discount": "Rabatt", "payment": "Zahlung", "invoice": "Rechnung",
    "currency": "Währung", "setup time": "Einrichtung", "setup": "Einrichtung", "delivery": "Lieferung", "integration": "Anbindung",
    "export": "Export", "languages": "Sprachen", "language": "Sprache", "minimum": "Mindestmenge", "mobile app": "App",
    "offline": "Betrieb ohne Netz", "security": "Sicherheit", "encryption": "Verschlüsselung", "data protection": "Datenschutz",
    "hosting": "Speicherort der Daten", "audit logs": "Protokolle", "sign in": "Anmeldung", "support": "Kundendienst",
    "training": "Schulung", "trial": "Testzugang", "free use": "kostenlose Nutzung", "references": "Referenzen",
    "case study": "Fallstudie", "contract": "Vertrag", "contract terms": "Vertragsbedingungen", "terms": "Vertragsbedingungen",
    "liability": "Haftung", "file": "Datei", "partnership": "Partnerschaft", "contact": "Ansprechpartner", "results": "Ergebnisse",
    "api": "Schnittstelle", "hardware": "Geräte", "installation": "Installation", "seats": "Nutzer", "capacity": "Kapazität",
}  # fmt: skip

VERBS = frozenset(
    ["ist", "sind", "kostet", "kosten", "dauert", "hat", "haben", "wird", "werden", "kann", "können", "gibt", "liegt", "bleibt", "braucht", "gilt", "gelten", "verbindet", "misst", "zeigt", "zeigen", "bietet", "laden", "sieht", "arbeitet", "funktioniert", "unterstützt", "erhält", "erhalten", "erstellen", "messen", "sprechen", "enthält", "stellen", "bieten", "speichern", "löschen"]
)  # fmt: skip
"""Common verbs: an answer whose first sentence holds none of them needs its topic before it."""
NUMBERS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
MINUTES: Mapping[int, str] = {
    15: "fünfzehn Minuten",
    30: "einer halben Stunde",
    45: "einer Dreiviertelstunde",
    60: "einer Stunde",
}
AND = " und "
