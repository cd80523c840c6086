"""French wordings. Data only; `text.cues` says how a line is read, `reading.wordings` what the labels are."""

CUES: dict[str, str] = {
    "demo": """
        + voir ca|cela|la en|vous
        + me|nous montrez
        + essai du|de
        + demo|demos|demonstration|demonstrations
        presenter|presentez|presentation|montrer|montrez [4] votre|vos|solution|outil|logiciel|produit|comment|plateforme|la
        voir|decouvrir [4] solution|outil|logiciel|produit|plateforme|fonctionne|machine|marche|logiciel|action
        tester|essayer [2] solution|outil|logiciel|produit
        visiter [2] showroom|atelier|usine
    """,
    "call": """
        + appel|rappel|telephoner|rappeler|rappelez|appeler|appelez|visio|visioconference|coup de
        + m|me|nous [1] appeler|rappeler|rappelez|appelez|rappelle|appelle|joindre
        + rendez vous
        + rdv
        echanger|discuter|parler|entretenir|rencontrer|voir [2] avec|de|sur|vive|vous|ensemble
        echange|entretien|reunion|rencontre|entrevue|conversation
        creneau|creneaux|disponible|disponibles|disponibilites
        convient|conviendrait|arrange|arrangerait [3] nous|vous|me
        vous etes dispo|libre|disponible
        prendre contact
    """,
    "pricing": """
        + prix|tarif|tarifs|tarification|cout|couts|grille
        + combien [4] coute|coutent|couterait|ca|cela|est|faut|vaut|facturez|prenez|par|pour
        + c est combien
        quel|quels est|sont? [3] prix|tarif|cout|budget
        ordre de [2] prix|grandeur
        remise|remises|rabais|degressif|ristourne
        fourchette
        coute|couterait
        par utilisateur|mois|licence
        budget a prevoir
    """,
    "quote": """
        + attends [2] contrat
        + et a quel prix
        location livrable
        + devis|proforma|chiffrage|chiffrer
        + offre|proposition de? [1] prix|commerciale|tarifaire|chiffree|ecrite
        + faire|envoyer|adresser|etablir [3] devis|offre|proposition
        accepte|acceptons|accepter|signer [3] offre|proposition|devis
        envoyez [3] contrat|papiers
        bon de commande
    """,
    "information": """
        plus|davantage|renseignements|informations|infos d? [1] information|informations|infos|renseignements|sur|complementaires|concernant
        renseignements|informations|infos|information
        interesse|interessee|interesses|interessent
        cherche|cherchons|recherche|recherchons un|une|des
        en savoir plus
        que [2] proposez|faites
        a la recherche
    """,
    "file_request": """
        + avis technique
        + transmettre l|les|la|le [6] abaques|notices|plans|certificats|avis
        + brochure|brochures|plaquette|plaquettes|catalogue|catalogues|documentation|pdf|fiche|fiches|livre blanc|prospectus|depliant|diaporama
        + etude|etudes|retour de|d cas|experience
        + cas client
        envoyer|transmettre|envoyez|adresser|partager|recevoir|avoir|renvoyer [6] document|documents|presentation|certificat|attestation|modele|exemple|rapport|enregistrement|conditions|liste|cgv|support
        quelque chose a lire
    """,
    "follow_up": """
        + toujours rien|sans|pas
        + relance le
        + devis demande
        + attends le|la|votre|toujours
        + sans reponse|nouvelle|nouvelles|retour
        + pas|toujours|encore|aucune|aucun [3] reponse|recu|nouvelles|retour|repondu|rappele
        + suite a [3] echange|appel|conversation|mail|devis|demande|rencontre|discussion
        + comme convenu|promis|discute|evoque
        + relance|relancer|relances
        + deja ecrit|contacte|demande|envoye|appele
        + vous [2] ai|avais|avions|avons [2] ecrit|envoye|contacte|demande
        deviez|devait|aviez [2] envoyer|rappeler|promis|recontacter|revenir
        promis
        notre [1] dernier|derniere|echange|conversation|appel|rendez|rencontre
        votre devis|offre|proposition du|de
        ou en
    """,
    "referral": """
        + ne jure que
        + dit beaucoup de bien
        + recommande|recommandee|recommandes|recommandation|conseille|conseillee
        + de la part
        + parle|parlé de vous|votre
        + m|nous a|ont [2] parle|donne|transmis|oriente|dirige|aiguille|dit [2] vous|votre|vos|contacter|de
        + vos coordonnees|nom [2] par
        + bouche a oreille
    """,
    "not_now": """
        - + pas|rien|aucun|aucune [3] maintenant|presse|immediat|urgence|urgent|actualite|budget|tout
        - + pas avant|encore
        + reporte|reportee|repousse|repoussee|gele|gelee|suspendu|pause|differe|decale
        + l annee|an prochaine|prochain
        + plus tard
        + revenir|reviens|recontacter|recontactez|rappelez|reparler|reparlons [5] printemps|automne|ete|hiver|janvier|fevrier|mars|avril|mai|juin|juillet|septembre|octobre|novembre|decembre|annee|trimestre|rentree
        + simple|juste [1] curiosite|renseigner|regarde|information
        pour l instant|le moment
        trop tot
        - pas [1] presses|presse
    """,
    "security_review": """
        + evaluation des tiers
        + questionnaire d [1] evaluation
        + rapport d audit
        + certifie|certifies hds|iso|secnumcloud
        + sauvegardes|hebergement
        + questionnaire [3] securite|fournisseur|fournisseurs|conformite
        + chiffrees|chiffre|chiffrement|chiffres|pentest|intrusion|sous traitants|hebergees|hebergement|hebergees|27001|dpo|rssi|hds
        + revue|audit|evaluation de? [2] securite|fournisseur
        + soc 2
        + tests d intrusion
        ou [4] donnees
        donnees [3] hebergees|stockees|conservees|chiffrees
        rgpd
        sso|saml|mfa
        protection des donnees
        politique de securite
        violation de
    """,
    "tender": """
        + appel|appels d|a offres|offre|candidature|candidatures|projets
        + marche public
        + marches publics
        + cahier des charges
        + dossier de consultation
        + ao|dce|cctp|ccap|manifestation|soumissionner|soumission|consultation
        remise des offres|plis
        lots|lot #
        depot des offres
    """,
    "complaint": """
        + inadmissible|inacceptable|scandaleux|scandale|honteux|honte|reclamation|plainte|plaindre|deplorable|lamentable|intolerable|furieux|furieuse|outre|outree|excede|excedee|foutage
        + ras le bol
        decu|decue|decevant|mecontent|mecontente|deception|agace|agacee
        personne [3] repond|rappelle|vient|venu|decroche|repondu
        jamais [2] venu|rappele|repondu|recu|venue
        responsable|directeur|superieur|chef [3] parler|telephone
        parler [3] responsable|directeur
        rembourse*|remboursement
        pour la [1] troisieme|quatrieme|deuxieme|enieme fois
        on paie|paye
        mise en demeure
        service client
    """,
    "support": """
        + n est plus reconnu|reconnue|detecte
        + affiche [2] defaillance|erreur|alarme
        + plus reconnu
        pilote a installer
        technicien [3] intervenir
        + ne [2] fonctionne|marche|fonctionnent|marchent|demarre|charge|repond|synchronise|imprime|chauffe|s plus|pas|affiche|ouvre
        + en panne
        + n arrive|arrivons|arrivent plus|pas
        + impossible de|d [2] connecter|acceder|ouvrir|imprimer|exporter|joindre|se|me|nous|telecharger|saisir
        + erreur|erreurs|bug|bugs|plantage|plante|plantent|bloque|bloquee|bloques|dysfonctionnement|dysfonctionnements|fuite|hs|defectueux|defectueuse|defaut
        + mot de passe
        + acces [2] bloque|perdu|coupe|refuse
        depannage|depanner|reparation|reparer|technicien|piece de|garantie|sav|intervention
        ticket|assistance|support technique
        depuis [4] mise
        disparu|disparue|disparus|perdu|perdues
        aide|aider
    """,
    "billing": """
        + facture|factures|facturation|avoir|prelevement|preleve|prelevee|preleves|facturee|facturé|facture
        + deux|double [2] fois|facturation|prelevement|facture
        tva|siret
        paiement|reglement|virement|rib|echeance|relance
        numero de commande
        rejete
    """,
    "contract_change": """
        + resilier|resiliation|resilie|renouveler|renouvellement|reconduction|preavis|avenant
        + modifier|changer|reduire|augmenter|ajouter|supprimer|suspendre|passer|baisser [4] contrat|abonnement|licence|licences|formule|offre|utilisateurs|postes|forfait|plan
        + contrat|abonnement|licences|licence [3] echeance|termine|fin|expire|renouvelle|termine
        + utilisateurs|licences|postes [1] supplementaires|en moins|plus
        mettre fin|terme
        changement de|d [2] titulaire|adresse|raison|nom|formule|denomination
        raison sociale
    """,
    "partnership": """
        + devenir [2] agree|installateur|revendeur|partenaire|distributeur
        + partenariat|partenariats|partenaire|partenaires|revendeur|revendeurs|revendre|revente|distributeur|distributeurs|distribuer|distribution|apporteur|apporteurs|affiliation|marque blanche
        + apport d affaires
        collaborer|collaboration|cooperation
        commission|commissions|marge
        nos clients [4] demandent|souhaitent|cherchent|besoin
        integrateur|integrateurs|prescripteur
        proposer|vendre|commercialiser|representer [4] vos|votre
    """,
    "careers": """
        + cv|candidature|candidater|postuler|stage|stagiaire|alternance|alternant|apprentissage|emploi|recrutement|recrutez|embauche|embauchez|curriculum
        + lettre de motivation
        + offre d emploi
        + recherche|cherche [3] stage|emploi|alternance|poste|travail|apprentissage
        + poste [3] ouvert|vacant|publie|disponible|pourvoir|annonce
        travailler chez|pour|avec|dans
        rejoindre votre|vos
        candidature spontanee
        experience de|en|comme
    """,
    "free_use": """
        + nous offrir
        + pas de moyens|budget
        club de
        + gratuit|gratuite|gratuitement|gracieusement|gracieux|offert
        + sponsor|sponsoring|mecenat|parrainage|don|dons
        association|benevoles|benevole|lucratif
        projet [2] etudes|etudiant|ecole
    """,
    "press": """
        + la|de|service|dossier|attachee|communique de? presse
        + journaliste|redacteur|redactrice|redaction|magazine|journal|podcast|reportage|interview
        article|dossier|chronique
        citation|declaration|commentaire|temoignage
        publier|publication|parution|bouclage|lecteurs|auditeurs
    """,
    "vendor_pitch": """
        + ca vous tente
        + interesses $
        + notre cabinet|agence|societe aide|accompagne|propose
        + vos concurrents cartonnent|utilisent
        + offerte $
        qui gere
        + nous|je [1] proposons|propose|accompagnons|accompagne|aidons|aide|fabriquons|fournissons|commercialisons|developpons|sommes|realisons|offrons|produisons|recrutons [8] entreprises|societes|clients|agence|votre|vos|pme|industriels|specialisee|fabricant|professionnels
        + referencement|seo|backlinks|prospection|externalisation
        + augmenter|booster|ameliorer|developper|optimiser|multiplier|doubler votre|vos [1] ventes|chiffre|trafic|visibilite|clients|leads|site
        + qui [3] occupe|charge|responsable|decide|gere [3] achats|marketing|rh|informatique|energie
        + responsable|service|interlocuteur|personne|directeur des|en|les|pour|charge achats|marketing|informatique|rh|achat
        nos|notre services|produits|solutions|tarifs|agence|expertise|echantillons
        votre|vos site|web|page [4] google|pourrait|lent|erreurs
        echantillon|echantillons|audit|etude gratuit|gratuits|gratuite
        reduire|economiser|economies [3] facture|couts|energie|charges
        15|20|10|quinze minutes|min
        vous presenter|proposer|faire
        certificats d economie
        leader|specialiste|fabricant
    """,
    "competitor_research": """
        + concurrent|concurrents|concurrence|benchmark|veille
        + nous [1] developpons|editons|vendons|concevons|fabriquons [6] meme|memes|similaire|concurrent|aussi|propre|nous
        etude|analyse de marche
        comparatif|comparaison
        solution|outil|logiciel|produit similaire|comparable|concurrent
    """,
    "access_request": """
        + ce que vous savez|avez [3] moi|mon
        + copie de ce que
        + quelles|quels [1] donnees|informations [4] detenez|avez|conservez|possedez|traitez
        + droit d acces
        + article 15
        + comment|ou [2] avez|eu|obtenu|trouve [3] mon|mes|mon adresse|mail|coordonnees|numero|nom|email
        + d ou [4] mon|mes|provient|proviennent|tenez
        + copie de|des [2] donnees
        + origine de mes
        qui vous [2] donne|transmis|fourni|vendu
        destinataires
        mes donnees
    """,
    "misdirected": """
        + numero de la|du [1] decheterie|mairie|gendarmerie|restaurant
        + trompe|tromper|trompee|erreur de|d [2] entreprise|adresse|numero|societe|destinataire
        + mauvaise|mauvais [1] adresse|entreprise|numero|interlocuteur
        + est ce|vous bien [3] que|qui|chez|le|la
        + etes vous [5] qui|le|la|bien
        mon|ma|notre colis|commande|vol|reservation [5] pas|jamais|ou
        rendez vous [4] fils|fille|medecin|dentiste|docteur
        reserver [3] table|chambre
        mon fils|chien|chat|mari|enfant
        ma fille|voiture
        ou [2] mon colis
    """,
    "unsubscribe": "+ inutile de [3] ecrire\n+ plus aucun mail|message|courriel",
    "kind.customer": """
        + notre|nos|mon|mes|ma compte|contrat|abonnement|licence|licences|facture|commande|machine|serveur|ascenseur|installation|acces
        + avons|ai achete|commande|souscrit|installe|signe|installé
        + votre|vos [1] facture|technicien|technicienne|support|sav|logiciel|application|intervention|livreur|service|assistance|hotline|systeme
        + client|cliente|clients [2] chez|depuis|de|numero|fidele
        + sommes|suis [1] client|cliente|clients|abonne|abonnes
        nous payons|paie|paye
        utilisons|utilise [4] votre|depuis|vos
    """,
    "kind.student": "+ etudiant|etudiante|etudiants|memoire|these|universite|ecole|master|licence|bts|cursus|promo|etudes",
    "kind.private_person": """
        + particulier|particuliere|retraite|retraitee
        + mon|ma|mes fils|fille|mari|femme|mere|pere|maison|chien|mariage|voiture|appartement|enfants
        a titre personnel
    """,
    "kind.competitor": "+ nous [1] developpons|editons|concevons [5] memes|meme|nous",
    "tone.friendly": """
        merci|ravi|ravie|plaisir|super|genial|bonne|belle|amicalement|sympa|volontiers|adore|chaleureusement|felicitations
        ~ bonjour|bonsoir
        bien cordialement
        au plaisir
    """,
    "tone.formal": """
        + madame|monsieur|messieurs|mesdames
        + veuillez|prie|agreer|conformement|sollicite|sollicitons|salutations|presente|ci joint|honneur|souhaiterions|remercions|saurais|serions
        + pourriez|auriez|vous
        vous votre
        cordialement
        bonjour
        votre|vos
    """,
    "tone.casual": """
        + salut|coucou|hello|hey|svp|stp|pis|genre|cool|nickel|mdr|ok|yo|dispo|perso|sympa|ca marche|tu|ton|tes|ta|bref|truc|trucs|boulot|impec
    """,
    "tone.sceptical": """
        + honnetement|franchement|sincerement|sceptique|doute|doutes|convaincre|convaincu|convaincue|marketing|baratin|blabla|promesses
        + pourquoi [4] devrais|devrions|changer|vous
        + qu est ce qui [3] differe|distingue|mieux
        + qu|que [4] apporte|apportez|apporterait|apprendrais|gagne
        deja [3] un|une|logiciel|outil|essaye|solution
        vraiment
        dites le
        concretement
        sans [2] blabla|langue
    """,
    "tone.annoyed": """
        + toujours|encore pas|aucune|aucun|rien|sans
        + deuxieme|troisieme|seconde|enieme fois|relance|message|mail
        + deja [2] fois|ecrit|signale|demande|dit|relance
        decu|decue|agace|agacee|mecontent|mecontente|lasse|patience|deception|fatigue|regrette|insatisfait
        personne
        jamais [1] donne|demande|recu|consenti|autorise|accepte
        cessez|arretez
        sans reponse
    """,
    "tone.angry": """
        + inadmissible|inacceptable|scandaleux|scandale|honteux|honte|furieux|furieuse|arnaque|voleurs|escrocs|escroquerie|ridicule|avocat|lamentable|incompetents|intolerable|foutage|marre|assez|tribunal|huissier|deplorable|moquez|moque
        + ras le bol
        + mise en demeure
        + on paie|paye
        je veux|exige un|une|que
    """,
    "tone.urgent": """
        + urgent|urgente|urgence|urgemment|immediatement|imperativement|imperatif
        + au plus vite|tot
        + des que possible|aujourd
        + le plus vite|rapidement
        + avant|pour|d [1] demain|midi|soir|ce|ici
        + aujourd hui
        + rapidement possible
        a l arret
        demain
    """,
    "prefer.phone": """
        + m|me|nous [1] appeler|rappeler|rappelez|appelez
        + rappelez|appelez moi|nous
        + par telephone
        + au telephone|portable|#
        joignable
        whatsapp
    """,
    "prefer.email": """
        + par e? mail|ecrit|courriel|email|retour
        + plutot|uniquement|preference [2] mail|email|courriel
        + reponse [2] mail|ecrite|courriel
    """,
    "prefer.no_phone": """
        - + pas|sans|aucun [4] telephone|telephoner|appel|appels|appeler|telephonique|appelez
    """,
    "prefer.no_meetings": """
        - + pas|sans|aucun|ni [4] reunion|reunions|rendez|demo|commerciaux|demarchage|commercial|visio
    """,
    "prefer.portal": "+ via|sur|par [2] portail|plateforme|profil",
    "agreed": """
        + comme [2] convenu|promis|discute|prevu|indique|confirme|entendu
        + nous|on|vous [2] etions|avions|aviez|avez|avons|etait [2] convenu|mis|promis|garanti|confirme|propose|accorde|entendu|engage
        + convenu|convenus|convenue|promis|promise
        + accepte|acceptons|accepter votre|l|cette offre|proposition|devis
        + selon|conformement [2] accord|echange|discussion|engagement
        + notre accord
        + la remise|le tarif|prix [2] convenu|promis|accorde|accordee|promise|annonce
    """,
    "legal": """
        + responsabilite|juridiction|indemnisation|clause|clauses|arbitrage|penalites|penalite|confidentialite|preavis|avenant|rgpd|cgv|cgu|avocat|avocats|juridique|juridiques|juriste|resiliation|contentieux|litige|nda
        + conditions generales|contractuelles
        + droit|loi applicable|francais|informatique
        + mise en demeure
        + article|articles #|l|r
        + exclusivite|engageant
        + protection des donnees
    """,
    "request": """
        + merci de|d
        + merci|prie|prions [2] envoyer|transmettre|confirmer|indiquer|adresser|preciser|communiquer|bien|faire|corriger
        + veuillez|priere
        + pouvez|pourriez|peux|pourrais|peut vous|tu|on [3] envoyer|transmettre|confirmer|indiquer|adresser|preciser|communiquer|dire|donner|faire|expliquer|fournir|corriger|annuler|aider|renvoyer|etablir|chiffrer|verifier|rappeler
        + envoyez|envoie|envoies|transmettez|confirmez|indiquez|adressez|precisez|communiquez|donnez|faites|dites|expliquez|corrigez|annulez|repondez|fournissez moi|nous|le|la|les|un|une
        + souhaite|souhaitons|souhaiterais|souhaiterions|voudrais|voudrions|aimerais|aimerions|veux|voulons|demande|demandons|besoin|exige|exigeons|sollicite [1] un|une|le|la|des|recevoir|obtenir|avoir|que|d|de|connaitre
        + vous demande|demandons|prie
        + auriez vous [3] un|une|des
        + il me|nous faut|faudrait
    """,
    "indirect": """
        + savoir|connaitre|dire|demander|demande|demandais|demandons|indiquer|preciser|confirmer|comprendre|expliquer|verifier|ignore|interroge|cherche [2] si|s|quel|quelle|quels|quelles|comment|combien|quand|ou|qui|pourquoi|ce
        + question|questions|interrogation [1] est|:|sur|concernant
        + indiquer|preciser|communiquer|dire [1] le|la|les|un|votre|vos
    """,
    "concern": """
        + ma|notre|mon|nos|seule|une|d [1] inquietude|crainte|souci|question|probleme|interrogation|reserve|doute
        + crains|craignons|inquiete|inquiets
    """,
    "rhetorical": """
        ^ non|ok|vraiment|d accord|n est ce pas $
        + comment allez|vas|ca
        + ca va
        + pourquoi [2] paie|paye|payons
        + est ce normal
        + c est normal
        + vous vous moquez
        + de qui
    """,
    "due": """
        + au plus tard
        + d ici [1] le|la|fin|vendredi|demain|mi
        + date limite
        + delai legal|imparti
        + sous|dans [2] # heures|jours|h|semaines
        + dans les delais
        + avant le|la|fin|midi|demain|lundi|mardi|mercredi|jeudi|vendredi|decembre|janvier|noel
        avant|delai|echeance|limite|bouclage|jusqu|cloture|remise|decider|decision|decidons|pour|ici
        + dans un delai
    """,
    "when": """
        lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
        demain|aujourd|matin|soir|midi|matinee|soiree
        apres midi
        janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
        semaine|mois|annee|trimestre|rentree
        fin|debut|milieu|mi de|du|janvier|fevrier|mars|avril|juin|septembre|decembre|annee|mois|semaine
        # h|heures|jours|minutes
        jours|heures
    """,
    "topic.setup_time": """
        + mise en place|service|route|oeuvre
        + installation|deploiement|installer
        + combien de temps
        + delai [3] installation|mise|deploiement
    """,
    "topic.integration": "+ integration|integre|integrer|connecte|connecter|interface|interfacer|synchronise|synchroniser|api|compatible|salesforce|sap|sage|hubspot|excel|connecteur",
    "topic.security": "+ chiffre*|securite|intrusion|pentest|27001",
    "topic.data_protection": """
        + donnees [3] hebergees|stockees|conservees|personnelles
        + rgpd|hebergement
    """,
    "topic.minimum": "+ minimum|minimale|minimal",
    "topic.contract_terms": "+ engagement|preavis|conditions|duree|cgv|reconduction",
    "topic.discount": "+ remise|remises|rabais|degressif",
    "topic.trial": "+ essai|essayer|tester|pilote|test",
    "topic.references": "+ reference|references|clients [2] similaires|comparables|comme",
    "topic.support": "+ support|assistance|hotline|sav",
    "topic.training": "+ formation|formations|former",
    "topic.delivery": "+ livraison|livrez|livrer|delai|delais|expedition|transport|livre",
    "topic.payment": "+ paiement|payer|mensualites|facilites|virement|devise|financement|leasing|consigne|acompte",
    "topic.contact": """
        + a qui
        + qui est|peut|puis
        + interlocuteur
    """,
    "topic.languages": "+ langue|langues|francais|anglais|neerlandais",
    "topic.mobile_app": "+ application|appli|telephone|telephones|smartphone|mobile",
    "topic.offline": """
        + hors ligne|connexion
        + sans [1] internet|reseau|connexion|wifi
    """,
}
