"""Cues by which a sentence is read: what it denies, under what condition, for how many, and what it does.

Every pattern reads folded text (no case, no accents) of one sentence, in English, German, Spanish, French or Portuguese.
"""

from __future__ import annotations

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


NEGATIONS = frozenset((
    "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "can't", "don't", "doesn't", "isn't",
    "aren't", "won't", "wouldn't", "didn't", "haven't", "hasn't", "wasn't", "couldn't", "unavailable", "impossible", "unable",
    "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "nichts", "weder", "noch",
    "nunca", "jamas", "ningun", "ninguna", "ninguno", "nadie", "nada", "tampoco", "ni",
    "ne", "n", "pas", "jamais", "aucun", "aucune", "personne", "rien", "non", "nao", "nenhum", "nenhuma", "ninguem", "nem",
))  # fmt: skip
WITHOUT = frozenset(("without", "ohne", "sin", "sans", "sem"))
NOT_A_NEGATION = _any(
    r"not only", r"no later than", r"not later than", r"no more than", r"not more than", r"nicht nur", r"nicht mehr als",
    r"no solo", r"no mas de", r"non seulement", r"pas plus de", r"nao so", r"nao mais de", r"no problem", r"noch heute",
    r"nach wie vor", r"in no time", r"noch eine?",
)  # fmt: skip
YES = re.compile(r"^(?:yes|yep|sure|ja|si|oui|sim|jawohl|genau|exactly|correct)(?!\w)[ ,.:;!]*")
NO = re.compile(r"^(?:no|nein|non|nao|not|nicht|pas|kein\w*|aucun\w*|ningun\w*|nenhum\w*|never|nie)(?!\w)")
POLAR_QUESTION = re.compile(
    r"^(?:\W*)(?:do|does|did|is|are|can|could|will|would|has|have|must|may|should|kann|konnen|ist|sind|gibt|haben|hat|darf|wird"
    r"|lasst|bieten|muss|mussen|brauch\w*|es posible|hay|puede\w*|tienen|ofrecen|se puede|est-ce|peut|peuvent|pouvez|avez|proposez|y a-t-il"
    r"|existe|ha|tem|podem|pode|oferecem)(?!\w)"
)

