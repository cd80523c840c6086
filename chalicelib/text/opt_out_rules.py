"""The words in which people opt out, by language: the one place to change when a wording is missed or misread. Data only.

A rule is a line of words, folded as `opt_out` folds a message (no case, no accents, apostrophes and hyphens split words):

====================  =============================================================================================
``take|get``          either word
``mail*``             any word that begins so
``please?``           the word, or nothing
``[3]``               up to three words of any kind, within the sentence
``!as|at_any``        what comes next is none of these
``^`` ``$``           the beginning of a clause; its end (``^^``, ``$$``: of a sentence)
``~``                 at the beginning: only where the message speaks of a mailbox or an address, see `CONTEXT`
``@``                 an e-mail address
``{me}``              the words listed under that name in `NAMES`
====================  =============================================================================================

A rule names who is meant (me, us, my data), or it stands in `WHOLE`: words that opt out only when they are all that the
message says. That is what keeps "how do I unsubscribe users" and "we want to stop emailing spreadsheets" out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["erasure", "objection", "opt_out"]


@dataclass(frozen=True)
class Guards:
    """What makes a matched wording mean something else. Patterns are regular expressions over folded words."""

    denials: frozenset[str] = frozenset()
    """Shortly before it in the same clause: "do not remove me"."""
    others: frozenset[str] = frozenset()
    """Directly before it: somebody else is the subject. "Customers unsubscribe from your newsletter"."""
    past: frozenset[str] = frozenset()
    """Directly before an opt-out: it tells of what was. "You did not contact me."."""
    before: str = r"(?!)"
    """In the words before it: a mail's own footer, a report of what others say."""
    before_erasure: str = r"(?!)"
    """In the words before an erasure: somebody asks how the product works, or whether they can do it themselves."""
    after: str = r"(?!)"
    """In the words after it: a condition, or a limit in time or channel."""
    after_erasure: str = r"(?!)"
    """In the words after an erasure: a condition that makes it a question about the product."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _set(
    "please pls plz kindly just hi hello hey dear thanks thank you thx now sir madam all team immediately asap so and then "
    "bitte danke hallo por favor gracias hola svp merci bonjour s il vous plait per grazie ciao obrigado obrigada ola "
    "graag alsjeblieft aub dank prosze dziekuje lutfen tack prosim"
)
"""Words that change nothing: a clause still begins after them, and a message of one word is still of one word."""

NAMES: dict[str, dict[str, str]] = {
    "en": {
        "me": "me|us|myself|ourselves",
        "del": "delete|erase|remove|destroy|wipe|purge|scrub|expunge|deleting|erasing|removing",
        "off": "remove|delete|drop|exclude|erase|strike|scratch|scrub|unlist|delist|omit|removing|deleting|dropping",
        "list": "list*|database*|crm|newsletter*|mailing*|record*|system*|distribution|mail|mails|email*|file*|books|"
                "contacts|prospects|marketing|communication*|correspondence|outreach|sequence*|campaign*|cadence*|follow",
        "mails": "email*|mail|mails|mailing*|message*|newsletter*|communication*|marketing|spam|advert*|promotion*|"
                 "promos|solicitation*|correspondence",
        "det": "any|more|your|further|these|those|such|this|all|other|future|unsolicited|promotional|additional|"
               "marketing|of|the|sales|commercial|unwanted|automated|kind|sort",
        "writing": "emailing|mailing|contacting|messaging|spamming|bothering|harassing|pestering|soliciting|sending",
        "data": "data|information|info|details|record|records|profile|account|accounts|file|files",
        "someone": "colleague*|boss|manager*|assistant*|wife|husband|friend*|coworker*|customer*|client*|user*|contact*|"
                   "attendee*|subscriber*|lead*|guest*|member*|employee*|test|old|duplicate*|second|demo|sample",
    },
    "de": {
        "me": "mich|uns",
        "list": "verteiler*|liste*|newsletter*|datenbank*|kartei*|adressbuch*|adressbestand*|mailing*|mailliste*|"
                "datei*|system*|kundenkartei|abo*|rundmail*|werbe*",
        "mails": "mail*|email*|nachricht*|newsletter*|werb*|post|zuschrift*|rundschreiben|zusendung*|kontaktaufnahme*|"
                 "infomail*|angebotsmail*",
        "data": "daten|angaben|informationen|konto|account|profil|personendaten|nutzerdaten",
    },
    "es": {
        "mails": "correo*|email*|mail*|mensaje*|publicidad*|boletin*|newsletter*|comunicacion*|promocion*|spam|"
                 "propaganda|envio*|anuncio*",
        "list": "lista*|base*|boletin*|newsletter*|registro*|sistema*|mailing*|envio*|suscripcion*|contactos|fichero*|"
                "correos|archivo*|agenda|comunicacion*",
        "data": "datos|informacion|registros|cuenta|perfil",
    },
    "fr": {
        "mails": "mail*|email*|courriel*|message*|newsletter*|publicite*|communication*|prospection|sollicitation*|"
                 "infolettre*|pub|pubs|offre*|spam*",
        "data": "donnees|informations|compte|coordonnees|fiche",
    },
    "it": {
        "mails": "mail*|email*|messagg*|newsletter*|pubblicita*|comunicazion*|promozion*|spam",
        "list": "lista*|newsletter*|mailing*|database*|elenc*|indirizzario|archivi*|rubrica|liste",
        "data": "dati|informazioni|account|profilo",
    },
    "pt": {
        "mails": "email*|mail*|mensage*|newsletter*|publicidade|propaganda*|comunicac*|promoc*|spam",
        "data": "dados|informacoes|conta|registro*|registo*|cadastro",
    },
    "nl": {
        "me": "mij|me|ons",
        "mails": "mail*|email*|bericht*|nieuwsbri*|reclame|post|aanbieding*|spam",
        "data": "gegevens|persoonsgegevens|data|account|informatie",
    },
    "pl": {
        "mails": "mail*|email*|wiadomosc*|newsletter*|reklam*|ofert*|spam*|korespondenc*",
        "data": "dan*|kont*|informac*",
    },
    "sv": {"mails": "mejl*|mail*|epost*|utskick*|nyhetsbrev*|reklam*"},
    "da": {"mails": "mail*|email*|epost*|nyhedsbrev*|nyhetsbrev*|reklame*|beskeder"},
    "cs": {"mails": "mail*|email*|newsletter*|zprav*|nabid*|odber*"},
    "tr": {"mails": "mail*|eposta*|posta*|mesaj*|bulten*|reklam*"},
    "ru": {"mails": "письм*|рассылк*|сообщен*|реклам*|почт*"},
}  # fmt: skip

RULES: dict[str, dict[Kind, str]] = {
    "en": {
        "opt_out": """
            unsubscribe|unsub {me}
            unsubscribe please $
            please|pls|plz|kindly unsubscribe|unsub $
            please|pls|plz|kindly unsubscribe|unsub from
            please|pls|plz|kindly unsubscribe|unsub this|that|my [2] email*|address|inbox|mailbox
            ^ unsubscribe $
            ^ unsubscribe from [3] {list}
            want|like|wish|need|asked|asking|trying|tried|prefer to unsubscribe $
            want|like|wish|need|asked|asking|trying|tried|prefer|how|where to unsubscribe from|this|my|immediately
            i|we|to unsubscribe $
            i|we|to unsubscribe from your|this|these|all|any|the [3] {list}
            unsubscribed [6] still|again|keep
            opt {me} out
            ^ opt out $
            want|like|wish|prefer|choose to opt out !users|customers|contacts|them
            i|we|hereby|please opt out $
            i|we|hereby|please opt out of [3] {list}
            opting out of|from your|all|any|these
            {off} {me} $
            {off} {me} please|immediately|now|asap|thanks|thank|today
            {off} {me} [4] from|off|of [4] {list}
            {off} my|our|this|that|the [2] email*|address|name|inbox|mailbox|contact $
            {off}|take my|our|this|that !{someone} [3] from|off|out [3] {list}
            {off}|take it|them from|off|out your|this [2] {list}
            {off}|take|unsubscribe @
            take|get|cross|strike|leave|keep {me} off $
            take|get|cross|strike|leave|keep {me} off|from|out [4] {list}
            take|get {me} off please|now|immediately|asap|of
            i|we|would [2] want|like|wish|ask|need|request|prefer|love [2] be|get removed|taken|deleted|unsubscribed|dropped|excluded|omitted|struck [1] off|from [4] {list}
            please [2] have|get {me} [1] removed|taken|deleted|unsubscribed|dropped
            ^ removed|taken|unsubscribed|deleted [1] off|from [2] {list}
            request*|ask*|demand* [2] removal from [3] {list}
            want off [3] {list}
            stop|quit|cease|discontinue|refrain|desist from? {writing} {me}
            stop|quit|cease|discontinue writing|reaching|mailing [1] to {me}
            stop|quit|cease|discontinue sending [3] to {me}|this|my|our
            stop|quit|cease|discontinue sending|with {det} {det}? {mails} $
            ^ stop|cease|discontinue|end the|these|your|all|any [1] {mails} $
            cease|stop all? communication*|contact with {me}
            stop spamming|harassing $
            no more|further|additional [1] {mails} $
            no more|further|additional [1] {mails}|contact please|thanks|thank|from|required|needed|necessary
            not|never ever? contact|email|message|mail|spam|bother|approach|solicit {me} !before|until|till|by|in|on|at|via|through|during|while|after|the|a|an|instead|directly|here|next|when|if|unless|about|with|for|yet|right|today|tomorrow|this|just
            not|never ever? contact|email|message|mail|bother|approach|solicit {me} [1] in|by|via|through|at any|no|future|all
            not|never ever? contact|email|message|mail|bother|approach|solicit {me} [2] again|anymore|future|ever
            not|never ever? contact|email|message|mail|bother|approach|solicit {me} about|with|for this|that|it|any|your|offers|marketing|anything
            not|never ever? write|reach|mail [1] to {me} $
            not|never ever? write|reach|mail [1] to|out {me} [3] again|anymore|ever|any|future
            not|never write|contact|mail|email again
            not contact $
            not|no longer? want|wish|like|care|need to? be|being contacted|emailed|mailed|spammed|messaged|solicited|approached !by|before|until|till|on|via|during
            prefer|rather not [1] be|being contacted|emailed|mailed|messaged|solicited|approached !by|before|until|till|on|via|during
            not|no longer? want|wish|like|care|need|interested|to [1] receive|receiving|get|getting {det}? {det}? {det}? {mails}
            not|no longer? want|wish|like|care [1] hear|hearing from you
            not want|need your|these|any|more {det}? {mails}
            not|never send {me} {det}? {det}? {det}? {mails}
            not|never send {me} anything
            not|never send any|more|further {det}? {mails}
            leave {me} alone
            lose my|our email|address|contact|number
            do not hear from you|your [4] again|anymore|ever
            never want to hear from you|your
            asked|told|begged [1] you [3] to stop $
            make|get the|these|your|those|all [1] {mails} stop
            want|need|like the|these|your|those|all [1] {mails} to? stop|stopped
            ^^ remove|removed $$
            ^ remove|delete|unlist|drop from your|the|this|all|any|mailing|email [2] {list}
            like|want|wish|need off [3] {list}
            get|want off of? your|this|the [2] {list}
            be|come off your|this [2] list*|mailing*
            cancel|end|terminate|discontinue|close [1] my|our|the [1] newsletter|email|mailing|mail [1] subscription*
            cancel|discontinue [1] my|our|the newsletter*
            {me} [4] not contact|email|mail list*
            take|leave|count {me} out $
            rather|prefer not to? receive|get {det}? {det}? {mails}|series|sequence|updates|invitations|follow
            rather|prefer you [1] not contact|email|write|mail
            no longer want|wish|need to? be|stay|remain on|in your|this|the [2] {list}
            not|no longer? want|wish|like|care to? be|stay|remain on|in your|this [2] {list}
            not want any|more|further|your contact|communication*
            not keep|continue|go emailing|contacting|messaging|writing|sending
            not use my|our|this email*|address|contact [3] again|anymore|future|any
            stop all|any|the|your contact|communication*|correspondence|outreach
            block|blacklist|blocklist|suppress my|our|this|me|us [2] address|email|domain|account
            unsubscribe|remove everyone|everybody|anyone|all at our|my
            ~ please|kindly|and remove|delete|unsubscribe it|this|them $
            ~ please|kindly remove|delete|unsubscribe it|this|them
            i|we [3] asked|told|requested [2] be unsubscribed|removed|taken|deleted !automatically
            taking {me} off|out [4] {list}
            enough with|of the|your|these {mails}
            stop|quit writing|mailing|emailing {me}
            do not follow up $
        """,
        "erasure": """
            {del} [2] my !{someone} [2] {data} !export*|set|source*|import*|model|warehouse|from|in
            {del} [2] my !{someone} [2] {data} from|in your
            {del} our|all [2] personal [1] {data}
            please|kindly {del} our|all|any [2] {data} !export*|set|source*|import*
            {del} [6] about|on|concerning|regarding|hold|have {me}
            want|like|wish|ask|request|demand|require|need|please [3] my [2] {data} [2] deleted|erased|removed|destroyed|wiped
            forget {me} $
            forget {me} and
            my right [1] to be? forgotten|erasure|deletion|erased
            exercise|invoke|exercising|invoking [3] right [2] forgotten|erasure|deletion
            deletion|erasure|removal|destruction of [2] my|our !{someone} [3] {data}
            request*|demand*|ask|require [3] deletion|erasure|removal of [3] data|information [3] about|on {me}
            request*|demand*|ask|require [3] deletion|erasure|removal of all [1] personal data|information
            {del} all|any|every [1] trace*|copy|copies [2] {me}
            want|need|like|have my [2] {data} [1] gone|out|removed|deleted|erased|off|wiped
            {del} all|everything|anything [4] related|relating|linked|connected|belonging to {me}|my
            no longer store|keep|hold|retain|process my [2] {data}
            not store|keep|hold|retain my [2] {data}
            stop storing|keeping|processing|holding my [2] {data}
            my [2] {data} [1] are|is|be|get deleted|erased|removed|wiped|destroyed from [1] your
            forget my|all [2] {data}
        """,
        "objection": """
            i|we|hereby [3] object to [2] processing|use|using|usage|being|receiving|marketing|profiling|contact|storage|sharing|handling
            i|we|hereby [3] objecting to [2] processing|use|using|usage|being|receiving|marketing|profiling|storage|sharing
            not|never [1] give|given|gave|granted [1] permission|consent for|to [5] use|process|store|contact|data
            withdraw|revoke|withdrawing|revoking|withdrawn|revoked|rescind|retract [1] my|our [2] consent|permission
            i|we|hereby withdraw|revoke|rescind [1] consent|permission
            not consent|agree to [2] my|our|being|receiving|processing|marketing|you|the [4] data|marketing|use*|contact*|process*|email*
            exercise|exercising|invoke|using|my [2] right to object
            right of objection [3] my
            not use|process|share|store|sell my|our [2] data|email|address|information|details [3] for [3] marketing|advertising|sales|promotion*|promotional
            opposed to [6] data|processing|processed
            consent [3] withdrawn|revoked
            no longer consent|agree to
            stop processing|using|profiling my|our|me|us
        """,
    },
    "de": {
        "opt_out": """
            nehmen|nimm|nehmt|losch*|streich*|entfern*|trag*|werf*|lass* sie? bitte? {me} [2] aus|von|vom [3] {list}
            nehmen|nimm|nehmt|losch*|streich*|entfern*|trag*|werf* sie? bitte? {me} [3] raus|heraus|austragen
            trag* sie? bitte? {me} [5] aus $
            meld* sie? bitte? {me} [6] ab $
            {me} [1] aus|von|vom [4] {list} [2] nehmen|loschen|streichen|entfernen|austragen|abmelden|entfernt|genommen|gestrichen|ausgetragen|geloscht|abzumelden|herunterzunehmen
            {me} [4] abmelden|abzumelden|austragen|auszutragen !konnen|kann|jederzeit
            entfern*|losch*|streich*|nehmen sie? bitte? meine|unsere|diese [2] adresse|mail*|email*|emailadresse
            meine|unsere|diese [2] adresse|mail*|email* [1] aus|von|vom [3] {list}
            entfern*|losch*|streich*|abmelden @
            keine|keinerlei [2] {mails} mehr !zwischen|herum*|per|intern|an|verschick*
            keine|keinerlei weiter* [1] {mails}|kontakt*
            mochte*|will|wollen|wunsch* [4] keine|kein|nicht|keinen [2] {mails} [4] erhalten|bekommen|empfangen|zugeschickt|zugesendet
            kontaktier*|schreib*|anschreiben|mail*|belastig* sie? bitte? mich|uns|mir [2] nicht|nie mehr|wieder|langer
            nicht|nie mehr|wieder|langer kontaktier*|anschreib*|angeschrieben|belastig*|anzuschreiben
            meld* sie? sich [2] nicht|nie mehr|wieder
            hor* sie? [1] auf [4] schreib*|mail*|kontaktier*|schick*|send*|belastig*|spam*
            nichts mehr [3] horen|erhalten|bekommen|empfangen|zusenden|schicken
            unterlass* sie? [5] {mails}|kontakt*
            bestell* [5] newsletter* [2] ab $
            newsletter* [3] abbestellen|abzubestellen|kundigen
            lass* sie? mich|uns in ruhe
            bitte [2] aus|von|vom [3] {list} loschen|entfernen|nehmen|streichen|austragen|abmelden
            von|vom weiter* [2] {mails}|anschreiben|kontakt* absehen|abzusehen
            wo|wie kann|konnen|kanns ich|wir mich|uns|diesen|den|ihren [3] abmelden|abbestellen|austragen
            mochte*|will|wollen [2] nicht mehr|weiter [1] kontaktiert|angeschrieben|belastigt|informiert
            nicht|kein* interess* [3] austragen|loschen|abmelden
            sparen sie sich [2] {mails}|anschreiben
            mochte*|will|wollen [4] {list} [2] gestrichen|entfernt|geloscht|genommen|ausgetragen
            keine weiteren [1] angebote|anfragen|anrufe $
        """,
        "erasure": """
            losch*|entfern*|vernicht* sie? [3] meine|unsere|mein [3] {data}
            losch*|vernicht* sie? bitte? alle|samtliche [4] uber mich|uns
            losch*|vernicht* sie? bitte? alle|samtliche [2] daten $
            meine|unsere [3] {data} [4] loschen|entfernen|vernichten|loscht
            meine|unsere [3] {data} [2] geloscht|entfernt|vernichtet werden|haben
            loschung|entfernung|vernichtung [1] meiner|unserer|meines [3] daten|angaben|informationen|account*|kontos|profils
            loschung|entfernung [1] aller|samtlicher [1] uber mich|uns
            loschung|entfernung [1] aller|samtlicher [2] personenbezogen* daten
            mein* recht auf loschung|vergessenwerden
            alle|samtliche|meine [2] daten [1] zu|uber|von meiner|mir|mich|uns [2] loschen|entfernen|vernichten
        """,
        "objection": """
            ich|wir|hiermit [3] widersprech* [6] verarbeitung|nutzung|verwendung|speicherung|weitergabe|werb*|zusendung|datenverarbeitung
            widersprech* ich|wir [5] verarbeitung|nutzung|verwendung|speicherung|weitergabe|werb*|zusendung|datenverarbeitung
            leg*|erheb* [2] widerspruch [8] verarbeitung|nutzung|verwendung|speicherung|weitergabe|daten|werb*|datenverarbeitung
            widerruf* [3] meine|unsere|meiner|erteilte* [3] einwilligung*|zustimmung*|einverstandnis*
            zieh* [2] meine|unsere [2] einwilligung|zustimmung [1] zuruck
            verarbeitung|nutzung|verwendung|speicherung|weitergabe [1] meiner|unserer [3] nicht einverstanden
            nicht [1] einverstanden [4] verarbeitung|nutzung|verwendung|speicherung|meine
            untersage|verbiete [4] verarbeitung|nutzung|verwendung|speicherung|weitergabe|werb*
            nutzung|verwendung|verarbeitung|speicherung|weitergabe [6] widersprech* ich|wir|hiermit
        """,
    },
    "es": {
        "opt_out": """
            denme|deme|dame|darme|danos|darnos|dennos|desme|dadme de baja
            me|nos [2] dar|den|des|doy de baja
            solicito|quiero|pido|deseo|ruego|exijo|tramiten|gestionen la|mi|nuestra baja !de_un|del_usuario
            quitenme|quiteme|quitame|quitadme|saquenme|saqueme|sacame|sacadme|eliminenme|elimineme|eliminame|borrenme|borreme|borrame|retirenme|retireme|retirame|excluyanme|excluyame|desuscribanme|desuscribame|desuscribeme|quitennos|saquennos|eliminennos|borrennos|retirennos $
            quitenme|quiteme|quitame|quitadme|saquenme|saqueme|sacame|sacadme|eliminenme|elimineme|eliminame|borrenme|borreme|borrame|retirenme|retireme|retirame|excluyanme|excluyame|desuscribanme|desuscribame|desuscribeme|quitennos|saquennos|eliminennos|borrennos|retirennos|quitarme|sacarme|eliminarme|borrarme|retirarme|excluirme|quitarnos|sacarnos de|del [3] {list}
            desuscribirme|desuscribirnos|desapuntarme|desapuntenme
            me|nos quiten|saquen|eliminen|borren|retiren|excluyan|desuscriban de|del [3] {list}
            eliminen|elimine|eliminar|elimina|borren|borrar|quiten|quitar|saquen|retiren|retirar mi|nuestro|este [2] correo|email|direccion|nombre|mail
            eliminen|eliminar|borren|quiten|saquen @
            no me|nos escriban|escriba|escribas|escribais|contacten|contacte|contactes|molesten|moleste|molestes $
            no me|nos [1] escriban|escriba|escribas|escribais|contacten|contacte|contactes|molesten|moleste|molestes|escribir|contactar [1] mas|nunca
            no me|nos [1] envien|envie|envies|manden|mande|mandes|enviar|mandar mas|nada|ningun*|{mails}
            no vuelvan|vuelva|vuelvas|volver a contactar*|escribir*|enviar*|molestar*|mandar*
            no quiero|queremos|deseo|deseamos|quisiera [2] recibir|recibiendo [3] {mails}
            no quiero|queremos|deseo|deseamos que me|nos [2] escriban|contacten|envien|manden
            no quiero|queremos saber [1] mas [1] ustedes|vosotros
            dejen|deje|deja|dejad|paren|pare|parad|cesen|basta de enviar*|mandar*|escribir*|contactar*|molestar*|spam
            basta|suficiente de? {mails}
            no mas {mails}
            no quiero|queremos|deseo|deseamos [1] ser|seguir contactad*|molestad*|recibiendo
            retiren|retirar|eliminen|eliminar|quiten|saquen|borren mi|nuestra|nuestro|nuestros|mis [3] de su|sus|la|vuestra|la [2] lista*|base*|registro*|mailing
            no me interesa [4] baja|eliminen|borren|quiten
            cancelen|cancelar|cancele|anulen mi|la|nuestra suscripcion
        """,
        "erasure": """
            borr*|elimin*|suprim*|destruy*|cancel* [2] mis|nuestros|mi [2] {data} !de_prueba
            supresion|eliminacion|borrado|cancelacion|destruccion de [1] mis|mi|nuestros [2] {data}
            mi derecho [1] supresion|olvido|cancelacion
            ejerzo|ejercer|ejercemos [3] derecho [2] supresion|olvido|cancelacion
            borr*|elimin*|suprim* [1] toda|todos|todo [3] mi|mis|sobre [2] informacion|datos|mi
            borr*|elimin*|suprim* toda|todo|todos [6] sobre mi|nosotros
        """,
        "objection": """
            me|nos opongo|oponemos a|al|del [5] tratamiento|uso|procesamiento|recibir|utilizacion|cesion|publicidad
            ejerzo|ejercer|mi [2] derecho de|a oposicion|oponerme
            retiro|revoco|retirar|revocar|retiramos|revocamos [1] mi|el|nuestro [2] consentimiento|autorizacion
            no autorizo|consiento|doy [4] tratamiento|uso|consentimiento|datos
        """,
    },
    "fr": {
        "opt_out": """
            retirez|retire|enlevez|enleve|supprimez|supprime|desinscrivez|desinscris|desabonnez|desabonne|rayez|otez|sortez|effacez|radiez|excluez moi|nous
            me|nous [1] retirer|enlever|desinscrire|desabonner|supprimer|rayer|oter|radier|desabonnerez
            retirez|enlevez|supprimez|effacez|rayez|retirer|enlever|supprimer|rayer|effacer mon|notre|cette|mes [2] adresse|email|mail|nom|contact|courriel|adresses
            retirez|enlevez|supprimez|desinscrivez|desabonnez @
            ma|mon|notre desinscription|desabonnement
            ne souhait*|veux|voulons|desir*|voudrais plus|pas [1] recevoir [4] {mails}
            ne plus recevoir [4] {mails}
            ne plus [1] m|me|nous [1] ecrire|contacter|envoyer|solliciter|importuner|relancer
            ne m|me|nous contactez|contacte|ecrivez|ecris|envoyez|sollicitez|relancez|importunez plus|jamais
            ne m|me|nous contactez|ecrivez|sollicitez pas $
            arretez|arrete|arreter|cessez|cesser|stoppez de? m|me|nous|d|vos [1] envoyer|ecrire|contacter|spammer|solliciter|harceler|envois
            arretez|cessez|stoppez vos|ces|les|tous|d|de [2] {mails}
            stop aux|au|les|vos {mails}
            plus de|d|aucun {mails} $
            laissez moi|nous tranquille*
            ne souhait*|veux|voulons|desir*|voudrais plus|pas [1] etre contact*|sollicit*|demarch*|relanc*|derang*|inscrit*
            retirer|supprimer|enlever|rayer|oter|sortir|retirez|supprimez|enlevez|rayez mon|notre|ma|nos|mes [2] de votre|vos|la|cette|ces [2] base*|list*|fichier*|diffusion|envois
            cess*|arret* tout|toute|vos|de [2] {mails}|envoi*|contact*
            annul* mon|notre|l [1] abonnement|inscription a [2] newsletter|infolettre|liste
        """,
        "erasure": """
            supprim*|effac*|detrui* [3] mes|ma|mon|nos [3] {data} !de_test
            supprim*|effac*|detrui*|suppression|effacement [5] me|nous concernant
            suppression|effacement|destruction [1] de? mes|mon|ma [3] {data}
            mon droit a l oubli|effacement
            exerce|exercer|exercons [3] droit [2] oubli|effacement|suppression
            mes [2] donnees [2] effac*|supprim*|detrui*
        """,
        "objection": """
            m|nous oppose|opposons|opposer a|au|aux [5] traitement|utilisation|prospection|usage|exploitation
            retire|revoque|retirons|revoquons|retirer|revoquer [1] mon|notre consentement|accord|autorisation
            exerce|exercer|mon [3] droit d opposition
            ne consens|consentons|autorise|autorisons pas|plus [5] donnees|traitement|utilisation|prospection
        """,
    },
    "it": {
        "opt_out": """
            cancellatemi|cancellami|cancellateci|toglietemi|toglimi|toglieteci|rimuovetemi|rimuovimi|rimuoveteci|eliminatemi|eliminami|disiscrivetemi|disiscrivimi|escludetemi|levatemi|disiscrivermi|disiscriverci|disiscrivervi
            cancellarmi|togliermi|rimuovermi|eliminarmi|toglierci|cancellarci|rimuoverci|eliminarci|escludermi dalla|dal|dai|dalle|da [3] {list}
            essere|venire rimoss*|cancellat*|tolt*|eliminat*|esclus* [1] dalla|dal|dai|dalle|da [3] {list}
            non voglio|vogliamo|desidero|desideriamo|intendo|vorrei piu? ricevere [4] {mails}
            non contattatemi|scrivetemi|mandatemi|inviatemi|contattateci|scriveteci|contattarmi|scrivermi [1] piu
            non contattatemi|contattateci $
            non mi|ci contattate|scrivete|contatti|scriva|mandate|inviate [1] piu
            smettetela|smettila|smettere|smetta|smettete|smetterla di scriver*|mandar*|inviar*|contattar*|spam*|importunar*
            basta con? le? {mails}
            niente piu {mails}
            rimuov*|cancell*|elimin*|toglie* il mio|nostro [1] indirizzo|nome|email|contatto|e
            lasciatemi|lasciateci in pace
            non voglio|vogliamo|desidero|desideriamo|vorrei piu? essere contattat*|disturbat*|iscritt*
            non inviarmi|inviarci|mandarmi|mandarci|contattarmi|contattarci|scrivermi|scriverci|disturbarmi piu
            annull*|cancell* la mia|nostra iscrizione
            rimuov*|cancell*|elimin*|toglie* il|la|i mio|mia|nostra|nostro|miei [3] dalla|dal|dai|dalle [3] {list}
        """,
        "erasure": """
            cancell*|elimin*|rimuov*|distrugg* [2] i? miei|nostri|mio [2] {data}
            cancellazione|eliminazione|rimozione|distruzione [1] dei|di|del miei|tutti|mio|nostri [2] {data}
            mio diritto [1] oblio|cancellazione
            esercit* [3] diritto [2] oblio|cancellazione
            i|che miei dati [2] cancell*|elimin*|rimoss*|distrutt*
        """,
        "objection": """
            mi|ci oppongo|opponiamo|oppormi al|all|alla|a [4] trattamento|uso|utilizzo|invio|marketing
            revoco|ritiro|revochiamo|ritiriamo|revocare|ritirare [2] consenso|autorizzazione
            nego|neghiamo [2] consenso
            non acconsento|autorizzo|presto [4] trattamento|uso|consenso|utilizzo
        """,
    },
    "pt": {
        "opt_out": """
            remova|remover|removam|retire|retirar|retirem|exclua|excluir|excluam|tire|tirar|tirem|apague|apaguem|elimine|eliminem|descadastre|descadastrem|desinscrevam me|nos
            me|nos remova|removam|remover|retire|retirem|retirar|tire|tirem|tirar|exclua|excluam|excluir|descadastr*|desinscrev* $
            me|nos remova|removam|remover|retire|retirem|retirar|tire|tirem|tirar|exclua|excluam|excluir|descadastr*|desinscrev* de|da|do|dessa|desta|desse [3] list*|mailing|newsletter|base|cadastro|email*|contat*|contact*
            remova|remover|removam|retire|retirar|retirem|tire|tirem|tirar|apague|apagar|exclua|excluir o? meu|minha|nosso|este [2] email|endereco|nome|contato|contacto|mail
            nao quero|queremos|desejo|desejamos|gostaria [1] mais [1] receber [3] {mails}
            nao quero|queremos|desejo|desejamos|gostaria|pretendo [1] receber [3] {mails}
            nao me|nos enviem|envie|mandem|mande|escrevam|escreva|contatem|contactem|contate|contacte|incomodem|enviar|escrever|contactar mais
            nao me|nos enviem|envie|mandem|mande nada|{mails}
            nao me|nos contatem|contactem|contate|contacte|incomodem $
            parem|pare|parar|deixem|deixe|chega de me? enviar|mandar|escrever|contatar|contactar|incomodar|spam|{mails}
            sair da|desta|dessa|do|deste [2] lista|mailing|newsletter
            cancelar|cancele|cancelem|cancelamento a|da|minha|meu [2] inscricao|subscricao
            deixem me em paz
            nao entrem|entre|entrar mais? em contato|contacto
            nao quero|queremos|desejo|desejamos|gostaria|pretendo mais? ser contat*|contact*|incomodad*
            cancelar|cancelem|cancele o? recebimento|envio|subscricao|newsletter|inscricao
            remova|removam|retire|retirem|retirar|remover|excluir|tirem o? a? nossa|minha|meu|nosso [3] da|de|do [1] lista*|base*|mailing|cadastro|contatos
        """,
        "erasure": """
            apag*|exclu*|elimin*|delet*|remov* [2] meus|minhas|meu|minha|nossos [2] {data} !de_teste
            exclusao|eliminacao|apagamento|remocao [1] dos|de|da|do meus|minhas|minha|meu|todos [2] {data}
            meu direito [1] esquecimento|eliminacao|apagamento
            meus dados [2] exclu*|apagad*|eliminad*|removid*|deletad*
        """,
        "objection": """
            oponho|opomos me|nos ao|a|as [4] tratamento|uso|utilizacao|processamento|envio
            me|nos oponho|opomos ao|a|as [4] tratamento|uso|utilizacao|processamento|envio
            revogo|retiro|revogamos|retiramos|revogar|retirar [2] consentimento|autorizacao
            nao autorizo|consinto [4] uso|tratamento|dados|utilizacao
        """,
    },
    "nl": {
        "opt_out": """
            schrijf|schrijven|meld {me} [6] uit|af $
            schrijf {me} uit
            haal|haalt|verwijder|verwijdert|gooi|schrap|neem {me} [6] lijst*|mailing*|nieuwsbri*|bestand*|mailinglijst*|database|af
            {me} [5] verwijderen|uitschrijven|uitgeschreven|schrappen|afmelden
            mijn|ons|dit [2] adres|email*|mail* [5] verwijderen|uitschrijven|schrappen
            verwijder mijn|ons|dit [2] adres|email*|mailadres|emailadres
            geen [1] {mails} meer
            wil|willen|wens|wensen [2] geen [2] {mails} [3] ontvangen|krijgen
            geen [1] contact meer
            stop|stoppen|ophouden|hou [1] met [3] mailen|schrijven|sturen|emailen|spammen|benaderen|verzenden
            mail|schrijf|benader|contacteer|stuur {me} [2] niet|niets|nooit|geen meer
            niet meer benaderen|mailen|contacteren|aanschrijven
            laat {me} met rust
            niet meer [1] gemaild|benaderd|gecontacteerd|lastiggevallen|gecontacteerd worden
            wil|willen|wens|wensen niet [1] meer? [2] benaderd|gemaild|gecontacteerd
            zeg*|beeindig*|stopzett* mijn|ons [2] abonnement op [2] nieuwsbri*
        """,
        "erasure": """
            verwijder|verwijderen|wis|wissen|vernietig*|schrap [2] mijn|onze [3] {data}
            mijn|onze [2] {data} [3] wissen|verwijderen|vernietigen
            verwijdering|vernietiging|wissing van [1] mijn|onze [2] {data}
            mijn|beroep [2] recht op vergetelheid|verwijdering|gegevenswissing
            mijn|onze [2] {data} [1] verwijderd|gewist [1] worden|hebben
        """,
        "objection": """
            maak|maken|teken [2] bezwaar [1] tegen|aan [4] verwerking|gebruik|gegevens|marketing|verwerken
            trek|trekken [3] toestemming [1] in
            intrek* [3] toestemming
        """,
    },
    "pl": {
        "opt_out": """
            wypis*|wykresl*|usun*|skresl* mnie|nas !jako
            mnie|nas [1] wypis*|usun*|wykresl*|skresl*
            chce|chcemy|prosze wypisac sie
            nie chc* [3] otrzymywac|dostawac [3] {mails}
            nie zycz* [3] {mails}|kontakt*
            przestan* [4] pisac|wysylac|mailowac|kontaktowac|nekac|spamowac|przysylac
            nie wysyla*|przysyla* [1] mi|nam wiecej|juz|{mails}
            nie pisac|piszcie|pisz|kontaktowac|kontaktujcie [3] wiecej
            rezygnuj* z [2] newsletter*|subskrypcji|mailing*
            usuniecie|wypisanie|wykreslenie [1] z [2] baz*|list*|newsletter*|mailing*|subskrypcji
            nie chc*|zycz* [2] byc|sobie [1] kontakt*|niepokojon*
            nie kontaktowac|kontaktujcie|kontaktuj sie
            usun*|wykresl*|wypis* moj|nasz|ten [2] adres*|mail*|email*
        """,
        "erasure": """
            usun*|skasuj*|skasowan*|wymaz* [2] moich|moje|nasze|naszych|mojego [3] {data}
            prawo do bycia zapomnian*
        """,
        "objection": """
            wnosz*|zglaszam|skladam|wyrazam [1] sprzeciw* [6] przetwarz*|wykorzyst*|marketing*|danych
            sprzeciwiam sie [3] przetwarz*|wykorzyst*|marketing*
            wycofuj*|cofam|odwoluje [2] zgod*
            nie wyrazam [1] zgody
        """,
    },
    "sv": {
        "opt_out": """
            ta|tag bort mig|oss
            avregistrera|avprenumerera|stryk mig|oss
            sluta [1] mejla|maila|skicka|kontakta|skriva|spamma
            inte [3] fler|mer|flera {mails}
            inga|inget fler|mer {mails}
            kontakta mig|oss inte
        """,
        "erasure": "radera|ta|tag bort? mina [2] uppgifter|data|personuppgifter",
        "objection": """
            motsatter mig [3] behandling*
            aterkallar mitt samtycke
        """,
    },
    "da": {
        "opt_out": """
            slet|slett|fjern|afmeld|frameld mig|meg|os|oss
            stop|slutt med at|a sende|skrive|kontakte|maile
            ikke [3] flere|mere {mails}
            ingen flere {mails}
            kontakt mig|meg|os|oss ikke
        """,
        "erasure": "slet|slett mine [2] data|oplysninger|opplysninger|personoplysninger|personopplysninger",
        "objection": """
            gor indsigelse [1] mod
            traekker [1] mit|mitt samtykke|samtykket
        """,
    },
    "cs": {
        "opt_out": """
            odhlas*|vyrad*|odstran*|vyskrtn* me|mne|nas
            nechci|nechceme|nepreji|neprejeme [3] {mails}
            neposilejte|neposilat|nezasilejte [2] {mails}|nic
            nepiste|nekontaktujte mi|nam|me|nas
            prestante [2] posilat|psat|kontaktovat
        """,
        "erasure": "vymaz*|smaz*|odstran* [1] mych|moje|me|nase [2] udaj*|dat*|ucet",
        "objection": """
            vznasim namitk*
            odvolavam [2] souhlas
        """,
    },
    "tr": {
        "opt_out": """
            beni|bizi [4] cikar*|silin|sil
            aboneligimi|uyeligimi [1] iptal*|sonlandir*
            bana|bize [3] gondermeyin|yazmayin|atmayin
            artik [4] {mails} [2] istemiyorum|istemiyoruz
        """,
        "erasure": "verilerimi|bilgilerimi [1] silin|sil|silinmesini|yok",
        "objection": "islenmesine [2] itiraz",
    },
    "ru": {
        "opt_out": """
            отпишите|исключите|уберите|удалите|вычеркните меня|нас
            отписаться от [2] {mails}
            не пишите|присылайте|шлите|отправляите мне|нам|больше
            прекратите|перестаньте|хватит [3] слать|присылать|писать|отправлять|спамить
            не хочу|хотим|желаю [2] получать [3] {mails}
        """,
        "erasure": """
            удалите|уничтожьте|сотрите [1] мои|все|наши [2] данн*
            удаления|удаление|удалении|удалить моих|мои [2] данн*
        """,
        "objection": """
            отзываю [3] согласие
            возражаю|против [3] обработк*
        """,
    },
}

WHOLE: dict[str, frozenset[str]] = {
    language: frozenset(phrases.split(", "))
    for language, phrases in {
        "en": "stop, unsubscribe, unsub, opt out, optout, remove, remove me, unsubscribe me, no more, no thanks stop, "
              "stop it, take me off, no more emails, stop emails, stop emailing, do not contact, do not email, off, cancel newsletter",
        "de": "abmelden, abmeldung, austragen, abbestellen, stopp, newsletter abmelden, newsletter abbestellen, "
              "keine werbung, vom newsletter abmelden, keine mails, loschung, austragung",
        "es": "baja, dar de baja, cancelar suscripcion, desuscribir, desuscribirse, basta, solicito baja, eliminar",
        "fr": "desinscription, desabonnement, desinscrire, desabonner, se desinscrire, se desabonner, me desinscrire, arret",
        "it": "disiscrizione, cancellazione, disiscrivi, cancella, basta, annulla iscrizione, disiscrivere",
        "pt": "descadastrar, descadastro, sair, parar, cancelar inscricao, remover, cancelar subscricao, desinscrever",
        "nl": "uitschrijven, afmelden, afmelding, uitschrijving",
        "pl": "wypisz, wypisac, rezygnuje, rezygnacja, wypisanie",
        "sv": "avregistrera, avprenumerera, avsluta",
        "da": "afmeld, frameld, afmelding",
        "cs": "odhlasit, odhlaseni",
        "tr": "abonelikten cik, cikis, iptal",
        "ru": "отписаться, отписка, стоп, отпишите",
    }.items()
}  # fmt: skip
"""What opts out only when the message says nothing else."""

GUARDS: dict[str, Guards] = {
    "en": Guards(
        denials=_set("not never without cannot no nobody hardly hate"),
        others=_set(
            "they users customers people clients contacts subscribers attendees recipients someone members who he she "
            "leads them guests employees"
        ),
        past=_set("did has have had was does"),
        before=r"\bif you (?!do not|not|fail|keep|continue|could|can|would|please)|\bclick|\breply with|"
        r"\b(?:customers?|clients?|users?|people|they|recipients?|subscribers?|vendors?|leads?) (?:\w+ ){0,3}"
        r"(?:say|says|said|write|writing|ask|asks|asked|reply|replies|would not|want|wants)\b|\bhow (?:do|does|can|should) "
        r"(?:users?|customers?|people|they|recipients?|subscribers?)",
        before_erasure=r"\b(?:can|could|may|do|how|should|shall|will|cannot|when) (?:i|we)\b|\bwhat happens|\bhow long|"
        r"\bis it possible|\b(?:do|does|will|did) (?:you|your|it)\b|\bable to|\bif (?:i|we)\b",
        after=r"^(?:, )?(?:by phone|over the phone|as an?|any ?time|at any time|later|users|customers)\b|\bclick\b",
        after_erasure=r"\b(?:if|when|once|after) (?:i|we|the|our|my|a)\b|\bmyself\b|\bautomatically\b",
    ),
    "de": Guards(
        denials=_set("nicht nie niemals ohne nein"),
        others=_set("kunden nutzer empfanger leute abonnenten"),
        before=r"\b(?:wenn|falls|sofern) sie (?!nicht|nochmal|weiter)|\bklick|\b(?:kunde|kunden|nutzer|empfanger) (?:\w+ ){0,3}"
        r"(?:schreiben|sagen|bitten|mochten|mochte|wollen|will)\b|\bwie (?:kann|konnen) (?:kunden|nutzer)",
        before_erasure=r"\b(?:kann|konnen|darf|wie) (?:ich|wir|kunden)\b|\bwas passiert|\bwie lange|\bwerden\b|\bloscht ihre?\b",
        after=r"^(?:, )?(?:telefonisch|per telefon|anzurufen)\b|\bklick",
        after_erasure=r"\b(?:wenn|sobald|nachdem|falls) (?:ich|wir)\b|\bautomatisch\b",
    ),
    "es": Guards(
        denials=_set("no nunca sin tampoco"),
        before=r"\bsi (?:usted |ustedes )?(?:no )?(?:desea|desean|quiere|quieres|quieren)\b|\bhaga clic|\bpulse|"
        r"\b(?:clientes?|usuarios?) (?:\w+ ){0,3}(?:dicen|escriben|piden|pide|quieren|quiere)\b",
        before_erasure=r"\b(?:puedo|podemos|como)\b|\bque pasa|\bcuanto tiempo|\bpermite",
        after=r"^(?:, )?(?:por telefono|a un|a los|al usuario)\b",
        after_erasure=r"\b(?:si|cuando) (?:cancelo|termino|dejo)\b",
    ),
    "fr": Guards(
        denials=_set("ne jamais sans pas"),
        before=r"\bsi vous (?:ne )?(?:souhaitez|voulez|desirez)\b|\bcliquez|\b(?:clients?|utilisateurs?) (?:\w+ ){0,3}"
        r"(?:disent|ecrivent|demandent|veulent)\b",
        before_erasure=r"\b(?:puis|peux|pouvons) (?:je|nous)\b|\bcomment\b|\bque devien|\bcombien de temps|\best ce que\b",
        after=r"^(?:, )?(?:par telephone)\b",
        after_erasure=r"\b(?:si|quand|lorsque) (?:je|j|nous)\b|\bmoi meme\b",
    ),
    "it": Guards(
        denials=_set("non mai senza"),
        before=r"\bse (?:non )?(?:desidera|vuole|vuoi|desiderate|volete)\b|\bclicc|\b(?:clienti?|utenti?) (?:\w+ ){0,3}"
        r"(?:dicono|scrivono|chiedono|vogliono)\b",
        before_erasure=r"\b(?:posso|possiamo|come|vengono|quando|quanto)\b|\bcosa succede",
        after=r"^(?:, )?(?:per telefono|al telefono)\b",
        after_erasure=r"\b(?:se|quando) (?:disdico|termino|annullo)\b",
    ),
    "pt": Guards(
        denials=_set("nao nunca sem"),
        before=r"\bse (?:voce )?(?:nao )?(?:deseja|desejar|quiser|quer)\b|\bclique|\b(?:clientes?|usuarios?) (?:\w+ ){0,3}"
        r"(?:dizem|escrevem|pedem|querem)\b",
        before_erasure=r"\b(?:posso|podemos|como|quando|quanto)\b|\bo que acontece|\bo sistema",
        after=r"^(?:, )?(?:por telefone)\b",
        after_erasure=r"\bse (?:eu )?(?:cancelar|encerrar)\b",
    ),
    "nl": Guards(
        denials=_set("niet nooit zonder"),
        before=r"\bals (?:u|je|jullie) (?!niet|door)|\bklik|\b(?:klanten|gebruikers) (?:\w+ ){0,3}(?:zeggen|schrijven|vragen|willen)\b",
        before_erasure=r"\b(?:kan|kunnen|mag|hoe) (?:ik|we|wij)\b|\bwat gebeurt|\bworden\b|\bhoe lang",
        after=r"^(?:, )?(?:telefonisch|per telefoon)\b|^(?:, )?(?:altijd|op elk moment)\b",
        after_erasure=r"\b(?:als|wanneer|zodra) (?:ik|we|wij)\b",
    ),
    "pl": Guards(
        denials=_set("nie nigdy bez"),
        before=r"\bjesli (?:nie )?chc\w* panstwo|\bkliknij|\b(?:klienci|klientow|uzytkownicy) (?:\w+ ){0,3}(?:pisza|mowia|prosza|chca)\b",
        before_erasure=r"\b(?:czy|jak) (?:moge|mozemy|moga|system|narzedzie)\b|\bco sie stanie",
        after=r"^(?:, )?(?:telefonicznie)\b",
        after_erasure=r"\b(?:jesli|gdy|po) (?:zrezygnuje|zakoncz)\w*\b",
    ),
    "sv": Guards(denials=_set("inte aldrig")),
    "da": Guards(denials=_set("ikke aldri aldrig")),
    "cs": Guards(denials=_set("ne nikdy")),
    "tr": Guards(),
    "ru": Guards(denials=_set("не никогда")),
}
CONTEXT = _set("mailbox inbox address mailinglist unsubscribe unsubscribed")
"""What "please remove it" is about."""
RESETS = _set(
    "please pls kindly and but so just then und aber sondern y pero sino et mais e ma mas en maar i ale interested"
)
"""A denial before one of these is of what was said before: "not interested please remove me"."""

SCRIPTS: dict[str, dict[Kind, str]] = {
    "ja": {
        "opt_out": r"配信.{0,4}(?:停止|解除|不要)|(?:メルマガ|ニュースレター|メール|登録|購読).{0,6}(?:解除|退会|やめ|止め|配信停止)|"
        r"(?:連絡|メール|案内|営業|勧誘|お知らせ).{0,8}(?:不要|結構です|お断り|ご遠慮|控えて|差し控え)|"
        r"(?:送ら|送信し|送付し|連絡し|メールし|送ってこ|連絡をし|送信を?し)ないで|(?:リスト|名簿|宛先|配信先).{0,8}(?:削除|外し|除外|はずし)|"
        r"二度と.{0,8}(?:送|連絡)",
        "erasure": r"(?:個人情報|個人データ|登録情報|アカウント|私の(?:情報|データ)|自分の(?:情報|データ)).{0,6}(?:削除|消去|抹消|破棄)"
        r"(?=して|を|の|お願|願|希望|請求|要求|依頼|ください|下さい|。|$)",
        "objection": r"異議を|異議申し|同意を?.{0,3}(?:撤回|取り消)|利用.{0,2}停止を(?:求|請求|希望|お願い)|(?:利用|処理).{0,4}(?:反対|拒否)",
    },
    "zh": {
        "opt_out": r"退订|退訂|取消订阅|取消訂閱|(?:不要|别|請勿|请勿|勿)再?.{0,3}(?:给我|給我)?.{0,2}(?:发|發|寄|联系我|聯繫我|打扰)(?!票)|"
        r"停止.{0,4}(?:发送|發送|联系|聯繫)|(?:把|将|將)我.{0,8}(?:移除|删除|刪除|去掉)",
        "erasure": r"(?:删除|刪除|清除|抹去|销毁).{0,6}我.{0,6}(?:数据|數據|信息|資料|资料|账号|帳號|个人)",
        "objection": r"(?:反对|反對|拒绝|拒絕).{0,6}(?:处理|處理|使用).{0,8}(?:我|个人|個人)|撤回.{0,6}同意",
    },
    "ko": {
        "opt_out": r"수신.{0,4}거부|(?:메일|연락|문자|이메일).{0,8}(?:보내|하)지.{0,3}(?:마|말)|구독.{0,5}(?:취소|해지)|"
        r"(?:목록|명단|리스트).{0,6}(?:삭제|제외|빼)",
        "erasure": r"(?:제|내|저의|나의).{0,4}(?:개인정보|정보|데이터|계정).{0,6}(?:삭제|파기)",
        "objection": r"(?:처리|이용).{0,6}(?:반대|거부)|동의.{0,4}철회",
    },
}  # fmt: skip
"""Languages without blanks between words, or with endings on all of them: patterns over a sentence."""

SCRIPT_GUARDS: dict[str, str] = {
    "ja": r"顧客|お客様|ユーザー|会員様|読者|購読者|機能|方法|場合|電話|率|御社のツール|貴社のツール",
    "zh": r"客户|客戶|用户|用戶|功能|如何|怎么|怎麼|支持|率|电话|電話",
    "ko": r"고객|사용자|기능|방법|전화",
}
