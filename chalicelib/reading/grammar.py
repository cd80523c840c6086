"""Small words by which a sentence is taken apart into its questions, by language. Folded, as `folded` folds. Data only."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Grammar(NamedTuple):
    """`joins` connect two questions; `asks` begin one; `verbs` begin a further request; `before` may stand before a question
    word; `conditions` begin what belongs to the question; `orders` begin a sentence that is a request;
    `interrogatives` begin a question that has no question mark; `parts` begin a further thing that is asked for."""

    joins: frozenset[str]
    asks: frozenset[str]
    verbs: frozenset[str]
    before: frozenset[str]
    conditions: frozenset[str]
    orders: frozenset[str] = frozenset()
    interrogatives: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


_ORDERS = {
    "en": "send share tell provide confirm name explain email forward quote list describe check correct cancel update fix refund delete "
    "connect reset unlock extend remove advise",
    "de": "schicken senden nennen teilen bestatigen schickt schick nennt",
    "es": "envienme envieme enviame manden mandenme confirmen indiquen",
    "fr": "envoyez transmettez confirmez indiquez adressez merci",
    "pt": "enviem envie mandem mande confirmem informem",
}
_INTERROGATIVES = {
    "en": "what which who when where why how do does did is are can could will would u",
    "de": "was welche welcher welches wer wann wo warum wie wieviel ob kann kannst konnt konnen gibt hat habt haben funktioniert lasst",
    "es": "que cual cuales quien cuando donde como cuanto cuanta cuantos cuantas",
    "fr": "quel quelle quels quelles quand comment combien pourquoi est",
    "pt": "qual quais quem quando onde como quanto quanta quantos",
    "it": "quale quali chi quando dove perche come quanto quanta cosa",
    "nl": "wat welke welk wie wanneer waar waarom hoe hoeveel kan kunnen is heeft hebben",
    "sv": "vad vilken vilka vem nar var hur kan finns",
    "da": "hvad hvilken hvilke hvem hvornar hvor hvordan kan",
    "nb": "hva hvilken hvilke hvem nar hvor hvordan kan",
    "pl": "co jaki jaka jakie kto kiedy gdzie jak ile czy",
    "cs": "co jaky jaka kdo kdy kde jak kolik",
}
_PARTS = {
    "en": "a an your two three one any",
    "de": "ein eine einen einem ihre ihren ihr eure euren die",
    "es": "un una su sus la el los",
    "fr": "un une votre vos la le les",
    "pt": "um uma os as o",
    "it": "un una la il i le",
    "nl": "een de het uw jullie",
}
_TABLE: dict[str, tuple[str, str, str, str, str]] = {
    "en": (
        "and also plus but",
        ("what which who whom whose when where why how do does did is are was were can could will would should has have may isn aren doesn "
        "whether if"),
        ("send share tell provide confirm name explain give email forward quote list describe include check correct issue change "
        "add remove cancel update fix refund delete complete fill sign connect point direct pass resend reset unlock extend "
        "transfer prepare open let show have do say acknowledge supply clarify set make put"),
        "within for from in at to by with on of under until per about since",
        "if for with at assuming given",
    ),
    "de": (
        "und sowie ausserdem aber",
        ("was welche welcher welches welchen welchem wer wem wen wann wo warum wieso weshalb wie wieviel wieviele womit wofur woher ob "
        "kann kannst konnt konnen konnten kosten kostet ist sind gibt geht hat haben habt lasst lassen funktioniert unterstutzt bietet bieten "
        "brauchen brauche braucht muss mussen darf durfen wird werden wurde wurden macht machen liefert liefern soll sollen passt "
        "bekommen bekomme ware waren hatten sehen"),
        "senden schicken nennen mitteilen bestatigen prufen erklaren angeben korrigieren stornieren loschen andern erstellen",
        "ab bis fur in mit von zu bei innerhalb nach an auf seit pro uber unter aus gegen",
        "wenn falls bei fur",
    ),
    "es": (
        "y e ademas pero",
        ("que cual cuales quien quienes cuando donde por como cuanto cuanta cuantos cuantas si hay tienen tiene puede pueden podemos podria podrian "
        "podriamos es son se esta estan incluye incluyen ofrecen funciona cuentan existe existen hace hacen trabajan sirve necesito necesitamos "
        "debo debemos sale cuesta viene aceptan emiten"),
        ("enviar enviarme enviarnos mandar mandarme mandarnos decir decirme decirnos confirmar confirmarme confirmarnos indicar indicarme "
        "indicarnos explicar explicarme cotizar corregir anular pasar pasarme pasarnos compartir facilitar"),
        "en de a con para por desde hasta sobre segun sin entre dentro",
        "si para con",
    ),
    "fr": (
        "et puis mais",
        ("que quel quelle quels quelles qui quand ou pourquoi comment combien lequel laquelle est sont avez pouvez pourriez peut "
        "peuvent existe faut y proposez auriez serait acceptez faites a livrez si puis puisje pouvons"),
        "envoyer transmettre communiquer indiquer preciser confirmer adresser donner dire expliquer fournir corriger",
        "a de en dans par pour avec sous d sur depuis jusqu chez sans",
        "si pour avec",
    ),
    "pt": (
        "e mas",
        ("que qual quais quem quando onde como quanto quanta quantos quantas se ha tem temos voces pode podem podemos poderia poderiam e "
        "sao existe existem da dao aceitam emitem funciona inclui fazem oferecem trabalham preciso posso"),
        "enviar mandar informar confirmar dizer indicar explicar passar corrigir",
        "em de a com para por desde ate sobre no na",
        "se para com",
    ),
    "it": (
        "e ed ma",
        ("che cosa quale quali chi quando dove perche come quanto quanta quanti quante se c e ci avete potete potreste puo possiamo "
        "possono esiste esistono sono fate funziona offrite serve"),
        "inviare mandare inviarci mandarci inviarmi mandarmi indicare confermare dire spiegare fornire",
        "in di a con per da entro su",
        "se per con",
    ),
    "nl": (
        "en maar",
        ("wat welke welk wie wanneer waar waarom hoe hoeveel kan kunnen kunt is zijn heeft hebben werkt kost zit bieden moet moeten mag "
        "doen doet leveren levert"),
        "sturen mailen doorgeven bevestigen laten aangeven uitleggen",
        "in van met voor op binnen bij tot vanaf aan",
        "als voor bij met",
    ),
    "sv": ("och men", "vad vilken vilket vilka vem nar var varfor hur kan ar har finns gar fungerar kostar ska behover maste om", "skicka skriva bekrafta meddela", "i pa med for till fran inom", "om for med"),
    "da": ("og men", "hvad hvilken hvilket hvilke hvem hvornar hvor hvorfor hvordan kan er har findes virker koster skal om", "sende skrive bekraefte oplyse", "i pa med for til fra inden", "hvis for med"),
    "nb": ("og men", "hva hvilken hvilket hvilke hvem nar hvor hvorfor hvordan kan er har finnes fungerer koster skal om", "sende skrive bekrefte opplyse", "i pa med for til fra innen", "hvis for med"),
    "pl": ("i oraz a", "co jaki jaka jakie kto kiedy gdzie dlaczego jak ile czy", "wyslac przeslac podac potwierdzic", "w na do od z za po o przy", "jesli dla przy"),
    "cs": ("a ale", "co jaky jaka jake kdo kdy kde proc jak kolik je jsou muze lze zda umi mate", "zaslat poslat potvrdit sdelit", "v na do od z za po o pri pro", "pokud pro pri"),
    "tr": ("ve ama", "ne hangi kim nezaman nerede neden nasil kac", "", "", ""),
}  # fmt: skip


@cache
def grammar(language: str) -> Grammar:
    """The words of a language; English where we have none of its own."""
    rows = (
        *_TABLE.get(language, _TABLE["en"]),
        *(words.get(language, "") for words in (_ORDERS, _INTERROGATIVES, _PARTS)),
    )
    return Grammar(*(frozenset(words.split()) for words in rows))