CONDITIONS: dict[str, re.Pattern[str]] = {
    "on request": _any(
        r"(?:up)?on (?:your )?request", r"by request", r"requests?", r"requested", r"ask(?:ing)? (?:us|for)", r"auf (?:anfrage|wunsch|anforderung)",
        r"bajo (?:peticion|solicitud|demanda|pedido)", r"a (?:peticion|solicitud|pedido)", r"previa solicitud", r"sur (?:simple )?demande",
        r"sob (?:pedido|demanda|consulta|solicitacao)", r"mediante (?:pedido|solicitacao|solicitud)", r"anfrag\w*", r"solicit\w*", r"demand\w*",
    ),
    "under an agreement": _any(
        r"n\.?d\.?a\.?", r"non-?\s?disclosure\w*", r"confidentiality\w*", r"geheimhaltung\w*", r"vertraulichkeit\w*", r"confidencialidad",
        r"confidentialite", r"confidencialidade", r"sigilo",
    ),
    "with consent": _any(
        r"consent\w*", r"permission", r"approv\w*", r"agree(?:s|d)", r"einwilligung", r"zustimm\w*", r"einverstand\w*", r"erlaubnis", r"genehmig\w*", r"consentimiento",
        r"permiso", r"autoriza\w*", r"consentement", r"accord", r"autoris\w*", r"consentimento", r"aprova\w*",
    ),
    "not settled yet": _any(
        r"depend\w*", r"subject to", r"confirm\w*", r"after a (?:short |brief )?call", r"case by case", r"hangt\b.{0,40}\bab", r"abhangig", r"abhang\w*",
        r"bestatig\w*", r"nach (?:einem|kurzem) (?:kurzen )?\w+", r"je nach", r"tras una llamada", r"despues de una llamada", r"segun",
        r"selon", r"apres un (?:court |bref )?\w+", r"sous reserve", r"apos uma (?:breve )?\w+", r"conforme", r"sujeit\w*", r"sujet\w*", r"vorbehalt\w*",
    ),
    "if": _any(
        r"if", r"unless", r"once", r"when\w*", r"provided", r"as long as", r"in case", r"as soon as", r"until", r"en cuanto", r"sans", r"wenn", r"falls", r"sofern", r"sobald",
        r"solange", r"wer", r"ist", r"sind", r"si", r"cuando", r"siempre que", r"una vez", r"salvo", r"quand", r"lorsqu\w*", r"des que", r"une fois", r"sauf", r"a condition",
        r"se", r"quando", r"caso", r"assim que", r"uma vez", r"s'il\w*", r"after", r"nach", r"tras", r"apres", r"apos", r"then", r"dann", r"stock", r"lager", r"existencias",
    ),
    "from a number on": _any(
        r"from", r"starting", r"at least", r"or more", r"over", r"above", r"more than", r"ab", r"mindestens", r"uber", r"desde", r"a partir", r"mas de", r"al menos", r"des", r"au moins", r"plus de",
        r"a partir d[eo]", r"mais de", r"pelo menos",
    ),
    "below a limit": _any(
        r"below", r"under", r"up to", r"less than", r"at most", r"unter", r"bis", r"hasta", r"menos de", r"por debajo", r"moins de", r"jusqu\w*", r"ate", r"abaixo", r"en dessous",
    ),
    "planned only": _any(
        r"plan(?:ned|ning|s to)", r"roadmap", r"beta", r"pilot phase", r"expected", r"geplant", r"vorgesehen", r"previst\w*", r"planead\w*",
        r"planific\w*", r"prevu\w*", r"planej\w*", r"in development", r"in entwicklung", r"en desarrollo", r"en developpement", r"em desenvolvimento",
    ),
    "mostly": _any(
        r"usual\w*", r"often", r"typical\w*", r"normally", r"most(?:ly)?", r"about", r"around", r"approx\w*", r"roughly", r"some", r"sometimes", r"generally", r"as a rule",
        r"meist\w*", r"oft", r"ublich\w*", r"normalerweise", r"in der regel", r"etwa", r"rund", r"ca", r"circa", r"ungefahr", r"manche\w*", r"mehrheit", r"haufig", r"zirka", r"einige\w*",
        r"normalmente", r"suele\w*", r"habitual\w*", r"alrededor", r"aproximad\w*", r"mayoria", r"algun\w*", r"a menudo", r"unos", r"unas", r"generalmente", r"por lo general",
        r"habituel\w*", r"souvent", r"environ", r"generale\w*", r"plupart", r"certain\w*", r"quelques", r"en general", r"parfois",
        r"geralmente", r"cerca de", r"costuma\w*", r"maioria", r"algun\w*", r"muitas vezes", r"uns", r"umas", r"frequente\w*", r"can", r"kann", r"puede", r"peut", r"pode",
    ),
}  # fmt: skip
"""What a supporting sentence may hang on: where it does, the letter must say so too."""
CONDITION_SOURCES: dict[str, re.Pattern[str]] = {
    "on request": _any(
        r"(?:up)?on request", r"by request", r"auf (?:anfrage|wunsch|anforderung)", r"bajo (?:peticion|solicitud|demanda|pedido)", r"a (?:peticion|solicitud)",
        r"previa solicitud", r"sur (?:simple )?demande", r"sob (?:pedido|demanda|consulta)", r"mediante (?:pedido|solicitacao)",
    ),
    "under an agreement": CONDITIONS["under an agreement"],
    "with consent": _any(r"consent", r"permission", r"einwilligung", r"zustimmung", r"consentimiento", r"permiso", r"consentement", r"consentimento"),
    "not settled yet": _any(
        r"depends?", r"subject to", r"after a (?:short |brief )?call", r"case by case", r"we confirm", r"hangt\b.{0,40}\bab", r"abhangig", r"nach (?:einem|kurzem) (?:kurzen )?gesprach",
        r"depende\w*", r"tras una (?:breve )?llamada", r"despues de una (?:breve )?llamada", r"depend(?:ent)?", r"apres un (?:court |bref )?(?:appel|echange)", r"sous reserve", r"apos uma (?:breve )?(?:ligacao|chamada|conversa)",
    ),
    "if": _any(r"if", r"unless", r"provided", r"as long as", r"sobald", r"solange", r"en cuanto", r"des que", r"assim que", r"falls", r"sofern", r"wenn", r"siempre que", r"a condition", r"once", r"when (?:they|you|the customer)", r"si", r"salvo", r"sauf", r"caso"),
    "from a number on": _any(r"from \d+ \w+ on(?:wards)?", r"ab \d+ \w+", r"a partir d[eo] \d+", r"a partir de \d+"),
    "below a limit": _any(r"below (?:\d|euro|dollar|pound)[\d.,]*", r"unter \d[\d.,]*", r"por debajo de \d[\d.,]*", r"moins de \d[\d.,]*", r"abaixo de \d[\d.,]*"),
    "planned only": CONDITIONS["planned only"],
    "mostly": _any(
        r"usually", r"often", r"typically", r"normally", r"most(?:ly)?", r"about \d+", r"around \d+", r"approximately", r"roughly", r"sometimes", r"generally", r"meist\w*", r"in der regel", r"ublicherweise",
        r"normalmente", r"suele\w*", r"la mayoria", r"habituellement", r"en general", r"souvent", r"la plupart", r"geralmente", r"a maioria",
    ),
}  # fmt: skip
FROM = _any(
    r"from", r"starts? (?:at|from)", r"starting (?:at|from)", r"start(?:ing)?", r"begins? at", r"at least", r"minimum", r"upwards?", r"ab", r"beginn\w* (?:bei|ab)", r"mindestens", r"desde",
    r"a partir d[eu]s?", r"empiez\w* (?:en|desde)", r"minimo", r"como minimo", r"al menos", r"des", r"commenc\w* a", r"debut\w* a", r"au moins", r"comec\w* em", r"no minimo", r"pelo menos", r"parti[rt]",
)  # fmt: skip
UP_TO = _any(
    r"up to", r"at most", r"no more than", r"not more than", r"max\w*", r"limit\w*", r"fewer than", r"under", r"below", r"within", r"as many as", r"cap\w*", r"bis(?: zu)?", r"hochstens", r"hasta", r"como maximo", r"maxim\w*", r"jusqu'?\s?a?u?x?", r"au plus", r"plafon\w*",
    r"ate", r"no maximo", r"cover\w*", r"grenze\w*", r"tope",
)  # fmt: skip
UNIVERSAL = _any(
    r"all", r"any", r"every\w*", r"always", r"unlimited", r"entire\w*", r"complete\w*", r"fully", r"each", r"whatever", r"100 ?%", r"anyone", r"anything", r"anywhere", r"anytime",
    r"alle[nrs]?", r"jede\w*", r"immer", r"samtliche\w*", r"unbegrenzt\w*", r"vollstandig\w*", r"jederzeit", r"beliebig\w*", r"as long as you (?:like|want)", r"whenever", r"wherever", r"so lange sie", r"cuando (?:quiera|quieran|desee)\w*", r"quand vous voulez", r"quando quiser\w*",
    r"tod[oa]s?", r"siempre", r"cualquier\w*", r"cada", r"ilimitad\w*", r"completamente", r"tous?", r"toutes?", r"toujours", r"chaque", r"n'importe", r"illimite\w*",
    r"sempre", r"qualquer", r"quaisquer",
)  # fmt: skip
NOT_UNIVERSAL = _any(
    r"at all", r"any (?:questions?|case|of (?:these|those|them))", r"all (?:times|the best|right)", r"if any", r"after all", r"above all", r"let me know any", r"alles gute", r"todo lo",
    r"de todos modos", r"en todo caso", r"tout de suite", r"tout a fait", r"tout d'abord", r"ante todo", r"vor allem", r"cada vez", r"en tout cas", r"a toda hora", r"all (?:four|three|five|six|two|of your|your)",
    r"todos os dias", r"de todo", r"del todo", r"pas du tout", r"toda la",
)  # fmt: skip
OTHER = _any(r"other \w+s", r"weitere\w? \w+", r"otr[oa]s \w+s", r"d'autres \w+s", r"autres \w+s", r"outr[oa]s \w+s")
ASKED = _any(
    r"you (?:asked|ask|wrote|mention\w*|said|want to know|raised)",
    r"your (?:question|worry|concern|message)",
    r"sie (?:fragen|schreiben|fragten|erwahn\w*)",
    r"(?:ihre|deine) frage\w*",
    r"pregunta\w*",
    r"menciona\w*",
    r"vous (?:demandez|mentionnez|evoquez)",
    r"votre question",
    r"voce\w* (?:pergunt\w*|mencion\w*)",
    r"sua pergunta",
)
MUST = _any(
    r"must",
    r"have to",
    r"has to",
    r"required",
    r"mandatory",
    r"muss",
    r"mussen",
    r"pflicht",
    r"verpflichtend",
    r"deben?",
    r"obligatori\w*",
    r"doi(?:t|vent)",
    r"obligatoire\w*",
    r"dev(?:e|em)",
)
NEEDS = _any(
    r"must",
    r"have to",
    r"has to",
    r"required",
    r"mandatory",
    r"needs?",
    r"only",
    r"muss\w*",
    r"brauch\w*",
    r"notig",
    r"pflicht",
    r"necesit\w*",
    r"deb\w*",
    r"obligatori\w*",
    r"doi\w*",
    r"faut",
    r"besoin",
    r"dev\w*",
    r"precis\w*",
    r"requires?",
    r"you do",
)
YOURS = _any(
    r"yours",
    r"up to you",
    r"by your",
    r"you do",
    r"your own",
    r"yourselves",
    r"yourself",
    r"by yourselves",
    r"ihre sache",
    r"a su cargo",
    r"a votre charge",
)
"""What our answer leaves to them."""
NEVER = _any(r"never", r"nie", r"niemals", r"nunca", r"jamas", r"jamais", r"under no circumstances", r"auf keinen fall")
ABSOLUTE_NO = _any(r"never", r"no", r"none", r"nobody", r"nothing", r"nie", r"niemals", r"kein\w*", r"niemand", r"nichts", r"nunca", r"jamas", r"ningun\w*", r"nadie", r"jamais", r"aucun\w*", r"nenhum\w*", r"ninguem")  # fmt: skip
ONLY = _any(r"only", r"exclusively", r"solely", r"nur", r"ausschliesslich", r"solo", r"solamente", r"unicamente", r"exclusivamente", r"seulement", r"uniquement", r"exclusivement", r"apenas", r"somente", r"ne .{1,30} que")  # fmt: skip

