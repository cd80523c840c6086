"""French wording: vous throughout. Read whole letters aloud before you change a line here."""

from __future__ import annotations

from collections.abc import Mapping

GREETINGS = {
    "first": "Bonjour {first},", "formal_f": "Bonjour Madame {last},", "formal_m": "Bonjour Monsieur {last},",
    "title_f": "", "title_m": "",
    "full": "Bonjour {first} {last},", "nobody": "Bonjour,", "japanese": "Bonjour {last},", "japanese_script": "Bonjour {last},",
}  # fmt: skip

PHRASES: Mapping[str, tuple[str, ...]] = {
    "close": ("Bien à vous,",),
    "close_formal": ("Bien cordialement,",),
    "answer_opening": ("",),
    "answers_opening": ("",),
    "demo": ("Je vous montre cela avec plaisir.",),
    "demo_people": ("Je montre cela avec plaisir à {people}.",),
    "demo_theirs": ("En {minutes}, je peux vous montrer ce que cela donnerait chez vous.",),
    "demo_products": ("En {minutes}, je peux tout vous montrer : {products}.",),
    "call": ("Parlons-en avec plaisir.",),
    "call_people": ("Je parle avec plaisir à {people}.",),
    "call_phone": ("Je vous appelle avec plaisir au numéro que vous avez laissé.",),
    "call_theirs": ("J'aimerais savoir ce que vous avez en tête.",),
    "referral": ("C'est très aimable à {name} ; je suis content que vous m'écriviez.",),
    "owed": ("Votre message du {day} aurait déjà dû recevoir une réponse ; je vous prie de m'en excuser.",),
    "promised": ("Je vous dois aussi ce que j'avais promis le {day} ; je regrette que cela ne vous soit pas parvenu.",),
    "no_message": ("Votre formulaire m'est arrivé sans message ; je ne sais donc pas encore ce que vous cherchez.",),
    "no_message_company": (
        "Le formulaire de {company} m'est arrivé sans message ; je ne sais donc pas encore ce que vous cherchez.",
    ),
    "interested": ("Merci de nous avoir écrit.",),
    "later": ("Aucun souci, rien ne presse.",),
    "later_close": ("Écrivez-moi le moment venu, et nous reprendrons là.",),
    "minutes": ("{count} minutes",),
    "you": ("vous",),
    "both_people": ("vous deux",),
    "all_people": ("vous {count}",),
    "people_unsure": ("Dites-moi, s'il vous plaît, combien vous serez.",),
    "deferred": (
        "Sur {label}, je n'ai pas encore de réponse confirmée. Je me renseigne aujourd'hui auprès de {who} et vous écris dès que je"
        " le sais.",
    ),
    "deferred_words": (
        "À votre question « {words} », je n'ai pas encore de réponse confirmée. Je me renseigne aujourd'hui auprès de {who} et vous"
        " écris dès que je le sais.",
    ),
    "open_answer": (
        "Je n'ai pas encore la réponse. Je me renseigne aujourd'hui auprès de {who} et vous écris dès que je le sais.",
    ),
    "deferred_bullet": ("{label} : pas encore confirmé. Je me renseigne aujourd'hui auprès de {who} et vous écris.",),
    "our": ("notre équipe ({name})",),
    "the": ("{label}",),
    "this": ("cela",),
    "this_point": ("ce point",),
    "earlier_question": ("votre question précédente",),
    "colleague": ("mes collègues",),
    "label": ("{label} : {answer}",),
    "figure": ("{answer}, ce qui suffit pour {count}.",),
    "file": ("Voici ce que vous avez demandé : {file}\n{link}",),
    "file_offer": ("À lire à tête reposée : {file}\n{link}",),
    "this_file": ("ce fichier",),
    "file_missing": (
        "Je cherche le fichier demandé et vous l'envoie aujourd'hui s'il en existe un que je peux partager.",
    ),
    "withheld": ("Comme nous travaillons dans le même domaine, je ne peux pas vous aider sur ce point : {labels}.",),
    "ask_times_zone": ("Quels deux ou trois créneaux vous conviendraient, et dans quel fuseau horaire êtes-vous ?",),
    "booking": ("Vous pouvez choisir ici le créneau qui vous convient : {link}",),
    "urgent_times": ("Un court appel réglera le reste à temps.",),
    "mention": ("Si vous préférez en parler, dites-moi quand et je vous appelle.",),
    "mention_demo": ("Quand vous voudrez le voir, proposez-moi deux créneaux qui vous conviennent.",),
    "quote": ("Souhaitez-vous que je vous l'envoie sous forme de devis ?",),
    "count": ("Combien de {units} prévoyez-vous environ ? Je pourrai alors vous dire quel prix s'applique.",),
    "pricing_more": ("Dites-moi en une ligne ce que vous prévoyez, et je vous donne le prix qui s'applique.",),
    "what_next": ("Que souhaitez-vous savoir en premier ? Une ligne suffit.",),
    "sorry_trouble": ("Je suis désolé, et je comprends votre colère.",),
    "sorry_plain": ("Je suis désolé, et je comprends votre colère.",),
    "sorry_support": ("Je suis désolé de ce contretemps.",),
    "passed_on": ("Je transmets votre message aujourd'hui à {who}.",),
    "call_today_senior": (
        "Je demande à {who} qu'un responsable vous appelle aujourd'hui au numéro que vous avez laissé.",
    ),
    "call_today": ("Je demande à {who} de vous appeler aujourd'hui au numéro que vous avez laissé.",),
    "write_today": ("Je transmets cela maintenant à {who} et demande que l'on vous réponde aujourd'hui.",),
    "reach": ("Vous pouvez aussi les joindre directement : {reach}.",),
    "billing": ("Je transmets {what} aujourd'hui à {who}, qui vous répondra.",),
    "billing_ref": ("votre message sur {reference}",),
    "billing_plain": ("votre message",),
    "deadline": ("J'ai indiqué votre échéance, le {deadline}.",),
    "desk_support": ("notre équipe d'assistance",),
    "desk_billing": ("notre service comptable",),
    "desk_privacy": ("nos responsables de la protection des données",),
    "desk_careers": ("notre équipe de recrutement",),
    "desk_partners": ("nos collègues chargés des partenariats",),
    "desk_bids": ("nos collègues chargés des appels d'offres",),
    "desk_press": ("notre service de presse",),
    "desk_security": ("notre équipe de sécurité",),
    "tender": ("Merci. Nous avons bien reçu {reference} et noté vos dates : {deadlines}.",),
    "tender_no_dates": ("Merci. Nous avons bien reçu {reference}.",),
    "tender_plain": ("votre appel d'offres",),
    "tender_contact": (
        "Votre contact est {who}, qui décide de notre participation. Pour la suite, merci d'écrire à {reach}.",
    ),
    "tender_unknown": ("Je le transmets aujourd'hui à {who}, qui décident de notre participation.",),
    "careers": ("Merci de penser à nous. Envoyez, s'il vous plaît, votre dossier à {who} : {reach}.",),
    "careers_unknown": ("Merci de penser à nous. Je transmets votre message aujourd'hui à {who}.",),
    "careers_close": (
        "Je travaille à la vente et ne connais pas les postes ouverts, mais je vous souhaite bonne chance.",
    ),
    "press": (
        "Merci de votre demande. Je ne peux pas faire de déclaration ; adressez-vous, s'il vous plaît, à {who} : {reach}.",
    ),
    "press_unknown": (
        "Merci de votre demande. Je ne peux pas faire de déclaration ; je transmets votre message à {who}.",
    ),
    "press_forward": ("Je leur fais suivre votre message maintenant, pour qu'ils l'aient à temps.",),
    "partners": ("Votre interlocuteur est {who} : {reach}. Je transmets votre message aujourd'hui.",),
    "partners_unknown": ("Je transmets votre message aujourd'hui à {who}, qui vous écriront.",),
    "partners_thanks": ("Merci de votre idée.",),
    "erasure": ("Je transmets votre demande aujourd'hui à {who}. Une réponse écrite vous parviendra de leur part.",),
    "access": (
        "Je transmets votre message aujourd'hui à {who} ; vous n'avez pas à écrire de nouveau. Une réponse écrite vous parviendra de"
        " leur part.",
    ),
    "access_sorry": ("C'est une question légitime, et vous devez avoir une vraie réponse.",),
    "pitch": (
        "Merci de votre message. Ce formulaire est destiné à ceux qui souhaitent acheter chez nous ; je ne peux donc pas donner suite à"
        " votre offre. Je vous souhaite bonne chance.",
    ),
    "competitor_close": ("Je vous souhaite une bonne continuation.",),
    "misdirected": ("Je crains que nous ne soyons pas l'entreprise que vous cherchez.",),
    "misdirected_close": ("J'espère que vous la trouverez vite.",),
    "wish_luck": ("Bonne chance !",),
    "wish_luck_plain": ("Bonne chance !",),
    "offer_none": (
        "Je ne trouve pas dans nos échanges l'offre que vous mentionnez et ne peux donc pas la confirmer. Je vous prépare volontiers un"
        " devis en bonne forme.",
    ),
    "subject_demo": ("Créneaux pour une démonstration",),
    "subject_demo_company": ("Une démonstration pour {company}",),
    "subject_call": ("Créneaux pour notre appel",),
    "subject_no_message": ("Votre formulaire",),
    "subject_no_message_company": ("Le formulaire de {company}",),
    "subject_topics": ("Vos questions : {labels}",),
    "subject_topic": ("Votre question : {label}",),
    "subject_question": ("Votre question",),
    "subject_questions": ("Vos questions",),
    "subject_tender": ("{reference}",),
    "subject_billing": ("{reference}",),
    "subject_support": ("La suite",),
    "subject_careers": ("Votre candidature",),
    "subject_press": ("Votre demande",),
    "subject_partners": ("Votre idée de partenariat",),
    "subject_privacy": ("Votre demande",),
    "subject_file": ("Le fichier demandé",),
    "subject_later": ("Quand vous voudrez",),
    "subject_declined": ("Votre message",),
    "subject_general": ("Votre message",),
}

