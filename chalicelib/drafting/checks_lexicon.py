"""A small lexicon of business mail in English, German, Spanish, French and Portuguese: which words mean the same.

One concept a line: its name, then the words for it, the five languages after one another, parted by `|`. A word that
ends in `*` stands for all that begin with it. `!` before the name marks what a letter must never say of us without a
fact that says it too: what we do, hold, charge, or agree to. All words are compared without case and accents.
"""

from __future__ import annotations

CONCEPTS = """
event event events | veranstaltung* event* anlass* anlasse* messe* hausmesse* | evento* jornada* feria* | evenement* salon* soiree* | evento* feira*
guest guest* visitor* attendee* participant* | gast* gaste* besucher* teilnehmer* fachbesucher* | invitado* asistente* visitante* participante* | invite invites invitee* visiteur* participant* | convidado* visitante* participante*
!attendance attendance attend attends attending turnout | teilnahme* anwesenheit* | asistencia* asisten | presence* participation* | presenca* comparecimento*
!checkin check-in checkin check-ins | check-in checkin einlass* | check-in registro acreditacion* | check-in enregistrement* | check-in credenciamento*
!code code codes qr | code codes | codigo* | code codes | codigo*
!badge badge badges | ausweis* badge* namensschild* | credencial* acreditacion* badge* | badge* | cracha*
!invitation invitation* | einladung* | invitacion* | invitation* | convite*
!app app apps application applications | app apps anwendung* | app apps aplicacion* | application* appli | aplicativo* app apps
!phone phone phones smartphone* telephone* mobile mobiles | handy* telefon* smartphone* smartphones | telefono* movil* celular* smartphone* | telephone* smartphone* portable* | telefone* celular* smartphone*
!install install* installation* | installier* | instalar* instala* | install* | instala*
!account account accounts login logins | konto* konten anmeldekonto | cuenta cuentas | compte comptes | conta contas
!setup setup set-up onboarding implementation implement* deploy* rollout roll-out install* | einrichtung* eingerichtet einricht* einzurichten implementierung* einfuhrung* onboarding aufsetzen | implementacion* implantacion* configuracion* configura* puesta onboarding | mise parametrage deploiement* deploye* onboarding implementation* installation* configur* | implementacao* implantacao* configuracao* configura* onboarding
!price price* pricing cost costs charge charges charged fee fees rate rates | preis* kosten kostet koste gebuhr* tarif* | precio* coste costes costo costos cuesta cuestan tarifa* vale | prix tarif* cout* coute* frais facture | preco* custo* custa custam tarifa* valor*
!plan plan plans package packages tier tiers edition* subscription* subscribe* | tarif* paket* plan plane abo abonnement* lizenzpaket* | plan planes paquete* suscripcion* | forfait* formule* offre* abonnement* plan plans | plano planos pacote* assinatura*
!seat seat seats user users license licenses licence licences | nutzer* platz platze arbeitsplatz* lizenz* benutzer* | usuario* licencia* puesto* | utilisateur* licence* siege* poste* | usuario* licenca* assento*
!year year years yearly annual annually | jahr* jahrlich* | ano anos anual* anualmente | an ans annee* annuel* | ano anos anual* anualmente
!month month months monthly | monat* monatlich* | mes meses mensual* | mois mensuel* | mes meses mensal* mensais
!week week weeks weekly | woche* wochen wochentlich* | semana* semanal* | semaine* hebdomadaire* | semana* semanal*
!day day days daily | tag tage tagen taglich* tages* | dia dias diario* diaria* | jour jours journalier* quotidien* journee* | dia dias diario* diaria*
!workday workday* | arbeitstag* werktag* | laborable* habil habiles | ouvre ouvres ouvrable* | uteis util
!second second seconds | sekunde* | segundo segundos | seconde* | segundo segundos
!hour hour hours hourly | stunde* stundlich* | hora horas | heure heures | hora horas
!minute minute* min | minute* | minuto* | minute* | minuto*
!live live real-time realtime | live echtzeit* | directo vivo tiempo-real real | direct temps-reel | vivo tempo-real
!night night overnight | nacht nachts | noche | nuit | noite
!discount discount* reduction reduced rebate* | rabatt* nachlass* ermassig* preisnachlass* | descuento* rebaja* | remise* reduction* rabais reduit* | desconto*
!free free gratis | kostenlos* kostenfrei* gratis umsonst | gratis gratuit* | gratuit* | gratis gratuit*
!trial trial trials sandbox sandboxes pilot pilots test-account | test testzugang* testphase* probe* pilot* sandbox* testumgebung* | prueba pruebas piloto* sandbox | essai essais pilote* bac-a-sable | teste testes piloto* sandbox
!refund refund* credit credits credited reimburse* | erstatt* gutschrift* ruckerstatt* gutgeschrieben angerechnet anrechn* | reembolso* reembolsa* abono abona* acredita* devolucion* | remboursement* rembourse* avoir avoirs credite* | reembols* credito creditad*
!invoice invoice* bill bills billed billing billable | rechnung* abrechn* berechn* abgerechnet | factura* facturacion* facturamos factur* cobro cobra cobramos | facture* factur* | fatura* nota notas cobranca* cobramos cobra
!currency currency currencies | wahrung* | moneda* divisa* | devise* monnaie* | moeda*
!tax tax taxes vat | steuer* mwst umsatzsteuer* mehrwertsteuer* | impuesto* iva fiscal* tributar* | taxe* tva fiscal* | imposto* fiscal fiscais tribut*
!contract contract* agreement agreements terms | vertrag* vertrage* vereinbarung* bedingungen agb | contrato* acuerdo* condiciones terminos | contrat* accord conditions convention* | contrato* acordo* termos condicoes
!cancel cancel* terminate* termination | kundig* stornier* kundbar* | cancel* rescind* rescision* baja | resili* annul* | cancel* rescind* rescis*
!notice notice | frist* kundigungsfrist* vorlauf* kundig* kundbar* | preaviso antelacion aviso | preavis | aviso antecedencia
!renewal renewal* renew renews renewed | verlanger* vertragsverlanger* | renov* | renouvel* reconduction* | renova*
!sign sign signs signed signing signature* | unterschr* unterzeichn* | firma* firmar* firme | sign* | assin*
!order order orders ordered | auftrag* bestell* beauftrag* | pedido* orden encargo* | commande* | pedido* encomenda*
!host_data hosted hosting host hosts stored storage store stores located location resid* kept server* | gehostet hosting* gespeichert speicher* server* liegen liegt rechenzentrum* | alojad* aloja* alojamiento* almacen* guarda guardan guardad* servidor* | hebergement* heberg* stock* conserv* serveur* | hospeda* armazena* servidor* guarda guardad*
!backup backup* | backup* sicherung* sicherungskop* | copias copia respaldo* backup* | sauvegarde* backup* | backup* copias copia
!encrypt encrypt* | verschlussel* | cifra* encripta* | chiffr* crypt* | criptograf* cifra* encripta*
!calibrate calibrat* | kalibrier* geeicht* eich* | calibr* | etalonn* calibr* | calibr*
!certificate certif* certificate* certification* certified accredit* attest* | zertifi* zertifikat* | certific* acredit* | certifi* certificat* | certific*
!audit audit* | audit* prufung* gepruft pruf* | auditor* audita* | audit* | auditor* audita*
!pentest penetration pentest* pen-test* | penetration* pentest* | penetracion intrusion pentest* | intrusion penetration pentest* | intrusao penetracao pentest*
!external outside external independent third-party | extern* unabhangig* | extern* independiente* | extern* independant* | extern* independente*
!breach breach* incident* leak* | verletzung* vorfall* datenpanne* datenleck* panne | brecha* incidente* violacion* filtracion* | violation* incident* fuite* | violacao* incidente* vazamento*
inform inform* notify* notification* tell told tells notice | informier* benachrichtig* melde* meldung* mitteil* bescheid | inform* avisa* avisamos notific* comunica* | inform* notifi* preven* avert* | inform* avisa* notific* comunica*
!delete delet* erase* erasure remove* removal | losch* geloscht entfern* | elimin* borr* suprim* supresion* | supprim* effac* suppression* | exclu* apaga* elimin*
!retain retain* retention kept keep keeps archive* | aufbewahr* gespeichert behalten archiv* | conserv* guard* retenc* archiv* | conserv* garde* archiv* | reten* guarda* conserv* mantid* mantem arquiv*
!gdpr gdpr dsgvo rgpd lgpd ccpa hipaa
!privacy privacy data-protection | datenschutz* | privacidad proteccion | confidentialite protection | privacidade protecao
!security security secure* | sicherheit* sicher sichere* | seguridad segur* | securite securis* sur | seguranca segur*
!dpa dpa processing-agreement processing | auftragsverarbeit* avv verarbeitung* | encargo tratamiento | traitement sous-traitance | tratamento processamento
!nda nda non-disclosure confidentiality | vertraulichkeit* geheimhaltung* nda | confidencialidad nda | confidentialite nda | confidencialidade nda sigilo
data data | daten* date datensatz* | dato datos | donnee* | dado dados
!integration integrat* connect connects connected connection* connector* interface* plug-in* sync* synchron* | anbind* schnittstell* integr* verbind* anschluss* anschliess* angebunden angeschlossen synchron* | integra* conexion* conecta* conect* interfaz* sincron* | integr* connex* connect* interface* raccord* synchron* | integra* conexao conexoes conecta* interface* sincron*
!api api apis rest | api apis | api apis | api apis | api apis
!crm crm crms | crm | crm | crm | crm
!read read reads reading read-only | les* liest gelesen lesbar auslesen | lee leer leemos lectura leen | lire lit lisons lecture lu lus | ler le lemos leitura lido lidos
!write write writes written writing | schreib* schriftlich* geschrieben zuruckgeschrieben | escrib* escrito* escritura* | ecri* redig* | escrev* escrito* escrita
!upload upload* import* | hochlad* laden ladt lade hochgeladen import* | sub* carga* cargar importa* | import* televers* charge* charger | import* carrega* envia envi*
!download download* export* | herunterlad* export* download* heruntergeladen | descarg* exporta* | telecharg* export* | baixa* download* exporta*
!file file files spreadsheet* csv xlsx excel sheet table | datei* tabelle* csv xlsx excel liste | archivo* fichero* hoja* planilla* csv xlsx excel | fichier* tableur* tableau* csv xlsx excel | arquivo* planilha* csv xlsx excel
list list lists | liste* gasteliste* | lista listas listado* | liste listes | lista listas
!report report* reporting dashboard* | bericht* report* auswertung* dashboard* | informe* reporte* panel* | rapport* tableau-de-bord reporting | relatorio* painel*
!result result* outcome* | ergebnis* resultat* | resultado* | resultat* | resultado*
!pipeline pipeline opportunit* deal deals | pipeline verkaufschance* opportunit* geschaft* deals | pipeline oportunidad* negocio* | pipeline opportunite* affaire* | pipeline oportunidade* negocio*
company company companies firm firms business businesses | firma firmen unternehm* betrieb* | empresa* compan* | entreprise* societe* | empresa* companhia*
customer customer* client clients | kunde* kunden* | cliente* | client clients cliente* clientele | cliente*
!reference reference* referenc* testimonial* case-stud* | referenz* | referencia* | reference* | referencia*
contactrec contact contacts | kontakt* ansprechpartner* | contacto* | contact* interlocut* | contato* contacto*
!support support helpdesk customer-care hotline | support kundendienst kundenservice hotline betreuung | soporte atencion asistencia | support assistance | suporte atendimento assistencia
!onsite on-site onsite site premises | vor-ort ort | sitio in-situ presencial* | place site | local presencial*
!training training* train trained | schulung* training* geschult | capacitacion* formacion* | formation* | treinamento* formacao capacitacao
language language* multilingual | sprache* sprachen sprachig* mehrsprachig* | idioma* lengua* | langue* | idioma* lingua*
!english english | englisch* | ingles* | anglais* | ingles*
!german german germany | deutsch* | aleman* alemania | allemand* allemagne | alemao alema alemanha
!spanish spanish spain | spanisch* spanien | espanol* espana | espagnol* espagne | espanhol* espanha
!french french france | franzosisch* frankreich | frances* francia | francais* france | frances* franca
!portuguese portuguese portugal | portugies* portugal | portugues* portugal | portugais* portugal | portugues* portugal
!italian italian italy | italien* | italian* italia | italien* italie | italian* italia
!brazil brazil brazilian | brasil* | brasil* | bresil* | brasil*
!screen screen* interface | bildschirm* oberflache* anzeige | pantalla* | ecran* | tela telas
!workspace workspace* | arbeitsbereich* workspace* | espacio* | espace* | espaco* workspace
country country countries | land lander landern | pais paises | pays | pais paises
local local | lokal* ortlich* | local locales | local locaux locale* | local locais
!euro euro euros eur | euro eur | euro euros eur | euro euros eur | euro euros eur
!dollar dollar* usd | dollar* usd | dolar* usd | dollar* usd | dolar* usd
!pound pound* sterling gbp | pfund gbp | libra* gbp | livre* gbp | libra* gbp
!real_brl reais brl real | | | | reais real brl
!percent percent per-cent | prozent* | ciento porcent* | pourcent* cent | cento porcent*
minimum minimum least min | mindest* minimum minimal* wenigstens | minim* menos | minim* moins | minim* menos
maximum maximum most max | hochst* maximal* maximum | maxim* mas | maxim* plus | maxim*
more more additional extra further | mehr zusatz* weitere* extra | mas adicional* extra | plus supplementaire* additionnel* extra | mais adicion* extra
less less fewer lower | weniger niedriger* geringer* | menos menor inferior* | moins inferieur* | menos menor inferior*
!unlimited unlimited limitless | unbegrenzt* unlimitiert* | ilimitad* | illimite* | ilimitad*
!included includ* part comes | inklusiv* enthalten* inbegriffen* einschliess* enthalt gehort | inclu* | inclu* compris* | inclu*
!available available offer offers offered provide* availability supported support supports | verfugbar* angebot* bieten bietet erhaltlich* unterstutz* vorhanden | disponib* ofrec* soporta* admite* | disponib* propos* pris-en-charge | disponi* oferec* suporta*
!planned planned planning roadmap | geplant* planen roadmap plant | previst* planead* planific* | prevu* planifi* | previst* planejad*
!direct direct directly native natively | direkt* nativ* | direct* nativ* | direct* natif* native* | diret* nativ*
!automatic automat* itself themselves themself | automat* selbst | automat* | automat* | automat*
!manual manual* hand | manuell* hand | manual* mano | manuel* main | manual* mao
!transit transit transport | ubertragung* transport* | transito transferencia | transit transfert* | transito transferencia
rest_data rest | ruhe ruhend* ruhezustand | reposo | repos | repouso
!region eu europe european | eu europa* europaisch* | ue europa europe* | ue europe europeen* | ue europa europe*
!canada canad* | kanad* | canad* | canad* | canad*
!usa usa american | usa amerika* | eeuu estados | etats americain* | eua estados
!law law legal statut* jurisdiction governing | recht rechts* gesetz* gerichtsstand* | ley leyes legal* jurisdiccion* derecho fuero | loi lois juridi* juridiction* droit | lei leis juridi* jurisdi* direito foro
!liability liab* | haft* haftung* | responsabilidad* | responsabilite* | responsabilidade*
!guarantee guarant* warrant* promise* | garant* gewahr* verspr* zusicher* | garant* promet* | garant* promet* promess* | garant* promet*
!sla sla uptime service-level | sla verfugbarkeit* | sla disponibilidad* | sla disponibilite* | sla disponibilidade*
!compliance complian* comply complies conform* | konform* compliance entspricht | cumpl* conform* | conform* | conform* cumpr*
!sso sso saml oauth scim okta mfa 2fa | sso saml | sso saml | sso saml | sso saml
!partner partner* reseller* resale resell* referral* | partner* wiederverkauf* vermittl* empfehl* | socio* partner* reventa* revend* recomend* | partenaire* revente* revend* apport* | parceir* revend* revenda indicac*
!commission commission* share | provision* anteil* | comision* | commission* | comiss*
!tender tender* bid bids | ausschreib* angebot* | licitacion* oferta* | appel* offre* | licita*
!press press media | presse medien | prensa medios | presse medias | imprensa
!career career* job jobs opening openings vacanc* internship* position* hire* hiring | stelle* praktik* karriere bewerb* | empleo* vacante* practicas puesto* | emploi* stage* poste* carriere* recrut* | vaga* emprego* estagio* carreira*
!donation nonprofit* non-profit* charit* | gemeinnutzig* | ong lucro | association* lucratif | ong lucrativ*
!school school* universit* education* | schul* universitat* hochschul* | escuela* universidad* colegio* | ecole* universite* | escola* universidade*
compare compar* side | vergleich* gegenuber* | compar* | compar* | compar*
track track* measure* measur* count counts | mess* erfass* zahl* | med* mide* rastre* contar | mesur* suivi* suivre compt* | med* rastre* contar
!match match* | abgleich* zuordn* abgeglichen zugeordnet | coteja* empareja* cruza* asocia* | rapproch* associ* crois* | cruza* associa* compar*
!scan scan* | scan* | escane* | scann* | escanea* escane* le
!stand stand stands booth booths table tables | stand stande standen tisch* | stand stands puesto* mesa* | stand stands table* | estande* mesa* stand stands
!queue queue* line lines waiting wait | schlange* warteschlang* warte* | cola colas fila* espera* | file files queue* attente* attend* | fila filas espera*
email email* e-mail* mail mails | mail mails e-mail* email* | correo* email* mail* | mail* e-mail* courriel* email* | email* e-mail* mail*
document document* documentation paperwork docs | dokument* unterlagen doku | document* documentacion papeles | document* papiers | document* documentacao
!questionnaire questionnaire* | fragebog* | cuestionario* | questionnaire* | questionario*
!checklist checklist* | checklist* prufliste* | checklist* verificacion | checklist* verification | checklist* verificacao
team_noun team teams | team teams mannschaft | equipo* | equipe* | equipe* time times
first first | erst* zuerst | primer* | premier* premiere* | primeir*
last last final | letzt* | ultim* | dernier* | ultim*
before before prior | vor vorher bevor vorab | antes previ* | avant prealable* | antes previ*
after after later following afterwards | nach danach nachher spater | despues tras posterior* siguiente* | apres ensuite suivant* | depois apos seguinte*
start start* begin* kick | start* beginn* anfang* anfangen | empiez* empez* comienz* comenz* inici* | commenc* debut* demarr* | comec* inici*
end end ends ended finish* | ende* beend* | fin final* termin* acab* | fin finit termin* | fim final* termin* acab*
change change* move moves moved switch* | ander* wechsel* geandert umstell* | cambi* | chang* modifi* | mud* alter* troc*
add add adds added | hinzu* erganz* zusatzlich* dazu | anad* agreg* suma* | ajout* | adicion* acrescent*
!reduce reduc* give-up drop* downgrad* | reduzier* verringer* abgeben | reduc* | redui* baiss* | reduz* diminu*
!enter enter* record* log logs | eintrag* nachtrag* erfass* protokoll* | introduc* registr* regist* | saisi* enregistr* inscri* | registr* inser*
confirm confirm* | bestatig* zusag* | confirm* | confirm* | confirm*
decide decid* decision* | entscheid* entschied* | decid* decision* | decid* decision* | decid* decisao
!express express expedited rush fast-track | express eil* | expres urgente | express accelere* | expres* urgente
!standard standard | standard* | estandar* | standard* | padrao padroes standard
!quote quote* quotation* proposal* | angebot* kostenvoranschlag* | oferta* presupuesto* cotiza* propuesta* | devis proposition* offre* | proposta* orcamento* cotac*
!print print* | druck* gedruckt* | impres* imprim* | imprim* | impress* imprim*
name_noun name names | name namen namens namentlich | nombre* | nom noms | nome nomes
address address* | adresse* anschrift* | direccion* | adresse* | endereco*
!health health hospital* patient* clinic* | gesundheit* patient* klinik* praxis | salud paciente* clinica* | sante patient* clinique* | saude paciente* clinica*
!insurance insur* | versicher* | seguro* aseguranza | assurance* assur* | seguro* seguradora
!vehicle vehicle* truck* van vans car cars fleet* driver* | fahrzeug* lkw flotte* fahrer* fuhrpark* | vehiculo* camion* flota* conductor* | vehicule* camion* flotte* conducteur* chauffeur* | veiculo* caminh* frota* motorista*
!warehouse warehouse* depot* | lager* depot* | almacen* deposito* | entrepot* depot* | armazem armazens deposito*
!device device* instrument* hardware sensor* scanner* tablet* equipment | gerate gerat geraten gerats hardware sensor* scanner* tablet* | dispositivo* equipo* sensor* instrumento* escaner* tablet* hardware | appareil* instrument* materiel* capteur* tablette* | dispositivo* equipamento* instrumento* aparelho* sensor* tablet*
!battery batter* | batterie* akku* | bateria* | batterie* pile | bateria*
!deliver deliver* ship ships shipping shipped | liefer* versand* | entrega* envio* envia* | livr* expedi* | entrega* envio
return return* back | zuruck* ruckgabe* | devol* | retour* renvo* | devol* retorn*
!replace replac* swap* exchange* | ersetz* austausch* ersatz* | reempl* sustitu* cambia* | remplac* echang* | substitu* troc*
!repair repair* maintenance maintain* service* | reparat* wartung* reparier* | repar* manten* | repar* entreti* maintenance | repar* manuten*
!rent rent* rental* lease* hire | miet* leas* | alquil* arrend* | lou* location* | alug* loca*
!buy buy buys purchase* bought | kauf* erwerb* gekauft anschaff* | compr* adqui* | achat* achet* | compr* adqui*
!pay pay pays payment* paid | zahl* bezahl* | pag* | pai* pay* | pag*
!deposit deposit* prepay* upfront advance | anzahlung* vorauskasse kaution* vorab | anticip* deposito* senal fianza | acompte* avance caution* | sinal adiant* deposito* caucao
!hold_stock stock inventory | bestand* vorrat* inventar* lager* | existencia* inventario* stock | stock* inventaire* | estoque* inventario*
!member member* | mitglied* | miembro* soci* | membre* adherent* | membro* soci*
!employee employee* staff worker* personnel | mitarbeit* personal angestellt* belegschaft | emplead* personal trabajador* | employe* personnel salarie* collaborateur* | funcionari* empregad* colaborador* pessoal
!shift shift shifts rota roster* schedul* | schicht* dienstplan* planung* | turno* horario* planific* cuadrante* | planning* horaire* equipe-de | turno* escala* horario*
!time_track timesheet* clock clocks | zeiterfass* stempel* | fichaje* fichar* | pointage* pointer | ponto
!course course* class classes lesson* | kurs* unterricht* | curso* clase* | cours | curso* aula*
!room room rooms venue venues space | raum* saal zimmer* location | sala salas local espacio* | salle* lieu lieux espace* | sala salas local espac*
!temperature temperature* cold cool* | temperatur* kuhl* kalt* | temperatur* frio* fria* | temperatur* froid* | temperatur* frio* fria*
!alert alert* alarm* warning* | alarm* warn* | alerta* alarma* aviso* | alert* alarme* | alerta* alarme*
!water water | wasser* | agua* | eau eaux | agua*
!energy energy power electric* | energie* strom* | energia* electric* | energie* electri* | energia* eletric*
!weight kg kilo* gram* ton tons tonne* pound-weight litre* liter* metre* meter* km
!food food meal* kitchen* menu* | essen speise* kuche* menu* | comida* cocina* menu* alimento* | repas cuisine* menu* aliment* | comida* cozinha* refeic* aliment*
!label label* sticker* tag tags | etikett* aufkleber* | etiqueta* | etiquette* | etiqueta*
!pickup pickup collect* collection | abhol* | recog* recolec* | enlev* ramass* collect* | colet* retir*
!insured insured | versichert* | asegurad* | assure* | segurad*
!export_region worldwide global* international* abroad | weltweit* international* ausland* | mundial* internacional* extranjero | mondial* international* etranger* | mundial internaciona* exterior
!weekend weekend* saturday* sunday* | wochenende* samstag* sonntag* | sabado* domingo* semana-fin | samedi* dimanche* week-end* | sabado* domingo*
!holiday holiday* | feiertag* urlaub* | festivo* vacacion* feriado* | ferie* vacances conge* | feriado* ferias
!roundclock 24/7 round-the-clock | rund | | |
version version* release* | version* | version* | version* | versao versoes
limit limit* cap caps | grenze* limit* beschrank* | limit* tope | limit* plafond* | limit*
!threshold minimum-order | mindestbestell* | | |
!history history historical past previous | histor* vergangen* verlauf* | histor* anterior* pasad* | histor* passe* precedent* | histor* anterior* passad*
!increase increas* rais* grow* higher | erhoh* steig* hoher* wachs* | aument* sub* increment* mayor* | augment* hauss* | aument* maior
!save save* saving* | spar* einspar* | ahorr* | econom* | econom* poupa*
!sell sell* sold sale sales selling | verkauf* vertrieb* | vend* venta* | vend* vente* | vend* venda*
!sample sample* | muster* | muestra* | echantillon* | amostra*
!color color* colour* | farb* | color* | couleur* | cor cores
size size* large small big | gross* klein* | tamano* grande* pequen* | taille* grand* petit* | tamanho* grande* pequen*
!open_src resource* template* | vorlage* ressource* | recurso* plantilla* | ressource* modele* | recurso* modelo*
!staffed staffed staffing manned | besetzt* | atendid* | assur* tenu* | atendid*
fastest fastest quickest fast faster quick | schnell* | rapid* | rapid* vite | rapid*
answer_noun respond* reply replies response* answers | antwort* beantwort* | respond* respuesta* contest* | repond* reponse* | respond* resposta*
owner_role head director manager lead officer | leiter* leitung* chef* | responsable* director* jefe* | responsable* directeur* direct* | responsave* diretor* gerente* chefe*
short short brief shorter | kurz* | corto* cort* breve* | court* bref* | curt* breve*
call_noun call calls phone-call | anruf* telefonat* gesprach* ruf* | llamada* llam* reunion* | appel* entretien* echange* | ligac* chamada* liga* conversa*
depend depend* subject | abhang* hangt abhangig* | depend* | depend* | depend*
request_noun request on-request | anfrage* anforderung* | solicitud* peticion* | demande* | pedido* solicita*
separately separate* separately individually | separat* getrennt* einzeln* | separad* individual* | separe* individuel* | separad* individua*
!approve approv* | genehm* freigab* freigeb* | aprob* autoriz* | approuv* valid* autoris* | aprov* autoriz*
accuracy accura* precis* exact* | genau* prazis* | precis* exact* | precis* exact* | precis* exat*
!custom custom* tailor* bespoke configur* | individuell* angepasst* anpass* massgeschneid* konfigur* | personaliz* a-medida medida configur* | personnalis* sur-mesure mesure configur* | personaliz* medida configur*
!mobile_net offline internet network wifi wi-fi wlan | offline internet netz* wlan | internet red redes wifi offline | internet reseau* wifi hors-ligne | internet rede wifi offline
!restrict exclusive* | exklusiv* ausschliess* | exclusiv* | exclusi* | exclusiv*
own_noun owner* ownership own owned | eigentum* gehort eigen* | propieta* propied* propi* | propriet* propre* | propriet* propri*
!share share* sharing pass passes | teil* weitergeb* weitergegeben weiterleit* | compart* transmi* | partag* transm* | compart* transmi*
!ai ai machine-learning | ki | ia | ia | ia
!accessible accessib* wcag | barrierefrei* | accesib* | accessib* | acessib*
!remote remote* online virtual* video | online virtuell* fern* video* | online virtual* linea remot* video* | ligne distance virtuel* visio* | online virtua* remot* video*
visit visit* | besuch* | visit* | visit* | visit*
review review* | prufung* uberpruf* | revis* | revue revis* exam* | revis*
possible possible able possib* | moglich* machbar* geht | posible* | possible* | possivel possiveis
show show* see sees seen display* visible look view views demonstrat* demo demos walkthrough walk | zeig* gezeigt seh* sieht sehen ansehen anschau* sichtbar* vorfuhr* demo* | muestr* mostr* ver ve ven visible* vista demo* | montr* voir voit visible* demo* | mostr* ver ve visivel demo*
say say says said describe* mention* explain* | sag* erklar* beschreib* nenn* | dic* decir explic* | dit dire expli* | diz* explic*
tell_apart recogni* identif* distinguish* | erkenn* identif* unterscheid* | reconoc* identif* distingu* | reconn* identif* disting* | reconhec* identif* distingu*
work work* run runs function* operate* | funktion* lauft laufen arbeit* geht | funcion* trabaj* | fonction* march* travail* | funcion* trabalh*
use use* using usage | nutz* verwend* benutz* einsetz* | usa* usar uso utiliz* emple* | utilis* emplo* | usa* usar uso utiliz*
need need* requir* necessary must have-to | brauch* benotig* erforder* notig* muss mussen | necesit* requer* requier* necesari* hace-falta falta | besoin necessi* faut requi* doit doivent | precis* necess* requer* deve*
give give* gives given get gets send* sent receive* hand | geb* gibt erhal* bekomm* send* schick* | da dan dar dam* recib* env* | donn* recoi* recev* envo* | da dao dar dam* receb* env*
take take* takes taken last lasts | dauer* nimmt nehm* braucht | tard* dura* tom* lleva* | prend* pren* dur* faut | demor* lev* dura*
have have has hold holds own | hab* hat besitz* | ten* tien* hay | a avons avez ont poss* | tem temos possu* ha
cover cover* fit fits suit suits meet meets | abdeck* netzabdeckung* deck* pass* reich* genug* | cobertura* cubr* cubi* encaj* alcanz* abarc* | couverture* couvr* suffi* conv* | cobertura* cobr* abrang* serv* atend*
count_noun number* amount* quantity total | zahl* anzahl* menge* gesamt* summe | numero* cantidad* total* | nombre* quantite* total* | numero* quantidade* total*
person person people anyone someone whoever | person* leute mensch* jemand wer | persona* gente alguien quien | personne* gens quelqu* qui | pessoa* gente alguem quem
good good best better great | gut gute* besser* best* | buen* mejor* | bon* meilleur* mieux | bom boa* melhor*
simple simple simply easy easily plain straightforward | einfach* leicht* | simple* sencill* facil* | simple* facile* | simple* facil*
make make* build* create* creat* prepare* produce* | mach* erstell* bau* anleg* erzeug* | hac* cre* elabor* prepar* | fai* cree* prepar* etabl* | faz* cri* elabor* prepar*
find find* search* | find* such* | encontr* busc* | trouv* cherch* | encontr* busc*
separate_q question* | frage* | pregunta* consulta* | question* | pergunta* duvida*
thing thing* point* item* part parts kind way | ding* punkt* teil* art weise | cosa* punto* tipo forma manera | chose* point* type facon | coisa* ponto* tipo forma
time_noun time date dates moment | zeit* termin* zeitpunkt* datum | tiempo hora* fecha* momento* | temps moment* date* horaire* creneau* | tempo horario* data* momento*
morning morning* | vormittag* morgen | manana* | matin* | manha*
evening evening* dinner* | abend* | tarde cena* | soir* diner* | noite jantar*
home door entrance entry | tur eingang einlass | puerta* entrada* | porte* entree* | porta* entrada*
own_way each every | jed* | cada | chaque | cada
apply apply applies count valid | gilt gelt* | aplic* vale* rige | appli* vaut val* | aplic* vale*
arrive arriv* come comes came | komm* ankomm* | lleg* vien* | arriv* vien* | cheg* vem
go_on continue* carry go goes going | weiter* fortsetz* fort | segu* sigu* contin* | contin* poursui* | contin* segu*
choose choose* pick* select* option* | wahl* aussuch* option* | eleg* elij* escog* opcion* | chois* option* | escolh* opc*
same same identical | gleich* selb* | mismo* misma* igual* | meme* | mesmo* mesma* igual
next next following | nachst* | proxim* siguient* | prochain* suivant* | proxim* seguint*
handle handle* manage* deal take-care look-after responsible | kummer* betreu* bearbeit* verantwort* zustand* | gestion* encarg* ocup* | gere* gestion* occup* charge | cuid* gerenci* gestao
explain_noun detail* information info | detail* einzelheit* information* info* | detalle* informacion* info | detail* precision* information* | detalhe* informac*
reach reach* contact | erreich* kontaktier* | contact* alcanz* | joind* contact* | contat* falar
different different various several many | verschieden* mehrere* viele | distint* diferent* vari* much* | different* plusieurs divers* | diferent* vari* muit*
group group* program* | gruppe* programm* | grupo* program* | groupe* program* | grupo* program*
place place* where | ort* wo stelle | lugar* donde sitio | lieu* endroit* ou | lugar* onde local
real actual* real really true truth | tatsachlich* wirklich* wahr* | real* verdad* | reel* vraiment vrai* | real* verdad*
complete complete* whole full fully entire* | vollstandig* ganz* komplett* | complet* enter* tod* | complet* entier* | complet* inteir*
normal normal* usual* typical* | normal* ublich* | normal* habitual* | normal* habituel* | normal* habitua*
ready ready done | fertig* bereit* | list* terminad* | pret* | pront*
cause cause* reason* because why | grund* ursache* warum | causa* razon* motivo* porque | cause* raison* pourquoi | causa* raz* motivo* porque
fail fail* break* down problem* issue* error* | ausfall* problem* fehler* ausgefallen scheiter* | fall* problem* error* | panne* probleme* erreur* echou* | falh* problem* erro*
correct correct* fix* | korrig* korrekt* richtig* | correg* corrig* correct* | corrig* correct* | corrig* corre*
allow allow* permit* let lets can | erlaub* lass* kann konnen konnte | permit* pued* pode* | permet* peu* | permit* pode*
level stage* phase* step* | stufe* phase* schritt* | etapa* fase* paso* | etape* phase* | etapa* fase* passo*
!austria austria* | osterreich* | austria* | autrich* | austria*
!switzerland switzerland swiss | schweiz* | suiza suizo* | suisse* | suica suico*
!netherlands netherlands dutch | niederland* | bajos neerland* holand* | neerland* pays-bas holland* | baixos holand* neerland*
!uk uk britain british uk united-kingdom england scotland | grossbritannien britisch* england | britan* reino-unido inglaterra | bretagne britann* royaume-uni angleterre | bretanha britan* reino-unido inglaterra
!ireland ireland irish | irland* irisch* | irland* | irland* | irland*
!belgium belgium belgian benelux | belgi* benelux* | belgica belga benelux | belgique belge* benelux | belgica belga benelux
!poland poland polish | polen polnisch* | polonia polac* | pologne polonais* | polonia polon*
!sweden sweden swedish | schwed* | suec* | sued* | suec*
!mexico mexic* | mexik* | mexic* | mexi* | mexic*
!japan japan* | japan* | japon* | japon* | japao japon*
!china china chinese | chin* | china chino* | chin* | china chin*
!india india* | indien indisch* | india indi* | inde indien* | india indian*
!denmark denmark danish | danemark danisch* | dinamarca danes* | danemark danois* | dinamarca dinamarq*
!norway norway norwegian | norweg* | noruega norueg* | norveg* | norueg*
!union union | union | union | union | uniao
!printer printer* | drucker* | impresora* | imprimante* | impressora*
!wipe wipe* | uberschreib* | sobrescrib* | ecras* | sobrescrev*
!fit_in fitting fitter* fitted mount* | montage* montier* einbau* eingebaut | montaje monta* instalacion | montage* monte* pose | montagem monta* instalacao
!fluid tank* | tank* | tanque* deposito* | cuve* | tanque*
"""