OF_THE_REP = re.compile(r"^\W*(?:so |and |but |then |also )?(?:i|i'm|i'd|i'll|i've|ich|je|j|j'ai|eu)(?![\w'])")
GLADLY = _any(
    r"gladly",
    r"let's",
    r"happy to",
    r"with pleasure",
    r"gern\w*",
    r"con gusto",
    r"volontiers",
    r"com prazer",
    r"avec plaisir",
    r"encantad\w*",
)
DEFERRAL = _any(
    r"not (?:yet )?(?:confirmed|settled|known|clear|decided)(?: yet)?", r"find out", r"can't (?:find|confirm|say|tell)", r"take it from here", r"pass(?:ing|ed)? (?:your|this|it)\b",
    r"forward(?:ing|ed)? (?:your|this|it)\b", r"noch nicht (?:bestatigt|geklart|bekannt)", r"sin confirmar", r"pas encore (?:confirme|connu)\w*", r"ainda nao (?:confirmad|sabemos|sei)\w*", r"transmets",
    # what is open
    r"(?:i|we) (?:do not|don't|can't|cannot|can not) (?:yet )?(?:know|say|tell|confirm|promise|answer|give|speak|have (?:an?|the|any) (?:approved |confirmed |firm |reliable )?(?:answer|figure|word))",
    r"(?:i|we) (?:would|'d) rather not guess", r"(?:i|we) (?:will not|won't) guess", r"(?:is|are|stays?|remains?) (?:still )?open", r"not something (?:i|we) can (?:confirm|say|answer)", r"(?:i|we) (?:haven't|have not) (?:yet )?(?:got|an|a|the)\b.{0,30}\banswer",
    r"don't have (?:an? |the )?(?:\w+ )?(?:answer|figure|word|confirmation)", r"no (?:confirmed|approved|ready|firm) (?:answer|word)", r"needs? (?:an answer|a word|a check|checking|confirming)", r"has to be checked", r"need to check",
    # who is asked
    r"(?:i'm|i am|we're|we are|i've|i have|we've|we have|i'll|i will|we'll|we will|let me|i) (?:now |also |already |just )?(?:ask|asking|asked|check|checking|checked|find out|finding out|clarify|clarifying|passing|pass|passed|forward\w*|hand\w*|raise\w*|rais\w*|putting|put|tak\w+|bring\w*|look into|looking into|request\w*|verify\w*|get back|come back|bring)",
    r"(?:will|can|'ll) (?:write to you|write back|reply|answer|get back|come back|tell you|be in touch|respond|follow up|let you know|confirm|take it from here|contact you|reach out|handle|look into|advise)", r"is (?:the )?(?:right )?(?:person|contact|desk|team|address)", r"are the right (?:people|team|desk)",
    # German
    r"(?:weiss|kann|konnen|mochte|will|darf) ich\b.{0,40}\bnicht", r"ich (?:weiss|kann|darf|mochte|habe)\b.{0,60}\bnicht\w*", r"(?:ist|bleibt|sind|bleiben) (?:noch )?(?:offen|zu klaren)", r"liegt (?:mir|uns)\b.{0,40}\b(?:keine|nicht)\w*", r"habe ich (?:noch )?keine\b.{0,40}\w+", r"ich (?:frage|klare|prufe|leite|gebe|lasse|erkundige|kläre|hake)\b.{0,80}", r"(?:frage|klare|prufe|leite|gebe) ich\b.{0,80}",
    r"(?:meldet|melden|antwortet|antworten|schreibt|beantwortet|beantworten) (?:sich|ihnen|dir|euch)?\b.{0,40}", r"ist (?:dafur )?(?:ihr|der|die|dein) (?:richtige )?ansprechpartner\w*", r"kummer[nt] sich", r"zustandig", r"melde ich mich", r"ich melde mich",
    # Spanish
    r"no (?:lo )?(?:se|sabemos|puedo|podemos|quiero|tengo|tenemos)\b.{0,30}\b(?:confirm\w*|decir\w*|asegurar\w*|prometer\w*|respuesta|dato|responder\w*|adelantar\w*)", r"(?:queda|sigue|esta|quedan) (?:todavia |aun )?(?:pendiente|abiert)\w*", r"(?:lo |se lo |te lo |le )?(?:estoy )?(?:pregunt|consult|averigu|verific|revis|compruebo|traslad|reenvi|pas)(?:o|ando|are|amos|aré)", r"(?:voy|vamos) a (?:preguntar|consultar|averiguar|verificar|revisar|comprobar|pasar|trasladar)\w*",
    r"(?:le|te|les|os) (?:escribira|escribiran|respondera|responderan|contestara|llamara|dira|confirmara|informara|confirmo|escribo|respondo|aviso|dire|escribire|confirmare)", r"es (?:la persona|el contacto|su contacto|tu contacto)", r"se (?:encarga|ocupa)n?", r"se pondra en contacto",
    # French
    r"je ne (?:sais|peux|veux|dispose|connais)\b.{0,60}", r"je n'ai\b.{0,20}\b(?:reponse|confirmation|chiffre|information)\w*", r"(?:reste|restent|est) (?:encore )?(?:ouvert|a (?:confirmer|verifier|preciser))\w*", r"je (?:le |la |l'|lui |leur )?(?:demande|verifie|transmets|pose|interroge|consulte|fais suivre|renseigne|soumets)\b", r"j'(?:ai (?:transmis|demande|interroge)|interroge)", r"(?:vous|te) (?:ecrira|repondra|dira|contactera|confirmera|rappellera|ecriront|repondront|recontacte\w*|reviens|reviendra|repond|ecris)", r"je (?:vous|te|reviens) (?:reviens|ecris|redis|confirme|repond\w*|tiens|vers)", r"est (?:votre|ton|le bon|la bonne|l') ?(?:interlocut|contact|personne)\w*", r"(?:s'en|s') ?(?:occupe|charge)\w*",
    # Portuguese
    r"nao (?:sei|posso|consigo|quero|tenho|temos)\b.{0,40}\b(?:confirm\w*|dizer|afirmar|prometer|resposta|responder|informacao|garantir)", r"(?:fica|continua|esta|ficam) (?:ainda )?(?:em aberto|pendente)\w*", r"(?:ja )?(?:estou |vou )?(?:pergunt|consult|verific|confer|encaminh|repass)(?:ei|o|ando|ar|arei|amos)", r"(?:lhe|te|vai te|ira) (?:escrev|respond|diz|confirm|retorn)\w*", r"(?:vai|vao|ira) (?:escrever|responder|confirmar|retornar|dizer)\w*", r"(?:respondo|retorno|confirmo|escrevo|aviso) (?:a voce|para voce|assim|por|ainda|voce|quando)?", r"e (?:a pessoa|o contato|quem)", r"cuida (?:disso|desse|do|da)",
)  # fmt: skip
"""What is left open, who is asked, who will say."""
SUBORDINATE = _any(
    r"whether", r"if", r"about", r"how", r"what", r"when", r"which", r"who", r"where", r"why", r"on", r"for", r"to", r"ob", r"wie", r"was", r"wann", r"welche\w*", r"wer", r"zu\w*", r"uber", r"bei", r"dazu",
    r"si", r"como", r"que", r"cuando", r"cual\w*", r"quien", r"sobre", r"por", r"comment", r"quand", r"quel\w*", r"qui", r"sur", r"pour", r"se", r"quando", r"qual\w*", r"quem",
)  # fmt: skip
OURS = _any(
    r"we", r"we're", r"we've", r"we'll", r"we'd", r"us", r"our", r"ours", r"i", r"i'm", r"i'll", r"i've", r"i'd", r"my", r"me",
    r"wir", r"uns", r"unser\w*", r"ich", r"mir", r"mein\w*", r"nosotros", r"nuestr\w*", r"nos", r"yo", r"mi", r"mis",
    r"nous", r"notre", r"nos", r"je", r"j", r"j'ai", r"mon", r"ma", r"nosso\w*", r"nossa\w*", r"eu", r"meu", r"minha", r"gente",
)  # fmt: skip
POSSESSIVE_OURS = frozenset((
    "our", "unser", "unsere", "unserem", "unseren", "unserer", "unseres", "nuestro", "nuestra", "nuestros", "nuestras", "notre", "nos",
    "nosso", "nossa", "nossos", "nossas",
))  # fmt: skip
POSSESSIVE_YOURS = frozenset((
    "your", "yours", "their", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "dein", "deine", "deinen", "deinem", "deiner", "euer", "eure", "euren", "eurem",
    "su", "sus", "tu", "tus", "vuestro", "vuestra", "vuestros", "vuestras", "votre", "vos", "ton", "ta", "tes", "seu", "sua", "seus", "suas", "teu", "tua",
))  # fmt: skip
YOU = _any(
    r"you", r"your\w*", r"you're", r"you've", r"you'd", r"you'll", r"sie", r"ihnen", r"ihr\w*", r"du", r"dir", r"dich", r"dein\w*", r"euch", r"eure?\w*",
    r"usted\w*", r"su", r"sus", r"tu", r"tus", r"te", r"ti", r"le", r"les", r"vosotros", r"vuestr\w*", r"vous", r"votre", r"vos", r"toi", r"ton", r"ta", r"tes",
    r"voce\w*", r"seu", r"sua", r"seus", r"suas", r"lhe",
)  # fmt: skip
GRANTS = _any(
    r"you (?:can|could|may|will|get|receive|have access|are covered)", r"you'll", r"your \w+ (?:is|are|will|stays?|remains?|can)",
    r"(?:sie|du|ihr) (?:konn\w*|kannst|konnt|erhalt\w*|bekomm\w*|durf\w*|darfst|werd\w*)", r"(?:erhalten|bekommen|konnen|werden) sie",
    r"(?:puede\w*|podra\w*|recib\w*|tendra\w*|obten\w*|dispon\w*)", r"vous (?:pouv\w*|pourr\w*|recev\w*|aurez|obten\w*|dispos\w*|beneficie\w*)", r"(?:pode\w*|podera\w*|receb\w*|tera\w*|obte\w*)",
)  # fmt: skip
"""What speaks of them but says what they get from us."""
PRESUPPOSED = _any(
    r"did you know",
    r"do you know that",
    r"wussten sie",
    r"wusstest du",
    r"sabia\w*",
    r"saviez\W*vous",
    r"you know that",
)
REP_ACTION = _any(
    r"(?:i'll|i will|i'm|i am|i can|i could|i'd|i would|let me|we'll|we can|we could|we will|allow me|i) (?:gladly |happily |then |also |be |of course )?(?:be (?:glad|happy) to )?(?:like |love )?(?:to )?(?:send|sending|forward|share|show|showing|walk|talk|take|book|block|put|keep|hold|adjust|move|call|ring|calling|phone|copy|include|introduce|connect you|make sure|see|meet|speak|suggest|propose|offer|explain|answer|go through|go over|bring|leave|close|note|noted|mark|write|follow|be in touch|get back|come back|remove|stop|update|prepare|join|set up a|set up the|find|wait|stay)",
    r"happy to", r"glad to", r"gladly", r"gern\w*", r"ich (?:schicke|sende|zeige|rufe|melde|trage|reserviere|passe|bringe|schreibe|stelle|schlage|freue|erklare|halte|nehme|gebe|merke|notiere)", r"(?:schicke|sende|zeige|rufe|trage|reserviere|schreibe|erklare|nehme|stelle|konnen wir|kann) ich", r"(?:konnte|kann|wurde) (?:ich|wir)", r"zeigen (?:wir|kann)", r"wir (?:sprechen|telefonieren|konnen uns|sehen)",
    r"(?:le|te|les|os|se lo|te lo) (?:envio|enviare|mando|mandare|muestro|mostrare|llamo|llamare|enseno|propongo|reservo|explico|paso|adjunto|dejo)", r"con (?:mucho )?gusto", r"encantad\w*", r"puedo (?:mostrar|ensenar|llamar|enviar|explicar|proponer)\w*", r"podemos (?:hablar|ver|vernos|reunirnos)\w*", r"podria\w* (?:ser|hablar|mostrar)\w*", r"(?:reservo|envio|mando|anoto|tomo nota)",
    r"je (?:vous|te) (?:envoie|enverrai|montre|montrerai|appelle|appellerai|propose|reserve|explique|transmets|laisse|presente|joins)", r"(?:volontiers|avec plaisir)", r"je (?:peux|pourrais|serais|note|prends|bloque) ", r"nous (?:pouvons|pourrions) (?:en parler|echanger|voir|nous)\w*",
    r"(?:envio|enviarei|mando|mostro|ligo|reservo|explico|anoto|deixo)", r"com prazer", r"posso (?:mostrar|ligar|enviar|explicar|propor|apresentar)\w*", r"podemos (?:conversar|falar|ver|marcar)\w*",
)  # fmt: skip
"""What a rep can do the same day."""
COMMITMENT = _any(
    r"(?:we|i)(?:'ll| will|'re going to| are going to|'m going to| am going to)(?: gladly| happily| also| then)? (?:give|grant|waive|start|deliver|build|add|extend|install|refund|credit|reduce|lower|match|cover|pay|train|migrate|develop|ship|replace|sign|provide|get you|do it|set (?:it|everything|this) up|set you up|go live|finish|complete|launch|prioriti[sz]e|guarantee|deliver)",
    r"(?:ich|wir) (?:garantier\w*|gewahr\w*|schenk\w*|erlass\w*|verspr\w*|sichern\b.{0,20}\bzu)", r"(?:werden|werde) (?:wir|ich)\b.{0,60}\b(?:liefern|starten|einrichten|anpassen|entwickeln|erstatten|gewahren|ubernehmen)",
    r"(?:garantizamos|garantizo|prometemos|prometo|le regalamos|le hacemos|te hacemos|empezaremos|entregaremos|instalaremos|devolveremos|reembolsaremos)",
    r"(?:nous|je) (?:garantis\w*|promet\w*|offrons|livrerons|demarrerons|rembourserons|accordons|accorderons)", r"(?:garantimos|garanto|prometemos|prometo|faremos|entregaremos|comecaremos|reembolsaremos)",
)  # fmt: skip
"""What nobody can promise by mail without a fact that says it."""
COURTESY = _any(
    r"thanks?", r"thank you", r"sorry", r"apolog\w*", r"regards", r"glad", r"happy", r"welcome", r"hope", r"looking forward", r"look forward", r"good luck", r"all the best", r"congrat\w*", r"let me know", r"feel free", r"please", r"understood", r"noted", r"of course", r"fair (?:question|point|enough)", r"no rush", r"no problem", r"kind of", r"you're right", r"enjoy", r"take care", r"understand\w*", r"makes sense", r"just (?:say|reply|tell|send|write|let)", r"tell me", r"reply", r"send me", r"say the word", r"see you", r"speak (?:soon|then)", r"talk (?:soon|then)", r"appreciate\w*", r"until then", r"received", r"drop me", r"write to", r"pick", r"if you", r"whenever",
    r"danke\w*", r"vielen dank", r"tut (?:mir|uns) leid", r"entschuldig\w*", r"bitte", r"freu\w*", r"viel (?:erfolg|gluck)", r"alles gute", r"verstehe\w*", r"verstandlich", r"gern geschehen", r"sagen sie", r"sag mir", r"schreiben sie", r"nennen sie", r"geben sie", r"melden sie", r"wenn (?:ihnen|dir|sie|es|das)", r"falls", r"notiert", r"erhalten", r"bis dahin", r"schonen?",
    r"gracias", r"agradec\w*", r"lament\w*", r"siento", r"sentimos", r"disculp\w*", r"perdon\w*", r"por favor", r"saludos", r"suerte", r"entiend\w*", r"comprend\w*", r"digame", r"dime", r"avis(?:e|a|eme|ame)\w*", r"quedo", r"si (?:le|te|prefiere|necesita|quiere|alguna)\w*", r"recibid\w*", r"espero", r"enhorabuena", r"felicidades",
    r"merci", r"desole\w*", r"navre\w*", r"excus\w*", r"s'il (?:vous|te) plait", r"cordialement", r"bonne", r"bon courage", r"compris", r"dites\W*moi", r"dis\W*moi", r"n'hesitez", r"n'hesite", r"si (?:vous|tu|cela|besoin)\w*", r"bien recu", r"ravi\w*", r"felicitations", r"au plaisir", r"repondez", r"indiquez",
    r"obrigad\w*", r"desculp\w*", r"sinto", r"lamento", r"por gentileza", r"abracos?", r"boa sorte", r"entendo", r"compreendo", r"me (?:diga|avise|conte|fala)", r"diga", r"avise", r"fico", r"se (?:preferir|quiser|precisar|voce)\w*", r"recebid\w*", r"responda", r"parabens",
)  # fmt: skip
"""What is said out of politeness, or asks something of them."""
YOU_SAID = _any(
    r"you (?:asked|wrote|mention\w*|said|want\w*|need\w*|plan\w*|run|host|hold|organi[sz]e|are|were|would like|wish|sent|describe\w*|left|named|raised|told|prefer\w*|expect\w*|use|work|have|do)", r"you're", r"you've", r"your (?:question|message|note|request|email|mail|form|wish|worry|concern|deadline|date|inquiry|enquiry|team|colleague|tender|notice|application)",
    r"sie (?:schreiben|schrieben|fragen|fragten|mochten|planen|suchen|brauchen|wollen|haben|sind|nutzen|organisieren|veranstalten|nennen|erwahn\w*|wunschen)", r"du (?:schreibst|fragst|mochtest|planst|suchst|brauchst|willst|hast|bist)", r"(?:ihre|deine|ihrer|ihren|ihr|deiner) (?:frage|nachricht|anfrage|mail|wunsch|frist|termin|bewerbung|ausschreibung|sorge|rechnung)\w*",
    r"(?:pregunta|menciona|escribe|comenta|busca|necesita|quiere|organiza|tiene|dice|plantea|indica|pide|nos cuenta|me cuenta|preguntaba|preguntas|mencionas|comentas|quieres|organizas|tienes|cuentas)", r"(?:su|tu) (?:pregunta|mensaje|solicitud|consulta|correo|plazo|fecha|duda|evento|jornada)\w*",
    r"vous (?:demandez|avez|ecrivez|mentionnez|souhaitez|cherchez|organisez|etes|voulez|evoquez|exploitez|posez|parlez|indiquez)", r"tu (?:demandes|as|ecris|souhaites|cherches)", r"votre (?:question|message|demande|mail|delai|date|projet)",
    r"voce\w* (?:pergunt\w*|mencion\w*|quer\w*|precis\w*|organiz\w*|tem|tem|escrev\w*|busca\w*|comentou|disse)", r"(?:sua|seu) (?:pergunta|mensagem|pedido|prazo|data|contato|duvida|evento)",
)  # fmt: skip
REQUESTS = re.compile(
    r"^\W*(?:and |then |so |just |please |bitte |por favor |s'il vous plait )*(?:send me|tell me|let me know|just|reply|give me|name|pick|choose|write me|drop me|say|when\b.{1,80}\b(?:send|tell|let|just|reply|write|drop|say)\b"
    r"|if\b.{1,80}\b(?:send|tell|let|just|reply|write|drop|say)\b|wenn\b.{1,80}\b(?:schreib|sag|meld|antwort|nenn|geb)\w*|(?:si|se)\b.{1,80}\b(?:responda|responde|escrib\w*|avis\w*|diga\w*|dime|repondez|reponds|ecrivez|dites|escreva|avise)|schreib\w*|nennen sie|sagen sie|schicken sie|geben sie|melden sie|wahlen sie|digame|dime|envieme|enviame|indique\w*|elija|elige|responda|responde|avis\w+"
    r"|dites|dis-moi|envoyez|indiquez|choisissez|repondez|diga|me diga|me avise|envie|responda|escolha|basta)(?!\w)"
)
"""What asks something of them."""
CONFIRMS = re.compile(
    r"(?:confirm|assure you|promise|say|tell you|happy to say|bestatigen|zusichern|versichern|confirmar\w*|asegurar\w*|confirmer|assurer|garantir)\b[^.;]{0,20}?(?<!\w)(?:that|dass|que|qu'|:)\s*"
)
"""What asserts all that follows it."""
AFFIRMATION = re.compile(
    r"^(?:yes|yep|sure|absolutely|definitely|of course|that works|that's possible|that is possible|it does|we do|they do|we can|you can|no problem"
    r"|ja|naturlich|selbstverstandlich|das geht|das ist moglich|klar|si|claro|por supuesto|desde luego|es posible|asi es|oui|bien sur|tout a fait|c'est possible|absolument"
    r"|sim|com certeza|claro que sim|e possivel|lo tenemos|lo hacemos|das machen wir|das lasst sich abbilden|das lasst sich machen)(?!\w)[\s,.:;!]*(?:(?:we|it|they|you|das) (?:do|does|can|is|are|geht)[\s,.:;!]*)?"
)
"""A yes that stands for what they asked."""
