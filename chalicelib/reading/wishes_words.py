"""Words that tell a wish for a meeting from a deadline, an event, or somebody's opening hours; by language. Data.

MEET and FITS speak of meeting us; DUE, EVENT, PAST and OPENING of other things in time. NOT stands before what is ruled out,
OUT after it; BUSY says when they cannot. ELSE opens a second choice. EARLIER and LATER point at a time named before.
"""

from __future__ import annotations

from chalicelib.text.dates_tokens import Table

CUES: dict[str, Table] = {
    "en": {
        "MEET": "show, tour, visit, viewing, like to see, want to see, take me through, take us through, minutes with, present, see it, speak with, mtg, rings me, phones me, explain, meeting about, call, calls, ring, phone, talk, speak, chat, meet, meeting, demo, demonstration, walkthrough, walk through, walk me through,"
        " walk us through, run through, introduction, intro, show me, show us, catch up, conversation, appointment, slot, slots, session, zoom, teams call,"
        " video call, get together, discuss, go over, sit down, first look, half an hour of your time, invite, calendar invite, schedule, book, set up a time, time to talk,"
        " presentation, present to us, look at it together, connect, touch base, sync, get on a call, jump on, hop on, telephone",
        "FITS": "open to, i'm free, am free, only hour, only time, only gap, quiet hour, going to suit, the only, realistic, i take calls, preferred dates, we are available, available for, propose, why not, are back, am back, i'm back, we're back, back from, back on, back in the office, works, work for, would work, suit, suits, free, available, availability, fine, ok, okay, best, better, prefer, preferably, preferred, preference, ideal, ideally,"
        " good, fits, fit, could do, can do, convenient, flexible, happy, put us down, put me down, how about, what about, pencil, pencil in, easiest, would be great, great,"
        " possible, could we, can we, shall we, are you free, do you have time, have time, any time, anytime, would be perfect, perfect, propose, could you do, can you do,"
        " it would have to be, has to be, would have to be, earliest i can do, we could, i could, i can, we can, let's, would like, i'd like, we'd like, i am around, i'm around, we're around, hoping for, aim for",
        "DUE": "contract, issue, issuing, rfp, filing, storm, can you deliver, delivery should, to us by, need it by, changing, effective, reach me by, be here by, before you can, lose, confirm that, novation, deadline, due, closes, close on, close at, close, closing, submit, submission, submissions, expire, expires, expiry, decide, decision, decides, publish, launch, goes live, go live, answer,"
        " answers, reply, response, quote by, offer by, confirm, confirmation, sign, signed, renewal, renews, deliver, delivery, delivered, invoice, payment, pay, statement, questionnaire, completed, complete,"
        " report, proposal, pricing, get back to me, get back to us, come back to me, hear back, hear from you, let me know, let us know, send, send us, send me, tender, tenders, bid, budget round, contract ends, contract runs,"
        " board meeting, board meets, committee, committee meets, finish, refund, resolve, resolved, fixed",
        "EVENT": "runs on, printed, come rated, placement, comp, event, events, conference, fair, trade fair, opening, reopening, gala, dinner, party, ceremony, kickoff, kick off, roadshow, takes place, take place, taking place, host, hosting, hosts,"
        " summit, congress, webinar, festival, exhibition, expo, our show, trade show, season, open day, open days, open house, open houses, evening starts, doors open, doors, guests, visitors, happening, runs from, run from,"
        " starts on, start on, dealer days, anniversary, awards, workshop, workshops, course, courses, held, went live, relaunch",
        "PAST": "told, this morning, wrote, last night, standing, we closed, charged, cancelled, canceled, picks up, was on, was, were, went, had, ago, yesterday, since, last week, last month, last year, last time, received, sent, wrote, emailed, called, rang, tried, waited, spoke, met, talked, came, saw, visited, started, happened, failed,"
        " crashed, broke, down, stopped, been, founded, moved",
        "OPENING": "we open, opens, open at, open from, open until, open the doors, opening hours, office hours, closes at, our shop, our shops, our stores, shop opens, hotline, support line, helpdesk, help desk, line is, we close",
        "NOT": "not, no, never, except, except for, but not, avoid, can't do, cannot do, can not do, can't make, cannot make, other than, but, apart from, rather not, excluding, anything but, any time but, anytime but,"
        " any day but, any day except, don't do, don't, do not, doesn't, does not, don't have, bar, barring, just not, not on, isn't, aren't, can't, cannot, won't",
        "OUT": "out, is out, are out, impossible, don't work, doesn't work, do not work, does not work, don't suit, doesn't suit, is no good, are no good, not possible, is bad, are bad, is difficult, are difficult, is tricky,"
        " are tricky, are booked, is booked, booked up, off limits, off the table, won't work, will not work, is not good, aren't good, not good, taken, are taken, is taken, a no go, no good, not an option, is full, are full,"
        " not ideal, don't fit, doesn't fit",
        "BUSY": "our weekend, the weekend, weekend here, public holiday, bank holiday, away, travelling, traveling, on leave, on holiday, on vacation, out of office, out of the office, busy, tied up, in meetings, in a meeting, unavailable, not available, on site, on-site, abroad, closed, teaching,"
        " on the shop floor, off work, on the road, in court, in surgery, in class, in the field, on shift, at a trade fair, at a fair, at a conference, in production, driving, can't talk, cannot talk, not free, aren't available, isn't available,"
        " fully booked, i'm out, we're out, i'm off, we're off, off, with customers, with clients, on duty, on a flight, flying",
        "ELSE": "otherwise, failing that, if not, alternatively, or else, second choice, if that does not work, if that doesn't work, if you have nothing, if you have nothing then, if nothing, if that's taken, if that is taken, if you're busy, else, plan b, as a fallback, if neither works, or failing that",
        "EARLIER": "1: earlier in the day | 0: before that, before then, beforehand, earlier than that",
        "LATER": "1: later in the day | 0: after that, after then, afterwards, later than that, any time after that, from then, from then on",
        "ALSO": "so is, so are, and so is, and so are, same goes for, the same goes for, neither is, neither are, nor, as is, as are",
        "HERE": "our time, my time, local time, here, your time",
    },
    "de": {
        "MEET": "telefonat, telefonieren, telefonisch, anruf, anrufen, rufen sie, gespräch, sprechen, besprechen, austauschen, austausch, treffen, termin, termine, termins, terminvorschlag, vorstellung, vorstellen, vorführung, vorführen,"
        " demo, präsentation, präsentieren, zeigen, kennenlernen, kennenlerngespräch, erstgespräch, online termin, videocall, videokonferenz, call, meeting, zusammensetzen, reden, unterhalten, durchsprechen, schauen, ansehen",
        "FITS": "passt, passen, passt ihnen, passt mir, passt es, würde passen, passend, möglich, frei, verfügbar, geht es, geht bei, ginge, ginge es, gerne, gern, gut, am besten, besten, am liebsten, lieber, bevorzugt, ideal, optimal, könnten wir,"
        " können wir, hätten sie, haben sie zeit, zeit hätten, zeit haben, zeit, schlage vor, schlagen vor, wäre, wären, vorschlagen, erreichbar, sonst, sind wieder da, bin wieder da, zurück, wieder im büro, flexibel, machbar, würde mir, klappt, einrichten",
        "DUE": "angebotsfrist, eingabe, stellungnahme, vergabeplattform, benötige, frist ist, frist, fällig, abgabe, abgabefrist, einreichen, einreichung, angebot, angebote, antwort, rückmeldung, bescheid, entscheiden, entscheidung, entscheidet, bestellung, bestellen, liefern, lieferung, lieferzeit, rechnung, bezahlen,"
        " zahlung, kündigen, kündigung, unterlagen, benötigen wir, brauchen wir, brauchen, benötigen, zusenden, schicken sie, senden sie, ausschreibung, bindefrist, läuft aus, vertrag, ablauf, melden sie sich, zurückmelden, bearbeiten, erledigt, gutschrift, vorstandssitzung",
        "EVENT": "veranstaltung, veranstaltungen, messe, hausmesse, hausmessen, event, events, feier, jubiläum, eröffnung, tagung, kongress, konferenz, findet statt, stattfindet, statt, gäste, besucher, abende, einlass, webinar, kurs, kurse, seminar, tag der offenen tür, beginnt, startet, los geht's",
        "PAST": "war, waren, hatte, hatten, seit, gestern, letzte woche, letzten, letztes jahr, vor kurzem, erhalten, geschickt, geschrieben, angerufen, gewartet, gesprochen, kam, kamen, bekommen, ausgefallen",
        "OPENING": "öffnungszeiten, geöffnet, wir öffnen, öffnet, schließt, hotline, unser laden, geschäftszeiten, bürozeiten, erreichbar ist die",
        "NOT": "nicht, kein, keine, keinen, nie, außer, ausser, nur nicht, aber nicht, ausgenommen, bitte nicht",
        "OUT": "nicht, geht nicht, geht es nicht, geht leider nicht, passt nicht, passt mir nicht, passt leider nicht, passt es nicht, passt es mir nicht, passen nicht, ist schlecht, sind schlecht, schlecht, ungünstig, unmöglich, ausgeschlossen, fällt aus, fallen aus, klappt nicht, scheidet aus, scheiden aus, kann ich nicht, können wir nicht, kann ich leider nicht, ist belegt, sind belegt, bin ich nicht, sind wir nicht",
        "BUSY": "unterwegs, verreist, im urlaub, urlaub, in urlaub, auf dienstreise, dienstreise, nicht da, nicht im haus, außer haus, abwesend, nicht erreichbar, belegt, ausgebucht, in besprechungen, im termin, auf der messe, auf messe, geschlossen, betriebsferien, feiertag, krank, verhindert, bin ich weg, sind wir weg, unser wochenende, auf montage, auf der baustelle, im unterricht",
        "ELSE": "ansonsten, andernfalls, falls nicht, wenn nicht, alternativ, ersatzweise, notfalls, oder sonst, falls das nicht geht, wenn das nicht geht, wenn das nicht passt, zur not",
        "EARLIER": "1: früher am tag | 0: davor, vorher",
        "LATER": "1: später am tag | 0: danach, ab dann, im anschluss",
        "ALSO": "ebenso, genauso, auch nicht, und auch",
        "HERE": "unserer zeit, unsere zeit, meiner zeit, hiesiger zeit, ortszeit",
    },
    "es": {
        "MEET": "llamada, llamar, llámenme, llámeme, llamarme, llamarnos, hablar, hablamos, conversar, conversamos, reunión, reunirnos, reunirme, vernos, demo, demostración, presentación, mostrar, mostrarnos, enseñarnos, enseñarme, cita, videollamada, charla, charlar, agendar, agenda, coordinar, encuentro, quedar, verlo, ver la, telefonear, por teléfono, sesión",
        "FITS": "me viene bien, nos viene bien, viene bien, viene mejor, le viene, me va bien, nos va bien, va bien, me queda bien, les queda bien, queda bien, me conviene, conviene, libre, libres, disponible, disponibles, disponibilidad, posible, podría, podríamos, podemos, puedo, podrían, podría ser, puede ser, pueden, preferiría, prefiero, preferimos, preferible, de preferencia, preferiblemente, preferentemente, mejor, ideal, perfecto, bien, tendrían, tiene tiempo, tienen tiempo, hueco, un hueco, les parece, le parece, qué tal, cualquier, estamos, estoy, de vuelta, de regreso, flexible",
        "DUE": "ofertas, recibirán, recibirá, saberlo, necesito, escribo, falló, fallado, plazo, fecha límite, vence, vencimiento, cierra, cierre, entrega, entregar, enviar, envíen, envíe, enviarnos, mandar, manden, respuesta, responder, contestar, cotización, presupuesto, propuesta, factura, pagar, pago, decidir, decisión, decidimos, licitación, oferta, contrato, necesito la, necesitamos la, necesito el, necesitamos el, renovación, nota de crédito, firmar, avísenme, comité, junta",
        "EVENT": "evento, eventos, feria, congreso, fiesta, cena, inauguración, apertura, lanzamiento, aniversario, conferencia, convención, se celebra, tiene lugar, será el, es el, invitados, asistentes, roadshow, gala, curso, cursos, taller, webinar, jornada, desayunos, organizamos, hacemos",
        "PAST": "fue, fueron, estuvo, ayer, desde, la semana pasada, el mes pasado, pasado, pasada, hace, recibí, recibimos, escribí, llamé, mandé, envié, enviamos, hablamos el, dijeron, prometió, quedó, cayó, dejó",
        "OPENING": "abrimos, abre, abren, cerramos, horario de atención, nuestra tienda, horario de",
        "NOT": "no, nunca, excepto, salvo, menos, pero no, evitar, que no sea, tampoco, no los, no el, fuera de",
        "OUT": "no puedo, no podemos, no me va, no me viene, no nos viene, no me conviene, no es posible, imposible, no, no me queda, descartado, descartados, está ocupado, no sirve, no funciona, estoy ocupado, estoy ocupada, no trabajo, no trabajamos, me es imposible",
        "BUSY": "de viaje, viajando, de vacaciones, vacaciones, fuera de la oficina, ocupado, ocupada, ocupados, en reuniones, en reunión, no estaré, no estoy, no estamos, no estaremos, cerrado, cerrados, feriado, festivo, ausente, de baja, en clase, nuestro fin de semana",
        "ELSE": "si no, de lo contrario, en su defecto, alternativamente, como alternativa, en caso contrario, si no se puede, y si no, si no es posible, segunda opción, o si no",
        "EARLIER": "1: más temprano | 0: antes de eso, antes de esa hora",
        "LATER": "1: más tarde ese día | 0: después de eso, después de esa hora, luego de eso",
        "ALSO": "tampoco los, lo mismo",
        "HERE": "hora nuestra, nuestra hora, hora local, hora de aquí",
    },
    "fr": {
        "MEET": "appel, appeler, appelez, rappeler, rappelez, téléphone, téléphoner, parler, discuter, échanger, échange, rencontrer, rencontre, rendez vous, rdv, réunion, démo, démonstration, présentation, présenter, montrer, visio, visioconférence, entretien, créneau, créneaux, se voir, nous voir, s'appeler, se parler, point, joindre, contacter",
        "FITS": "disponible, disponibles, disponibilité, disponibilités, dispo, libre, libres, possible, convient, conviendrait, convenir, m'arrange, nous arrange, arrangerait, préfère, préférerais, préférerait, de préférence, plutôt, idéal, idéalement, parfait, bien, mieux, pourrions nous, pouvons nous, pourriez vous, pouvez vous, seriez vous, êtes vous, est il possible, serait, volontiers, on peut, de retour, ça vous va, cela vous va, vous va, me va, nous va, proposer, propose, joignable, souple, flexible, n'importe",
        "DUE": "recontactez, recontacter, devis demandé, relancé, démarre, chantier, délai, échéance, date limite, avant le plus tard, clôture, réponse, répondre, réponse avant, devis, offre, proposition, facture, payer, paiement, livrer, livraison, envoyer, envoyez, transmettre, décision, décider, décidons, signer, signature, contrat, appel d'offres, remise, renouvellement, besoin d'une, besoin de, comité, conseil, avoir, dossier, dépôt",
        "EVENT": "événement, évènement, événements, salon, soirée, soirées, congrès, conférence, inauguration, ouverture, lancement, gala, fête, colloque, séminaire, a lieu, aura lieu, se tient, se tiendra, invités, participants, anniversaire, webinaire, formation, portes ouvertes, organisons, se déroule, repoussée, repoussé",
        "PAST": "était, étaient, hier, depuis, la semaine dernière, le mois dernier, dernier, dernière, il y a, reçu, envoyé, écrit, appelé, attendu, avons eu, a été, tombé",
        "OPENING": "nous ouvrons, ouvre, ouvert, ferme, fermons, horaires d'ouverture, notre magasin, boutique",
        "NOT": "pas, jamais, sauf, excepté, hormis, hors, éviter, évitez, mais pas, à l'exception du, aucun, ni",
        "OUT": "pas possible, n'est pas possible, impossible, exclu, exclus, pas disponible, ne suis pas disponible, ne me convient pas, ne convient pas, ne convient pas, est pris, sont pris, ne peux pas, ne pouvons pas, ne va pas, pas libre",
        "BUSY": "en déplacement, en congé, en congés, en vacances, absent, absente, absents, indisponible, pris, prise, en réunion, en rendez vous, fermé, fermés, férié, en formation, occupé, occupée, ne suis pas là, ne serai pas là, sur un salon, notre week end",
        "ELSE": "sinon, à défaut, alternativement, si ce n'est pas possible, si cela ne va pas, dans le cas contraire, en second choix, autrement, ou sinon",
        "EARLIER": "1: plus tôt dans la journée | 0: avant cela, avant ça",
        "LATER": "1: plus tard dans la journée | 0: après cela, après ça, ensuite",
        "ALSO": "non plus, de même, idem",
        "HERE": "notre heure, heure locale, chez nous, heure d'ici",
    },
    "pt": {
        "MEET": "ligação, ligar, ligue, liguem, telefonar, telefonema, chamada, conversar, conversa, falar, falamos, reunião, reunir, reunirmos, encontro, encontrar, demo, demonstração, apresentação, apresentar, mostrar, mostrarem, videochamada, videoconferência, call, agendar, marcar, bate papo, papo, visita, ver a, sessão",
        "FITS": "fica bom, fica melhor, ficaria bom, é bom, seria bom, bom para, boa para, livre, livres, disponível, disponíveis, disponibilidade, possível, podemos, podíamos, poderíamos, poderia, poderiam, pode ser, podia ser, posso, consigo, conseguimos, conseguem, prefiro, preferimos, preferia, de preferência, preferencialmente, melhor, ideal, perfeito, dá para, daria, dava, que tal, serve, funciona, dá jeito, teria, teriam, têm disponibilidade, tem disponibilidade, horário, bem, de volta, qualquer, conveniente, seria, flexível",
        "DUE": "prazo, data limite, vence, vencimento, encerra, encerramento, entrega, entregar, enviar, enviem, envie, mandar, resposta, responder, retorno, orçamento, proposta, cotação, fatura, pagar, pagamento, decidir, decisão, licitação, concurso, contrato, preciso da, precisamos da, preciso do, precisamos do, assinar, renovação, nota fiscal, conselho, diretoria",
        "EVENT": "evento, eventos, feira, congresso, festa, jantar, inauguração, abertura, lançamento, aniversário, conferência, convenção, acontece, realiza, será no dia, convidados, participantes, gala, curso, cursos, oficina, webinar, jornada, cafés, organizamos, fazemos, realizamos",
        "PAST": "foi, foram, estava, ontem, desde, semana passada, mês passado, passado, passada, há, recebi, recebemos, escrevi, liguei, enviei, mandei, falamos com, disseram, prometeu, caiu, ficou",
        "OPENING": "abrimos, abre, abrem, fechamos, horário de funcionamento, nossa loja",
        "NOT": "não, nunca, exceto, excepto, menos, salvo, mas não, evitar, tirando, fora, nem, sem ser",
        "OUT": "não posso, não podemos, não dá, não me dá, não consigo, não conseguimos, não é possível, impossível, não serve, não funciona, está ocupado, ocupada, não, descartada, descartadas, fora de questão, não estou, não é bom",
        "BUSY": "de viagem, viajando, em viagem, de férias, férias, fora do escritório, ocupado, ocupados, em reunião, em reuniões, não estarei, não estaremos, ausente, fechado, fechados, feriado, em aula, fora, nosso fim de semana",
        "ELSE": "se não, senão, caso contrário, em alternativa, alternativamente, como alternativa, se não der, se não for possível, segunda opção, ou então, do contrário",
        "EARLIER": "1: mais cedo | 0: antes disso",
        "LATER": "1: mais tarde no dia | 0: depois disso, após isso",
        "ALSO": "também não, o mesmo",
        "HERE": "nosso horário, hora local, nossa hora, horário local, horário daqui",
    },
    "it": {
        "MEET": "chiamata, chiamare, chiamarmi, chiamarci, telefonare, telefonata, telefono, parlare, parlarne, sentirci, sentirsi, ci sentiamo, incontro, incontrarci, incontrare, vederci, riunione, demo, dimostrazione, presentazione, presentare, mostrarci, mostrare, appuntamento, videochiamata, videocall, call, colloquio, confrontarci, fissare, contattarmi",
        "FITS": "disponibile, disponibili, disponibilità, libero, libera, liberi, possibile, possiamo, potremmo, potrebbe, potreste, va bene, andrebbe bene, vanno bene, andrebbero bene, ideale, preferirei, preferisco, preferiamo, preferibilmente, meglio, perfetto, comodo, comoda, riesco, riusciamo, riuscireste, sarebbe, ci va, mi va, propongo, proporre, di ritorno, di nuovo in ufficio, qualsiasi, bene",
        "DUE": "scadenza, scade, termine, consegna, consegnare, inviare, inviateci, mandare, mandateci, risposta, rispondere, riscontro, preventivo, offerta, fattura, pagare, pagamento, decidere, decisione, gara, bando, contratto, firmare, rinnovo, nota di credito, chiediamo, abbiamo bisogno, ho bisogno, consiglio",
        "EVENT": "evento, eventi, fiera, congresso, festa, cena, inaugurazione, apertura, lancio, anniversario, conferenza, convegno, si terrà, si svolge, avrà luogo, ospiti, invitati, partecipanti, gala, corso, corsi, webinar, organizziamo, serata, serate",
        "PAST": "era, erano, ieri, settimana scorsa, mese scorso, scorso, scorsa, fa, ricevuto, inviato, scritto, chiamato, stata, stato, emessa, comunicato",
        "OPENING": "apriamo, apre, chiudiamo, chiude, orari di apertura, il nostro negozio",
        "NOT": "non, mai, tranne, eccetto, escluso, esclusi, ma non, evitare, salvo, né",
        "OUT": "non posso, non possiamo, non va bene, non vanno bene, non riesco, non è possibile, impossibile, esclusi, escluso, è occupato, non sono disponibile, no, non siamo disponibili",
        "BUSY": "in viaggio, in ferie, ferie, in vacanza, fuori ufficio, occupato, occupata, impegnato, impegnata, impegnati, in riunione, assente, assenti, chiuso, chiusi, festivo, festività, in trasferta, non ci sono, non ci siamo",
        "ELSE": "altrimenti, in alternativa, se no, in caso contrario, se non è possibile, se non va bene, seconda scelta, oppure se non",
        "EARLIER": "1: prima nella giornata | 0: prima di allora",
        "LATER": "1: più tardi nella giornata | 0: dopo di che, dopo quell'ora",
        "ALSO": "nemmeno, neanche, lo stesso",
        "HERE": "ora nostra, nostra ora, ora locale, da noi",
    },
    "nl": {
        "MEET": "bellen, belt, telefoontje, telefonisch, gesprek, spreken, praten, overleg, overleggen, afspraak, afspreken, ontmoeten, kennismaken, kennismaking, kennismakingsgesprek, demo, demonstratie, presentatie, laten zien, videocall, videogesprek, vergadering, meeting, call, langskomen, bespreken, sparren",
        "FITS": "past, passen, schikt, komt uit, uitkomt, goed uit, beschikbaar, vrij, mogelijk, kunnen we, kunt u, kun je, kan ik, zou kunnen, zouden we, kan het, het liefst, liefst, bij voorkeur, voorkeur, graag, beste, ideaal, prima, perfect, uitkomen, heeft u tijd, heb je tijd, tijd, lukt, zou, terug, weer op kantoor, flexibel, voorstellen, voorstel",
        "DUE": "zaak over, neemt over, deadline, uiterste datum, sluit, sluiting, indienen, inleveren, offerte, antwoord, reactie, beslissen, beslissing, besluit, factuur, betalen, betaling, leveren, levering, sturen, opsturen, toesturen, aanbesteding, contract, loopt af, nodig, hoor ik, laten weten, bestuur, verlenging",
        "EVENT": "evenement, evenementen, beurs, congres, feest, diner, opening, lancering, jubileum, conferentie, vindt plaats, plaatsvindt, gasten, bezoekers, bijeenkomst, bijeenkomsten, open dag, webinar, cursus, cursussen, organiseren, begint, avonden",
        "PAST": "was, waren, had, hadden, gisteren, sinds, vorige week, vorige maand, afgelopen, geleden, ontvangen, gestuurd, geschreven, gebeld, gewacht, gesproken",
        "OPENING": "openingstijden, we openen, opent, sluiten, geopend, onze winkel",
        "NOT": "niet, geen, nooit, behalve, uitgezonderd, maar niet, liever niet",
        "OUT": "niet, lukt niet, kan niet, kan ik niet, kunnen we niet, komt niet uit, past niet, schikt niet, onmogelijk, uitgesloten, valt af, gaat niet, is lastig, zijn lastig, is bezet, zit vol, ben ik niet, zijn we niet",
        "BUSY": "op reis, onderweg, met vakantie, op vakantie, vakantie, afwezig, niet op kantoor, niet aanwezig, bezet, in vergadering, in bespreking, gesloten, feestdag, vrij dag, verhinderd, ben ik weg, zijn we weg",
        "ELSE": "anders, zo niet, alternatief, als alternatief, als dat niet lukt, als dat niet kan, eventueel ook, of anders",
        "EARLIER": "1: eerder op de dag | 0: daarvoor",
        "LATER": "1: later op de dag | 0: daarna, erna",
        "ALSO": "ook niet, hetzelfde geldt",
        "HERE": "onze tijd, lokale tijd, mijn tijd, plaatselijke tijd",
    },
    "sv": {
        "MEET": "ringa, ring, ringer, samtal, telefon, prata, tala, träffas, möte, mötas, demo, demonstration, visa, visning, presentation, presentera, genomgång, avstämning, boka, bokar, höras, ses, videomöte, teams",
        "FITS": "passar, passa, funkar, fungerar, ledig, lediga, tillgänglig, möjligt, går det, går bra, skulle vi kunna, kan vi, kan ni, kunde vi, har ni tid, har du tid, helst, gärna, föredrar, bäst, bra, perfekt, tid, föreslå, förslag, tillbaka, flexibel, vore, skulle passa",
        "DUE": "deadline, senast svar, svar, svara, offert, anbud, sista dag, stänger, faktura, betala, betalning, leverans, leverera, skicka, beslut, besluta, upphandling, avtal, löper ut, behöver vi, styrelsen, förfaller",
        "EVENT": "evenemang, event, mässa, konferens, fest, middag, invigning, öppning, lansering, jubileum, äger rum, gäster, besökare, kurs, kurser, webbinarium, arrangerar, börjar, träff, träffar",
        "PAST": "var, hade, igår, i går, sedan, förra veckan, förra månaden, fick, skickade, skrev, ringde, väntade",
        "OPENING": "öppettider, vi öppnar, öppnar, stänger vi, butiken",
        "NOT": "inte, ej, aldrig, utom, förutom, men inte, ingen, helst inte",
        "OUT": "inte, funkar inte, passar inte, går inte, går bort, omöjligt, är upptagen, kan jag inte, kan vi inte, fungerar inte, är fullt, utesluten",
        "BUSY": "bortrest, på resa, reser, på semester, semester, ledig från, upptagen, upptagna, i möten, i möte, frånvarande, stängt, helgdag, inte på plats, på mässa, borta",
        "ELSE": "annars, i annat fall, alternativt, om inte, om det inte går, i andra hand",
        "EARLIER": "1: tidigare på dagen | 0: innan dess, före det",
        "LATER": "1: senare på dagen | 0: efter det, därefter",
        "ALSO": "inte heller, samma gäller",
        "HERE": "vår tid, lokal tid, svensk tid",
    },
    "da": {
        "MEET": "ringe, ring, ringer, samtale, telefon, tale, tale sammen, snakke, snakke sammen, snakkes, mødes, møde, demo, demonstration, vise, visning, presentasjon, præsentation, gennemgang, gjennomgang, booke, prate, treffes, videomøde, videomøte, teams, aftale, avtale",
        "FITS": "passer, passe, fungerer, ledig, ledige, tilgængelig, tilgjengelig, muligt, mulig, kan vi, kan i, kunne vi, kunne i, kan du, kan dere, har i tid, har du tid, har dere tid, helst, gerne, gjerne, foretrækker, foretrekker, bedst, best, godt, bra, fint, perfekt, tid, foreslå, forslag, tilbage, tilbake, fleksibel, ville, går det, vil passe",
        "DUE": "deadline, frist, svar, svare, tilbud, sidste dag, siste dag, lukker, faktura, betale, betaling, levering, levere, sende, send, beslutning, beslutte, udbud, anbud, kontrakt, udløber, utløper, skal vi bruge, bestyrelsen, styret, forfalder",
        "EVENT": "arrangement, arrangementer, event, messe, konference, konferanse, fest, middag, indvielse, åbning, åpning, lancering, jubilæum, finder sted, gæster, gjester, besøgende, kursus, kurs, webinar, afholder, arrangerer, begynder, starter",
        "PAST": "var, havde, hadde, i går, siden, sidste uge, forrige uke, sidste måned, fik, fikk, sendte, skrev, ringede, ringte, ventede",
        "OPENING": "åbningstider, åpningstider, vi åbner, vi åpner, åbner, lukker vi, butikken",
        "NOT": "ikke, aldrig, aldri, undtagen, unntatt, bortset fra, men ikke, ingen, helst ikke",
        "OUT": "ikke, passer ikke, går ikke, kan jeg ikke, kan vi ikke, umuligt, umulig, er optaget, er opptatt, fungerer ikke, udelukket, utelukket, dur ikke",
        "BUSY": "på rejse, på reise, bortrejst, på ferie, ferie, optaget, opptatt, i møder, i møte, i møde, fraværende, lukket, stengt, helligdag, ikke på kontoret, på messe, væk, borte",
        "ELSE": "ellers, alternativt, hvis ikke, hvis det ikke går, i anden række, eventuelt",
        "EARLIER": "1: tidligere på dagen | 0: inden da, før det",
        "LATER": "1: senere på dagen | 0: efter det, derefter, etter det",
        "ALSO": "heller ikke, det samme gælder",
        "HERE": "vores tid, vår tid, lokal tid, dansk tid, norsk tid",
    },
    "pl": {
        "MEET": "rozmowa, rozmowę, rozmowy, porozmawiać, rozmawiać, zadzwonić, zadzwonienie, telefon, telefonicznie, telefoniczna, spotkanie, spotkać, spotkania, demo, prezentacja, prezentację, prezentacji, pokazać, pokaz, wideorozmowa, wideokonferencja, termin, umówić, umówienie, call, omówić",
        "FITS": "pasuje, pasowałby, pasowałoby, pasowałaby, odpowiada, odpowiadałby, odpowiadałoby, dostępny, dostępna, dostępni, wolny, wolna, wolne, możliwe, możliwy, możemy, moglibyśmy, mogę, mógłbym, mogłabym, czy mogliby, najlepiej, najchętniej, chętnie, wolę, wolałbym, wolałabym, idealnie, idealny, byłby, byłoby, będzie dobrze, dobrze, czas, proponuję, proponujemy, z powrotem, wracam, elastyczni, elastyczny",
        "DUE": "termin składania, termin płatności, ofertę, oferty, oferta, wycena, wycenę, odpowiedź, odpowiedzi, odpowiedzieć, zapłacić, płatność, faktura, fakturę, dostawa, dostawy, przesłać, wysłać, przesłanie, decyzja, decyzję, przetarg, przetargu, umowa, umowy, wygasa, potrzebujemy, potrzebuję, zarząd, składać",
        "EVENT": "wydarzenie, wydarzenia, targi, targów, konferencja, impreza, kolacja, otwarcie, premiera, jubileusz, odbędzie się, odbywa się, gości, goście, uczestników, kurs, kursy, szkolenie, szkolenia, webinar, organizujemy, zaczyna się",
        "PAST": "był, była, było, były, wczoraj, w zeszłym tygodniu, zeszłym, ostatnio, temu, otrzymałem, otrzymałam, wysłałem, wysłałam, pisałem, pisałam, dzwoniłem, czekałem",
        "OPENING": "otwieramy, godziny otwarcia, otwarte, nasz sklep, zamykamy",
        "NOT": "nie, nigdy, oprócz, poza, z wyjątkiem, ale nie, byle nie, prócz",
        "OUT": "nie pasuje, nie pasują, nie mogę, nie możemy, odpada, odpadają, niemożliwe, zajęty, zajęte, nie odpowiada, nie",
        "BUSY": "w podróży, w delegacji, na urlopie, urlop, urlopie, nieobecny, nieobecna, zajęta, zajęci, na spotkaniu, na spotkaniach, zamknięte, święto, nie ma mnie, nie będzie mnie, wyjeżdżam",
        "ELSE": "w przeciwnym razie, ewentualnie, jeśli nie, alternatywnie, a jeśli nie, jeżeli nie",
        "EARLIER": "1: wcześniej w ciągu dnia | 0: przed tym",
        "LATER": "1: później w ciągu dnia | 0: potem, po tym",
        "ALSO": "też nie, również nie",
        "HERE": "naszego czasu, czasu lokalnego, czasu polskiego",
    },
}
CUES = {**CUES, "nb": CUES["da"], "no": CUES["da"], "nn": CUES["da"]}
