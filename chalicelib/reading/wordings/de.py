"""German wordings. Data only; `text.cues` says how a line is read, `reading.wordings` what the labels are."""

CUES: dict[str, str] = {
    "demo": """
        + zeigen lassen
        + live sehen
        vor ort
        beweisen
        + demo|demos|vorfuhrung|vorfuhren|vorfuhrtermin|produktvorfuhrung|livedemo|produktdemo|onlinedemo|demotermin
        zeigen|zeigt|zeig|vorstellen|prasentieren [6] losung|system|software|produkt|produkte|plattform|programm|wie|anlage|maschine|ihre|eure|uns|mir
        live|praxis|einsatz|aktion sehen|anschauen|ansehen|erleben
        ansehen|anschauen|angucken|sehen|kennenlernen [4] wurde|mochte|wollen|gern|gerne|konnen|losung|software|produkt|system
        + kennenlernen|kennenzulernen
        losung|software|produkt|system|plattform [4] ansehen|anschauen|kennenlernen|sehen|zeigen|vorstellen
        prasentation [2] ihr*|euer*|online|vor
        ausprobieren|testen
        einfuhrung in
    """,
    "call": """
        + anruf|ruckruf|telefonat|telefontermin|videocall|videokonferenz|telefongesprach|onlinetermin|onlinemeeting|erstgesprach|kennenlerngesprach|beratungsgesprach|beratungstermin|besprechungstermin|gesprachstermin|vororttermin
        + rufen|ruf|ruft sie? bitte? [1] mich|uns
        + ruf*|anrufen|zuruckrufen|zuruckruft|zuruckrufen|telefonieren|durchklingeln
        + gesprach [3] vereinbar*|fuhren|freuen|termin
        + termin|termine|gesprach|besprechung|meeting|treffen|austausch|call
        sprechen|reden|austauschen|unterhalten|treffen [3] uber|mit|wir|ihnen|euch|konnen
        mit [3] sprechen|reden|austauschen|unterhalten
        passt|passen|wurde|ginge|geht [4] ihnen|euch|dir|uns|uhr|termin
        vorbeikommen|besuchen|besuch
        zeit [2] fur [3] gesprach|telefonat|termin|call|kaffee
    """,
    "pricing": """
        + preis|preise|preisen|preisliste|preislisten|preisrahmen|preisvorstellung|preisinfo|kosten|kostenpunkt|kostet|gebuhr|gebuhren|tarife|tarif|preismodell|lizenzkosten|preisstaffel|listenpreis
        + was|wieviel [3] kostet|kosten|nehmt|verlangt|zahlt
        + wie viel|teuer [3] kostet|ist|sind|kosten|ware
        + wie teuer|viel
        hausnummer|grossenordnung|richtpreis|preisspanne
        rabatt|nachlass|skonto|mengenrabatt
        pro nutzer|monat|lizenz|arbeitsplatz
        budget [2] planung|planen|brauche
    """,
    "quote": """
        + *angebot|offerten|offerieren
        + leasingvertrag|liefervertrag|kaufvertrag|vertrag [1] entsprechend|schicken|zusenden|ausstellen
        + verfugbar|lieferbar [2] preis
        + angebot|angebots|angebote|kostenvoranschlag|preisangebot|offerte !ausschreib*|von
        + angebot [5] unterbreiten|zusenden|schicken|erstellen|machen|senden|uber|fur
        bieten|anbieten sie? bitte? [3] uns
        auftrag erteilen|bestatigung|auftragsbestatigung
        unterlagen zur unterschrift
        vertrag [2] zusenden|schicken|senden
        nehmen [3] angebot an
        proforma*
    """,
    "information": """
        mehr|weitere|nahere|genauere informationen|infos|details
        informationen|infos uber|zu|zum|zur
        interesse|interessieren|interessiert|interessant
        suchen|suche [4] losung|software|anbieter|system|lieferant|partner|dienstleister
        erfahren|wissen [2] mehr
        auf der suche
        informieren
    """,
    "file_request": """
        + *erklarung|*zertifikat [5] schicken|senden|zukommen
        + texte|ausschreibungstexte|cad|revit|familien|zeichnung|zeichnungen [8] zukommen|schicken|senden|haben|bekommen
        + broschure|broschuren|prospekt|prospekte|datenblatt|datenblatter|katalog|kataloge|produktblatt|infomaterial|prasentationsunterlagen|fallstudie|fallstudien|referenzbericht|whitepaper|pdf|folien|infobroschure|handbuch|zertifikat|zertifikate|produktkatalog|referenzliste
        unterlagen|dokumentation|vorlage|muster|musterbericht|beispielbericht|checkliste|aufzeichnung|prasentation|agb|avv [6] schicken|zusenden|senden|zukommen|bekommen|mailen|haben
        schicken|schick|senden|sende|mailen|zusenden [6] unterlagen|dokumentation|vorlage|muster|checkliste|aufzeichnung|prasentation|agb|material
        etwas zum lesen|nachlesen
    """,
    "follow_up": """
        + noch|bisher|bislang|leider [2] keine|nichts|nicht [2] antwort|ruckmeldung|gehort|reaktion|geantwortet|gemeldet|erhalten
        + wie [2] besprochen|vereinbart|telefonisch|abgesprochen|angekundigt
        + nachfragen|nachhaken|nachfassen|nachgefragt|erinnern|anknupfend
        + bezug|bezugnehmend|anschluss|ruckfrage auf|an|zu
        + schon [2] geschrieben|gefragt|angefragt|gemailt|angerufen
        + warte|warten noch|immer|seit|weiterhin
        sie|du|er|kollege wollten|wolltest|wollte|hatten|hatte [4] schicken|melden|senden|zusenden|versprochen|zugesagt
        + versprochen|zugesagt
        unser|unserem|unsere|letzten|letztes|letzte gesprach|telefonat|mail|meeting|demo|angebot|anfrage
        bevor wir [2] weiterreden|weitermachen|unterschreiben
        gibt es [2] neuigkeiten|neues
        vor [3] geschrieben|angefragt|gemailt|kontaktiert
        ihr angebot vom|angebot
    """,
    "referral": """
        + empfohlen|empfehlung|empfahl|empfiehlt|weiterempfohlen
        + tipp|hinweis von
        + hat|haben [3] auf sie|euch aufmerksam
        + verwiesen|vermittelt
        + ihren|deinen|euren namen|kontakt [3] von|gegeben
        schwarmt von
        uber [4] auf sie|euch gekommen|aufmerksam|gestossen
        + von [4] gehort
    """,
    "not_now": """
        - + derzeit|momentan|aktuell|zurzeit|jetzt|dieses|heuer|vorerst [4] kein|keine|keinen|nicht
        - + noch [2] nicht [3] soweit|so|aktuell|entschieden
        - + kein|keine [2] eile|budget|bedarf|stress
        - + eilt nicht
        - + nicht [3] vor|dringend|eilig|akut
        + erst|lieber|eher|fruhestens [2] spater|nachstes|kommendes|nachsten|naechstes|kommenden
        + spater [1] noch|wieder
        + verschoben|zuruckgestellt|vertagt|auf eis|eingefroren|pausiert
        erst [4] jahr|quartal|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|herbst|fruhjahr
        melden|melde sie? [2] sich [4] wieder|dann|im|nach
        + nur [1] umschauen|informieren|umsehen|stobern|neugierig
        + erst [1] mal umschauen|informieren|sammeln
        perspektivisch|mittelfristig
        nach [3] urlaub|inventur|messe|ferien|umzug
    """,
    "security_review": """
        + fragebogen|sicherheitsfragebogen|lieferantenfragebogen|sicherheitsprufung|lieferantenprufung|auftragsverarbeitung|auftragsverarbeitungsvertrag|avv|av vertrag
        + verschlusselt|verschlusselung|penetrationstest|penetrationstests|pentest|pentests|subunternehmer|unterauftragsverarbeiter|informationssicherheit|datenschutzbeauftragte*|rechenzentrum|serverstandort|27001|tisax|iso27001|dsfa
        + technische|technisch und organisatorisch*
        + tom|toms
        wo [4] daten|server|gehostet|gespeichert
        daten [4] gespeichert|gehostet|verarbeitet
        dsgvo|datenschutz|datenschutzkonform
        sso|saml|mfa
        datenpanne|datenleck
        betriebsrat|mitbestimmung
    """,
    "tender": """
        + einladungsverfahren|offertanfrage|eingabefrist
        + eingabe bis
        + ausschreibung|ausschreibungen|vergabe|vergabeverfahren|vergabeunterlagen|angebotsabgabe|leistungsverzeichnis|interessenbekundung|bieter|bieterfragen|vergabeplattform|teilnahmewettbewerb|teilnahmeantrag|submission|rfp
        los|lose #
        bindefrist|angebotsfrist
        offentlich* [2] auftrag*
    """,
    "complaint": """
        + mussten [1] feststellen
        + wiederholt|erneut|abermals
        bitten [1] um stellungnahme
        + vorschlag [2] sicherstellen
        + beschwerde|beschweren|beschwere|reklamation|reklamieren|unverschamtheit|frechheit|zumutung|inakzeptabel|unzumutbar|skandal|skandalos|unmoglich|emport|stinksauer|sauer|unterirdisch|saftladen|verarscht|armutszeugnis
        + nicht akzeptabel|hinnehmbar
        enttauscht|enttauschend|verargert|unzufrieden|frustriert|arger|argerlich|argert
        niemand [3] erreichbar|zuruck|ruft|meldet|kommt|antwortet|hilft|kummert|geht
        keiner [3] erreichbar|zuruck|ruft|meldet|kommt|antwortet|hilft
        warteschleife
        zum [1] dritten|vierten|zweiten|wiederholten mal
        wofur [3] zahlen|bezahlen|zahle
        vorgesetzten|geschaftsfuhrung|verantwortlichen|chef [3] sprechen
        geld zuruck
        anwalt|rechtsanwalt|verbraucherzentrale
        nie [2] gekommen|erschienen|gemeldet|zuruckgerufen
    """,
    "support": """
        + funktioniert|funktionieren|geht|gehen|ladt|laden|druckt|startet|reagiert|synchronisiert|klappt|lauft [4] nicht|nichts|nimmer
        + nicht mehr? [2] einloggen|anmelden|zugreifen|drucken|offnen|exportieren|erreichbar|verfugbar|synchronisiert|funktioniert
        + kann|konnen|komme|kommen|komm [4] nicht mehr? [2] einloggen|anmelden|rein|zugreifen|ins|in|drucken|offnen|exportieren|speichern|auf
        + fehler|fehlermeldung|fehlercode|storung|ausfall|ausgefallen|absturz|abgesturzt|sturzt|defekt|kaputt|gesperrt|blockiert|stillstand
        + stillsteht|steht seit|still
        + passwort|kennwort|zugang|zugangsdaten|login [4] vergessen|zurucksetzen|gesperrt|funktioniert|geht|falsch|mehr
        ersatzteil|ersatzteile|reparatur|reparieren|techniker|monteur|gewahrleistung|garantiefall|garantie
        supportticket|ticket|ticketnummer|storungsmeldung
        seit [5] update
        technischer|technische support|hilfe
        wer|bitte [3] helfen|hilft|hilfe
        fehlt|fehlen|verschwunden|weg [4] daten|seit
        + dringend hilfe
    """,
    "billing": """
        + auf rechnung
        + rechnung|rechnungen|rechnungsnummer|rechnungskorrektur|gutschrift|mahnung|mahnungen|abbuchung|abgebucht|doppelt berechnet|lastschrift|zahlungserinnerung|sammelrechnung|rechnungsadresse|rechnungsanschrift|zahlungsziel
        + doppelt|falsch [1] berechnet|abgebucht|abgerechnet|gebucht
        umsatzsteuer|ust|mwst|ustid|kundennummer
        bestellnummer|kostenstelle
        uberwiesen|uberweisung|bezahlt
    """,
    "contract_change": """
        + kundigen|kundigung|kundigungsfrist|kundige|kundigungsbestatigung|vertragsverlangerung|vertragsende|vertragslaufzeit|vertragsanderung|vertragsubernahme|umfirmierung|umfirmiert|sonderkundigung|lizenzerweiterung
        + vertrag|abo|lizenz|lizenzen|tarif|platze|nutzer|zugange|abonnement [6] verlangern|kundigen|aufstocken|reduzieren|erweitern|andern|beenden|umstellen|pausieren|lauft|auslaufen|wechseln|ubertragen|hinzufugen|hinzubuchen|dazu|abbestellen|weniger|anpassen
        + verlangern|kundigen|aufstocken|reduzieren|erweitern|hinzubuchen|wechseln [4] vertrag|abo|lizenzen|lizenz|tarif|platze|nutzer
        weitere|zusatzliche|mehr|weniger [1] lizenzen|nutzer|platze|zugange|benutzer
        vertrag|vertrage
        neue adresse|anschrift|firmierung|lieferadresse
    """,
    "partnership": """
        + *handler fur
        + gebietsschutz
        sucht ihr|sie noch? [2] *handler|partner
        + handlerkonditionen|vertriebspartnern|handlermarge
        betreuen [3] kanzleien|kunden|betriebe|unternehmen|praxen
        + partnerschaft|vertriebspartner|vertriebspartnerschaft|wiederverkaufer|wiederverkauf|handler|fachhandler|fachhandelspartner|partnerprogramm|handelspartner|reseller|weiterverkauf|weiterverkaufen|vertriebskooperation|kooperation|kooperieren|kooperationspartner|handelsvertreter|vertretung
        + partner werden
        + white label
        zusammenarbeit|zusammenarbeiten
        unsere [1] kunden [4] fragen|wollen|brauchen|suchen
        provision|marge|handlerkonditionen|konditionen
        empfehlen|vermitteln|anbieten [4] kunden
        kunden [4] anbieten|empfehlen|vermitteln
        vertrieb|vertreiben
    """,
    "careers": """
        + bewerbung|bewerben|bewerbe|lebenslauf|praktikum|pflichtpraktikum|praktikumsplatz|stellenanzeige|stellenausschreibung|werkstudent|werkstudentin|werkstudentenstelle|ausbildung|ausbildungsplatz|initiativbewerbung|bewerbungsunterlagen|jobs|job|quereinsteiger|minijob
        + suche [6] praktikum*|stelle|ausbildung|arbeit|job|werkstudent*|pflichtpraktikum
        + arbeiten bei|fur ihnen|euch
        + meine unterlagen
        gehaltsvorstellung|berufserfahrung|vorstellungsgesprach
        + freie|offene|ausgeschriebene|als stelle|stellen
        + stelle|stellen als|im|in|ausgeschrieben
    """,
    "free_use": """
        + kostenlos|kostenlose|kostenlosen|gratis|unentgeltlich|umsonst
        + sponsoring|sponsern|sponsor|spende|spenden
        verein|ehrenamtlich|gemeinnutzig|gemeinnutziger|schulprojekt|studienprojekt|schule
        kein|kleines budget
        studentenrabatt|bildungsrabatt
    """,
    "press": """
        + bitte um stellungnahme
        trifft das zu
        + journalist|journalistin|redakteur|redakteurin|redaktion|reporter|reporterin|presse|pressestelle|presseanfrage|zeitung|zeitschrift|magazin|fachmagazin|podcast|interview|artikel|redaktionsschluss
        recherchiere|recherche|schreibe [3] artikel|uber|beitrag
        stellungnahme|zitat|statement|o ton
        leser|horer|veroffentlich*
    """,
    "vendor_pitch": """
        + zahlen sie zu viel
        + wir prufen|analysieren [1] kostenlos
        prozent sparen
        + machen wir ihnen|euch
        haben sie schon
        + unschlagbar*
        + unseren katalog|unsere
        + wir|ich unterstutzen|helfen|bieten|liefern|produzieren|fertigen|sind|entwickeln|vermitteln|erstellen [8] unternehmen|firmen|betriebe|agentur|ihnen|kunden|sie|hersteller|mittelstand|ihrer
        + seo|backlinks|leadgenerierung|neukundengewinnung|suchmaschinenoptimierung|sichtbarkeit|outsourcing|fachkrafte|personaldienstleister|personalvermittlung
        + mehr [1] umsatz|kunden|leads|anfragen|sichtbarkeit|reichweite|termine|bewerber
        + ihre|eure website|webseite|homepage|internetseite|seite [6] google|optimieren|besser|fehler|modern|schneller|gefunden
        + wer [4] zustandig|verantwortlich|ansprechpartner|einkauf|entscheidet|kummert
        + ansprechpartner|zustandige*|richtige* [3] einkauf|marketing|personal|it|person
        unser|unsere|unserem|unseren angebot|leistungen|produkte|produkt|dienstleistungen|agentur|portfolio|muster|preisliste
        kostenlose*|kostenfreie*|unverbindlich* [1] analyse|erstgesprach|muster|beratung|potenzialanalyse|musterbox|audit
        sparen|einsparen|senken [4] kosten|stromkosten|energiekosten|prozent
        fur|als fuhrender|fuhrende hersteller|anbieter|agentur
        15|20|10 minuten
        durfen|darf|durfte [3] vorstellen|anbieten|zusenden|zeigen
        zu ihnen|euch passen
        fuhrende marken
    """,
    "competitor_research": """
        + stellen [1] selbst|selber
        + selbst [3] her
        + wettbewerber|wettbewerb|mitbewerber|konkurrent|konkurrenz|marktanalyse|marktstudie|benchmark|wettbewerbsanalyse
        + wir [3] entwickeln|bauen|bieten|vertreiben|betreiben [6] selbst|selber|ahnliche|ahnliches|eigene
        + selbst|selber [4] software|losung|entwickeln|anbieter|hersteller
        ahnliche|vergleichbare losung|software|produkt
        vergleich|vergleichsstudie|studie
        sandbox
    """,
    "access_request": """
        + auskunft nach|gemass|uber
        + adresshandler
        + anschrift bezogen|erhalten
        + welche [3] daten [4] gespeichert|speichern|haben|uber mich|zu
        + auskunft [4] daten|person|mich|15|gespeichert*
        + art|artikel 15
        + datenauskunft|auskunftsanspruch|auskunftsrecht|selbstauskunft|datenkopie
        + woher [3] meine|mein|unsere|die [2] adresse|daten|mail|email|nummer|kontaktdaten|mailadresse
        + woher haben|habt|kennen sie|ihr [3] meine|mein
        wer [4] meine [2] daten|adresse
        an wen [4] weitergegeben|ubermittelt
    """,
    "misdirected": """
        + richtig bei
        termin [5] nagel|haare|zahn|fuss
        + falsche|falschen|verkehrt [1] firma|adresse|nummer|formular|stelle|unternehmen
        + sind sie [5] die|das|der [6] die|das|der
        + bin ich [4] richtig
        termin|behandlung|sprechstunde [4] sohn|tochter|arzt|zahn|hund
        mein|meine paket|bestellung|sendung|flug|buchung|zimmer [5] nicht|wo|angekommen
        wo [2] mein|meine|bleibt [1] paket|bestellung|sendung
        tisch [3] reservieren|personen
        mein|meine|meinen|meinem sohn|tochter|hund|katze|auto|kind
        reservieren|reservierung
        verwechsl*|verwechselt
    """,
    "unsubscribe": "+ keine weiteren mails|mail|emails|nachrichten",
    "kind.customer": """
        + unser|unsere|unserem|unseren|unserer|mein|meine|meinem konto|vertrag|lizenz|lizenzen|rechnung|abo|zugang|account|kundennummer|bestellung|anlage|gerat|maschine
        + haben|habe|hatten [4] gekauft|bestellt|erworben|installiert|gebucht|abgeschlossen
        + ihr|ihre|ihrem|ihren|eure|euer|ihrer|euren [1] rechnung|hotline|support|techniker|monteur|kundendienst|system|software|fahrer|lieferung|service|update|anlage
        + kunde|kundin|kunden|bestandskunde|kundennummer|stammkunde
        zahlen|bezahlen wir|ich
        nutzen|verwenden|benutzen [4] seit|ihre|eure
        bei ihnen|euch [2] kunde|seit
        seit [4] im einsatz
    """,
    "kind.student": """
        + student|studentin|studenten|studierende|studiere|bachelorarbeit|masterarbeit|hochschule|universitat|uni|seminararbeit|abschlussarbeit|studium|studiengang|schuler|schulerin
    """,
    "kind.private_person": """
        + privat|privatperson|privatkunde|rentner|rentnerin|privatperson|ruhestand
        + mein|meine|meinem|meinen sohn|tochter|mann|frau|haus|garten|hund|hochzeit|auto|wohnung|kinder
        als gast
    """,
    "kind.competitor": """
        + wir [3] entwickeln|bauen [4] selbst|selber
    """,
    "tone.friendly": """
        danke|vielen|dank|freue|freuen|super|toll|klasse|schon|nett|lieb|liebe|gerne|gern|herzlich|beste|viele
        ~ hallo|moin|guten|servus|gruezi
        viele|liebe|beste grusse|grusse
    """,
    "tone.formal": """
        + sehr geehrte|geehrter|geehrtes|geehrten
        + hiermit|bezugnehmend|gemass|unterbreiten|hochachtungsvoll|ersuchen|benotigen|mitzuteilen|ferner|erbitten|ubersenden
        + mit freundlichen
        + freundliche grusse
        + sie|ihnen|ihr|ihre|ihrem|ihren|ihrer
        guten tag
        herr|frau
        wir bitten|wurden
        fur ruckfragen
    """,
    "tone.casual": """
        + hi|hey|moin|servus|euch|eure|eurer|ihr|euer|du|dir|dein|deine|cool|mega|mal|lg|vg|ne|nen|grad|bissl|krass|easy|jungs|leute|sieht gut|checken
    """,
    "tone.sceptical": """
        + ehrlich|ehrliche|ehrlichen|offen|klartext|skeptisch|bezweifle|zweifel|uberzeugt|uberzeugen|marketing|werbeversprechen|blabla|verkaufsgesprach
        + warum [3] sollte|sollten|wechseln
        + was [3] bringt|bringen|besser|unterscheidet|konnen [2] mir|uns|sie|ihr
        wirklich|tatsachlich|angeblich
        schon [2] haben|genug|losung|versucht
        versprechen [3] alle|viel|viele
        haken
        schlechte erfahrungen
    """,
    "tone.annoyed": """
        + immer noch|wieder
        + noch [1] immer|keine [2] antwort|ruckmeldung
        + zum [1] zweiten|dritten|wiederholten
        + bereits|schon [2] zweimal|mehrfach|dreimal|geschrieben|angerufen
        genervt|verargert|enttauscht|unzufrieden|arger|argerlich|frustriert|nervt|geduld|leider
        nie [2] zugestimmt|angemeldet|eingewilligt
        niemand|keiner
        warte|warten
    """,
    "tone.angry": """
        + unverschamtheit|unverschamt|frechheit|zumutung|inakzeptabel|skandal|stinksauer|sauer|wutend|unterirdisch|saftladen|verarscht|anwalt|rechtsanwalt|betrug|betruger|abzocke|lacherlich|unfassbar|schnauze|reicht|letzte|letztmals|armutszeugnis|unmoglich
        + nicht akzeptabel|hinnehmbar
        + wofur [3] zahlen|bezahlen
        frist
        sofort
    """,
    "tone.urgent": """
        + dringend|dringende|dringender|eilig|eilt|sofort|umgehend|unverzuglich|notfall|schnellstmoglich|schnellstens|asap|kurzfristig|brennt
        + so|moglichst schnell|bald
        + noch heute
        + heute noch|abend|nachmittag
        + bis|fur [1] heute|morgen|ubermorgen|mittag
        + morgen [6] veranstaltung|messe|termin|eroffnung|gaste|auslieferung|schicht
        steht still
        stillstand|steht|stehen
    """,
    "prefer.phone": """
        + ruft [1] durch|an|mich|uns
        + ruf*|rufen sie? bitte? mich|uns
        + ruckruf|telefonisch|anrufen|zuruckrufen|whatsapp
        + am|per|uber telefon|handy|whatsapp
        am besten [2] telefon|handy|anruf
    """,
    "prefer.email": """
        + per|via|uber|auf e? mail|email
        + schriftlich [2] antwort|genugt|reicht|gern
        + mail|email|e mail reicht|genugt|ist|bitte|bevorzug*
    """,
    "prefer.no_phone": """
        - + nicht|keine|kein|ohne|bitte [2] anruf*|telefon*|telefonisch|anzurufen
        - + keine|kein [1] anrufe|anruf|telefonate
    """,
    "prefer.no_meetings": """
        - + keine|kein|keinen|ohne [2] termin|termine|meetings|meeting|demo|vertretertermin*|vertreterbesuch*|vertriebler|verkaufsgesprach*|prasentation*
    """,
    "prefer.portal": """
        + uber|auf|im [3] portal|vergabeplattform|vergabeportal|plattform|bieterportal
    """,
    "agreed": """
        + wie [3] besprochen|vereinbart|abgemacht|zugesagt|versprochen|ausgemacht|abgesprochen|zugesichert
        + zugesagt|vereinbart|versprochen|zugesichert|ausgemacht|zugesagten|vereinbarten|versprochenen|zugesagte|vereinbarte|versprochene|abgemacht|zusage|verabredet
        + nehmen|nehme|akzeptieren|akzeptiere [3] ihr|das|euer|dieses [1] angebot
        + angebot [3] an|annehmen|akzeptieren
        + laut|gemass [3] absprache|vereinbarung|zusage|angebot|gesprach
        + unsere|unserer|unser|der|die vereinbarung|abmachung|absprache
    """,
    "legal": """
        + haftung|haftet|haften|gerichtsstand|agb|avv|dsgvo|vertragsstrafe|geheimhaltung|geheimhaltungsvereinbarung|nda|kundigungsfrist|widerruf|widerrufsrecht|gewahrleistung|schadensersatz|klausel|klauseln|verjahrung|mahnung|anwalt|rechtsanwalt|rechtsabteilung|justiziar|betriebsrat|datenschutz|auftragsverarbeitung|auftragsverarbeitungsvertrag|vertragsbedingungen|abmahnung|unterlassung|unterlassungserklarung|fristsetzung|kundigung|sonderkundigung
        + art|artikel|paragraph|paragraf #
        + anwendbares|geltendes|welches recht
        + juristische*|rechtliche*|rechtlich
        + verbindlich|verbindliche|bindend
        + exklusivitat|exklusiv
    """,
    "request": """
        + bitte [3] schicken|senden|teilen|nennen|bestatigen|geben|mailen|unterbreiten|erstellen|korrigieren|stornieren|prufen|andern|loschen|sagen|mitteilen|zusenden|ubersenden|ubermitteln|melden|helfen|helft|schickt|sendet|nennt|sagt|gebt|schick|send|sag|gib|lassen|kummern|reparieren|freischalten|zurucksetzen|bearbeiten|beantworten|antworten|erklaren|rufen|machen|tragen|setzen|veranlassen|berucksichtigen|entfernen
        + bitte um|ich|wir
        + bitten|bitte|ersuchen|ersuche um|sie|euch
        + konnen|konnten|konntet|konnt|kannst|konntest|wurden|kann sie|ihr|du|jemand|mir|uns|man [5] schicken|senden|nennen|mitteilen|sagen|geben|bestatigen|zusenden|machen|erstellen|mailen|helfen|zukommen|anbieten|erklaren|prufen|ausstellen|korrigieren|andern|kummern|zurucksetzen
        + schicken|senden|nennen|teilen|geben|bestatigen|mailen|unterbreiten|schickt|schick|sag|sagt|gib|gebt sie|mir|uns|ihr
        + brauche|brauchen|benotige|benotigen|erwarte|erwarten|fordere|fordern|verlange|verlangen|erbitten|mochte|mochten|hatte|hatten !wissen|uns|ich|wir
        + hatte|hatten gern|gerne
        + mitteilen|mitzuteilen|zuzusenden|zukommen
    """,
    "indirect": """
        + wissen|erfahren|sagen|mitteilen|nennen|fragen|frage|klaren|interessiert|erklaren|verstehen|gefragt|uberlege|prufen|unklar|gerne? [1] ob|was|wie|welche|welcher|welches|wann|wer|wo|wieviel|warum|an|ab|bis|mit
        + teilen|sagen|nennen|teilt|sagt sie? uns|mir bitte? [2] mit? ob|was|wie|welche|wann|wer|wo|an
        + mich|uns interessiert|interessieren
        + frage|fragen|ruckfrage|ruckfragen ist|lautet|zu|zur|zum|bezuglich|ob
    """,
    "concern": """
        + sorge|sorgen|befurchte|befurchten|bedenken|angst|unsicher|befurchtung
        + mein|meine|unser|unsere [1] sorge|bedenken|problem|frage|zweifel
    """,
    "rhetorical": """
        ^ oder|richtig|gell|ne|wirklich|okay|nicht wahr|echt $
        + wofur [3] zahlen|bezahlen|zahle
        + wie kann [2] sein
        + wie geht es
        + was soll das
        + kann das [1] wahr
        + ist das [1] ernst
        + wie oft
        + was ist daran
    """,
    "due": """
        + *frist|anmeldeschluss|abgabetermin
        + bis|spatestens|zum [1] bis|ende|zum|spatestens|mitte|kommenden|nachsten
        bis|spatestens|frist|deadline|stichtag|abgabe|schluss|redaktionsschluss|ablauf|ablaufen|zum|lauft|entscheiden|entscheidung|vor
        + innerhalb|binnen [2] von|#|einer|eines|zwei|drei|vier|woche*|tage*|stunden|monat*
        + frist
        + gesetzlich* frist
    """,
    "when": """
        montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|montags|dienstags|mittwochs|donnerstags|freitags
        heute|morgen|ubermorgen|mittag|abend|vormittag|nachmittag|vormittags|nachmittags|abends|morgenabend|fruh
        januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|okt|nov|dez
        woche|monat|jahr|quartal|kw|wochenende
        ende|anfang|mitte der|des|nachster|dieser|dieses|nachsten|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|woche|monat|jahr
        # uhr|tage|tagen|stunden|wochen
        # #
    """,
    "topic.setup_time": """
        + einrichtung|einfuhrung|implementierung|installation|inbetriebnahme|einfuhrungszeit|vorlauf|vorlaufzeit
        + wie lange|schnell [6] einrichtung|einfuhrung|dauert|brauchen|umsetzung|start
    """,
    "topic.integration": """
        + schnittstelle|schnittstellen|integration|integrieren|anbinden|anbindung|api|kompatibel|sap|datev|salesforce|hubspot|dynamics|excel|outlook|abrechnung
        + ohne [1] crm|erp|software
    """,
    "topic.security": """
        + verschlussel*|penetrationstest*|pentest*|sicherheit|iso|tisax
    """,
    "topic.data_protection": """
        + dsgvo|datenschutz|avv|auftragsverarbeitung*|serverstandort|rechenzentrum
        + wo [4] daten|gehostet|server
    """,
    "topic.minimum": """
        + mindest*|mindestbestellmenge|mindestabnahme|mindestmenge
    """,
    "topic.contract_terms": """
        + laufzeit|kundigungsfrist|agb|vertragslaufzeit|haftung|gerichtsstand
    """,
    "topic.discount": """
        + rabatt|nachlass|mengenrabatt|skonto
    """,
    "topic.trial": """
        + test|testen|testversion|testzugang|probe|pilot|ausprobieren
    """,
    "topic.references": """
        + referenz|referenzen|referenzkunden|referenzkunde
    """,
    "topic.support": """
        + support|hotline|helfen|betreuung
    """,
    "topic.training": """
        + schulung|schulungen|einweisung|schulen
    """,
    "topic.delivery": """
        + lieferzeit|lieferzeiten|lieferung|liefern|liefert|versand|versandkosten|lieferbar|liefertermin
    """,
    "topic.payment": """
        + zahlung|zahlen|raten|ratenzahlung|zahlungsziel|rechnung|wahrung|finanzierung|leasing
    """,
    "topic.contact": """
        + ansprechpartner|zustandig
        + an wen
        + wer kummert|ist|hilft
    """,
    "topic.languages": """
        + sprache|sprachen|deutsch|englisch|mehrsprachig
    """,
    "topic.mobile_app": """
        + app|smartphone|handy|handys|tablet
    """,
    "topic.offline": """
        + offline
        + ohne [1] internet|netz|wlan|verbindung
    """,
    "topic.export": """
        + export|exportieren
    """,
    "topic.case_study": """
        + vergleichbare|ahnliche [1] kunden|betriebe|unternehmen
    """,
}