LABELS: Mapping[str, str] = {
    "price": "le prix", "pricing": "le prix", "quote": "le devis", "discount": "la remise", "payment": "le paiement",
    "invoice": "la facture", "currency": "la devise", "setup time": "la mise en place", "setup": "la mise en place",
    "delivery": "la livraison", "integration": "l'intégration", "export": "l'export", "languages": "les langues",
    "language": "la langue", "minimum": "le minimum", "mobile app": "l'application", "offline": "l'usage hors connexion",
    "security": "la sécurité", "encryption": "le chiffrement", "data protection": "la protection des données",
    "hosting": "l'hébergement des données", "audit logs": "les journaux d'audit", "sign in": "la connexion",
    "support": "l'assistance", "training": "la formation", "trial": "l'essai", "free use": "l'usage gratuit",
    "references": "les références", "case study": "l'étude de cas", "contract": "le contrat", "contract terms": "les conditions",
    "terms": "les conditions", "liability": "la responsabilité", "file": "le fichier", "partnership": "le partenariat",
    "contact": "l'interlocuteur", "results": "les résultats", "api": "l'API", "hardware": "le matériel",
    "installation": "l'installation", "seats": "les utilisateurs", "capacity": "la capacité",
}  # fmt: skip

VERBS = frozenset(
    ["est", "sont", "coûte", "coûtent", "dure", "a", "ont", "peut", "peuvent", "figure", "reste", "faut", "fonctionne", "montre", "comprend", "propose", "gardons", "établissons", "avons", "faisons", "offrons", "conserve", "conservons", "prend", "doit"]
)  # fmt: skip
"""Common verbs: an answer whose first sentence holds none of them needs its topic before it."""
NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
MINUTES: Mapping[int, str] = {15: "un quart d'heure", 30: "une demi-heure", 45: "trois quarts d'heure", 60: "une heure"}
AND = " et "
