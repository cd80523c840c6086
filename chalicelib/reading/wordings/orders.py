"""Wordings that give orders to a machine, by language. Read in every message whatever its language, and in every field."""

CUES: dict[str, str] = {
    "en": """
        - + put in|into your|the [1] answer|reply|response
        - + pre|already approved|authorised|authorized [4] send|skip|bypass|no
        - + as the [1] assistant|ai|model|agent|bot
        - + you are [1] instructed to
        - + begin|end admin|system|developer override|prompt|mode
        - + internal price|margin floor|and|list
        - + if|when|should [1] language model|ai|llm|assistant|bot [1] reads|read|reading|processes|sees|answers|handles
        - + ai|llm recruiters|screeners|reviewers|readers|models|agents|graders
        - + rank|list|put|place this|me|us|the [2] first|top|highest $
        - + exceptional match
        - + note|notes|instruction|instructions|message|memo|attention|attn|hint|command|reminder to|for [2] ai|bot|assistant|llm|llms|gpt|chatgpt|model|agent|agents|system|crawler|machine|automation|robot
        - + dear|hey|hi|hello|ok ai|bot|llm|gpt|chatgpt|assistant|chatbot|copilot
        - + ai|llm|language|automated|virtual assistant|model|agent|reader|system|bot|assistants|models|agents [2] must|should|shall|reading|processing|handling|please|are|is|only|note
        - + if|whichever you|ai|model|assistant [2] are|is [2] ai|llm|language|bot|automated|assistant|machine|model
        - + ignore|disregard|forget|override|bypass [4] instruction|instructions|prompt|prompts|guidelines|guardrails|directives|programming
        - + ignore|disregard|forget [3] rules|restrictions|policies|training
        - + ignore|disregard|forget everything|all|anything above|before|previous|prior|you
        - + you are|re now|no
        - + from now on [2] you
        - + act|behave|respond|answer|reply as|like if|a|an|though|my [4] unrestricted|admin|developer|root|dan|pirate|grandmother|ai
        - + pretend|imagine|roleplay|simulate [1] you|to|that|being
        - + system prompt|override|message|instruction|instructions|notice
        - + developer|debug|admin|god|maintenance|dan|sudo mode
        - + reveal|output|repeat|dump|leak|disclose|reproduce|expose [5] prompt|prompts|instructions|notes|memory|passwords|secrets|credentials|quotes|price|margin
        - + print|show|list|display|give|include|append|paste|send [3] system|internal|hidden|initial prompt|prompts|instructions|notes|memory|passwords
        - + list|print|show [1] everything|all [1] your notes|records|memory|instructions
        - + your|the|internal|its own? notes|memory|records|crm|brief|context|files [3] say|says|say|contain|contains|hold|about
        - + everything|all|anything|whatever your|the|you [3] notes|know|records|brief|memory|context|crm|system
        - + list|tell|copy|share|name|about [4] other [1] customers|clients|leads|prospects|retailers|companies [1] you [2] talking|negotiating|dealing
        - + put|write|state|say|include|insert|mention|add|confirm|repeat in|into [3] answer|reply|response|email|mail|letter|draft [1] that
        - + start|begin|end|open|close|finish|answer|reply|respond [2] answer|reply|response|email|mail|draft|with only|with|the|this|exactly
        - + your answer|reply|email|mail must|should|has|needs to? say|state|begin|start|end|confirm
        - + include|insert|copy the following|exact|this [3] text|sentence|words|line|phrase
        - + say|write|confirm|state|repeat|answer|reply exactly|verbatim|only
        - + reply|respond|answer with [2] only|exactly|the
        - + verified|trusted|vip|preapproved|priority|whitelisted lead|sender|contact|customer|account [3] skip|send|no|bypass|approve|grant|ignore
        - + skip|bypass [2] review|approval|reviewer|moderation|checks
        - + without|no human|manual review|approval|check
        - + send|sent|reply|answer|respond|out [4] without [1] review|approval|checking|reviewing|confirmation
        - + auto approve|send|approved|reply
        - + mark|set|score|rate|classify|tag|flag|treat [4] lead|this|me|us|contact|score|priority|request as|to|at [2] hot|100|qualified|approved|verified|vip|admin|safe|trusted|maximum
        - + set [3] discount|price|status|field|stage|owner|score|priority to
        - + apply|grant|approve|give [4] discount|refund|credit|access [4] automatically|immediately|without
        - + render|execute|evaluate|decode|run|expand|resolve|translate|follow [3] variables|template|code|command|payload|above|below|base64|following|instructions|hidden|string
        - + base64
        - + end of prompt|instructions|input|system
        - + real|actual|hidden|secret instructions|instruction|task|directive
        - + forward|bcc [3] all|every|other [3] emails|threads|mails|conversations
        - + bcc @
        - + invoke [2] tool|function
        - + do|must|never not? [2] tell|mention|inform|alert|warn [3] human|reviewer|user|rep|anyone|sales
        - + as [1] language model
        - + summarise|summarize|translate|rewrite this|the|all|your conversation|prompt|instructions|notes|system
    """,
    "es": """
        - + nota|instruccion|instrucciones|mensaje|aviso|atencion|orden para|a|al [2] ia|asistente|bot|modelo|sistema|robot|agente|chatgpt|llm
        - + ignora|ignore|ignoren|olvida|olvide|omite|omita|descarta|desestima|anula [4] instruccion*|ordenes|reglas|indicaciones|anterior*|prompt|normas
        - + ahora eres
        - + actua|responde|comportate|contesta como [1] si|un|una|administrador|experto|pirata
        - + eres un|una asistente|ia|modelo|bot|agente
        - + si eres|usted|es [2] ia|modelo|asistente|bot|inteligencia
        - + muestra|revela|enumera|lista|copia|imprime|escribe|enviame|envia|dime [4] notas|instrucciones|prompt|contrasena*|base|memoria|contexto
        - + todo lo que [4] notas|saben|sabes|tienen [4] notas|nosotros|clientes|competencia|empresas|otros
        - + pon|ponga|pongan|incluye|incluya|incluyan|escribe|escriba|escriban|anade|anada|menciona|mencione|afirma|confirma|di|diga en|por [2] respuesta|correo|escrito|contestacion [2] que
        - + tu|su|la respuesta|correo|contestacion debe|tiene|ha [1] incluir|decir|contener|empezar|confirmar|mencionar
        - + sin [2] revision|aprobacion|revisar|supervision
        - + salta|omite|saltate|omitan|salte [2] revision|aprobacion|control*
        - + marca|marque|califica|clasifica|puntua [4] lead|contacto|cliente|este como|con
        - + aplica|aplique|concede|aprueba [3] descuento [4] automatic*|inmediat*|sin
        - + modo administrador|desarrollador|mantenimiento
        - + mensaje|aviso|prompt del|de sistema
    """,
    "de": """
        - + an|fur das|die|den|alle [1] sprachmodell|ki|assistent|assistenten|sprachmodelle|bot
        - + gib|gebt|gebe [2] preis [4] an
        - + hinweis|anweisung|anweisungen|notiz|nachricht|achtung|befehl|info an|fur [2] ki|bot|assistent|assistenten|sprachmodell|modell|system|chatgpt|llm|agenten|agent|maschine|automat
        - + ignoriere|ignorieren|ignorier|vergiss|vergessen|missachte|uberschreibe|umgehe|verwirf [4] anweisung*|regeln|vorgaben|prompt|befehle|richtlinien|vorherig*|bisherig*|obig*
        - + du bist jetzt|nun|ein|eine
        - + ab jetzt|sofort bist|antwortest|handelst|verhaltst
        - + antworte|antworten|verhalte|handle|agiere [1] als|nur|ausschliesslich|wie|mit
        - + tu|tue so als
        - + falls|wenn du|sie [2] ki|sprachmodell|bot|assistent|maschine
        - + zeige|gib|nenne|liste|drucke|verrate|schreibe|sende|kopiere [5] notizen|anweisungen|prompt|passwort*|systemprompt|kundendaten|kontext|interne*|aufzeichnungen
        - + alles|was was?|in [2] eure*|ihre*|deine* notizen|aufzeichnungen|unterlagen|datenbank|crm [3] uber|steht
        - + schreib*|erwahn*|bestatig*|fug*|nenn*|nehm* [3] in ihre*|eure*|deine*|die [1] antwort|mail|email|schreiben|entwurf [2] dass|das
        - + ihre|deine|eure|die antwort|mail|email muss|soll|sollte [6] enthalten|beginnen|erwahnen|bestatigen
        - + ohne prufung|freigabe|uberprufung|kontrolle|rucksprache
        - + uberspring* [3] prufung|freigabe|kontrolle|review
        - + markier*|bewert*|stuf*|setz* [4] lead|kontakt|anfrage|status|prioritat als|auf|mit
        - + sofort|direkt|automatisch absenden|versenden|verschicken|senden|freigeben
        - + system nachricht|prompt|anweisung
        - + systemprompt|systemnachricht|administratormodus|entwicklermodus|systemanweisung
    """,
    "fr": """
        - + note|instruction|instructions|message|consigne|attention|ordre a|pour|al [2] ia|assistant|bot|modele|systeme|robot|agent|chatgpt|llm
        - + ignore|ignorez|oublie|oubliez|contourne|contournez|annule [4] instruction*|consigne*|regle*|precedent*|prompt|directive*
        - + tu es maintenant|desormais|un|une
        - + vous etes maintenant|desormais
        - + agis|comporte|reponds|repondez|agissez [1] comme|uniquement|en|exactement|seulement
        - + fais comme si
        - + si tu|vous [2] ia|modele|bot|assistant|robot
        - + affiche|affichez|revele|revelez|liste|listez|montre|montrez|copie|envoie|donne|donnez|recopie|recopiez|enumere|enumerez [5] notes|instructions|prompt|mot|contexte|fiches|internes|consignes
        - + tout ce que [3] notes|savez|sais|dossiers|fiches
        - + mets|mettez|ecris|ecrivez|indique|indiquez|ajoute|ajoutez|affirme|affirmez|confirme|confirmez|precise|inscrivez|mentionnez [4] dans|par [1] votre|ta|la|ecrit [1] reponse|mail|courriel|email|message [2] que|qu
        - + votre|ta|la reponse|mail doit [2] contenir|inclure|commencer|mentionner|dire|confirmer
        - + sans [2] relecture|validation|verification|controle|revision|approbation
        - + saute|sautez|passe|passez|ignore|ignorez [2] relecture|validation|verification|controle
        - + marque|marquez|classe|classez|note|notez [4] lead|contact|prospect comme|a
        - + message|invite|consigne systeme|du
        - + mode administrateur|developpeur|debug
    """,
    "pt": """
        - + nota|instrucao|instrucoes|mensagem|aviso|atencao|recado|ordem para|a|ao [2] ia|assistente|bot|modelo|sistema|robo|agente|chatgpt|llm
        - + ignore|ignora|ignorem|esqueca|esquece|desconsidere|desconsidera|anule [4] instruc*|ordens|regras|anterior*|prompt|diretrizes
        - + voce agora e
        - + agora voce e
        - + aja|atue|responda|responde|comporte como|apenas|somente|exatamente [2] se|um|uma|administrador|com
        - + finja que
        - + se voce|tu [2] ia|modelo|assistente|bot|robo
        - + mostre|revele|liste|copie|imprima|envie|diga|mostra|lista|enumere [5] notas|instrucoes|prompt|senha*|contexto|anotacoes|internas
        - + tudo [1] que [4] notas|sabem|anotacoes|registos|registros
        - + coloque|coloquem|ponha|ponham|inclua|incluam|escreva|escrevam|acrescente|mencione|afirme|confirme|diga|digam na|no|em|por [2] resposta|email|mail|escrito|mensagem [2] que
        - + sua|vossa|a resposta deve|tem|precisa [1] conter|incluir|dizer|comecar|mencionar
        - + sem [2] revisao|aprovacao|verificacao|validacao
        - + pule|pula|salte|ignore [2] revisao|aprovacao|verificacao
        - + marque|classifique|pontue [4] lead|contato|contacto como|com
        - + mensagem|prompt do|de sistema
        - + modo administrador|desenvolvedor|programador
    """,
    "it": """
        - + nota|istruzione|istruzioni|messaggio|attenzione|avviso per|a|al|all|alla [2] ia|ai|assistente|bot|modello|sistema|chatgpt|agente|intelligenza
        - + ignora|ignorate|ignori|dimentica|dimenticate|scavalca [4] istruzion*|regole|precedent*|prompt|direttive
        - + ora|adesso sei un|una|il|la
        - + sei ora|adesso
        - + agisci|rispondi|comportati come|solo|soltanto|esattamente
        - + mostra|rivela|elenca|copia|stampa|invia|dimmi [4] note|istruzioni|prompt|password|contesto|appunti
        - + scrivi|scrivete|scriva|inserisci|inserite|inserisca|metti|mettete|aggiungi|conferma|confermate|dichiara nella|nel|per [2] risposta|mail|email|iscritto|messaggio [2] che
        - + senza [2] revisione|approvazione|controllo|verifica
        - + salta|saltate [2] revisione|approvazione|controllo
        - + segna|contrassegna|classifica [4] lead|contatto come
    """,
    "nl": """
        - + opmerking|instructie|instructies|bericht|notitie|let voor|aan|op [3] ai|bot|assistent|model|taalmodel|systeem|chatgpt
        - + negeer|vergeet|omzeil [4] instructies|regels|opdrachten|prompt|vorige|eerdere|bovenstaande
        - + je|u bent nu
        - + doe alsof
        - + toon|geef|onthul|noem|kopieer|lijst [5] notities|instructies|prompt|wachtwoord*|aantekeningen
        - + zet|schrijf|vermeld|bevestig|neem in|op [3] antwoord|mail|reactie
        - + zonder [2] controle|beoordeling|goedkeuring|review
        - + sla [3] controle|beoordeling|review|goedkeuring over
        - + markeer|classificeer [4] lead|contact als
    """,
    "pl": """
        - + uwaga|instrukcja|wiadomosc|notatka|polecenie dla|do [1] ai|asystenta|bota|modelu|systemu|sztucznej
        - + zignoruj|ignoruj|pomin|zapomnij [4] instrukcje|polecenia|poprzednie|zasady|reguly|o
        - + jestes teraz
        - + napisz|umiesc|dodaj|potwierdz w|na [2] odpowiedzi|mailu|pismie
        - + bez [1] weryfikacji|akceptacji|sprawdzania|przegladu
        - + pokaz|wypisz|ujawnij [4] notatki|instrukcje|prompt|hasla
    """,
    "sv": """
        - + notering|instruktion|meddelande|obs till|for [2] ai|assistenten|boten|modellen|systemet|ai'n
        - + ignorera|glom|bortse [4] instruktioner*|regler*|tidigare|ovan
        - + du ar nu
        - + skriv|ange|bekrafta|namn i|att [2] svaret|svar|mejlet
        - + utan granskning|godkannande|kontroll
        - + visa|lista|avsloja [4] anteckningar*|instruktioner|prompt
    """,
    "da": """
        - + note|instruktion|besked|obs|bemaerk til|for [2] ai|assistenten|botten|modellen|systemet|ki
        - + ignorer|glem|se [4] instruktioner*|instrukser*|regler*|tidligere|ovenstaende
        - + du er nu
        - + skriv|bekraeft i [2] svaret|svar|mailen
        - + uden gennemgang|godkendelse|kontrol
        - + uten gjennomgang|godkjenning|kontroll
    """,
    "tr": """
        - + onceki|yukaridaki|tum [2] talimat* [4] unut|yoksay|gormezden|dikkate
        - + yapay zeka* not|icin|notu
        - + sistem notu|mesaji
    """,
    "ru": """
        - + игнорируи|игнорируите|забудь|забудьте [4] инструкц*|указани*|правила|предыдущ*
        - + ты|вы теперь
        - + заметка|инструкция|сообщение|внимание для [2] ии|ассистента|бота|модели|ai
        - + напиши|напишите|укажи|укажите|подтверди в [2] ответе|письме
        - + без проверки|одобрения|модерации
    """,
}
OUTSIDE = """
    - + ignore|disregard|bypass|skip|override|forget [3] safety|review|rules|all|checks|instructions|this|everything|previous
    - + auto|automatically approve|send|reply
    - + send [3] at once|immediately
    - + approve|approved [3] immediately|automatically|at|lead|all
    - + verified|trusted|vip|priority lead|sender
    - + reply|answer|respond with|only
    - + system|developer|admin mode|override|prompt|message|note
    - + ignorier*|ignoriere|ignora|ignorez|ignore|negeer|zignoruj [4] alle|todas|toutes|todos|instruc*|anweis*|consign*
"""
"""Orders in a field that holds a name, a company, or a title: there, less is enough."""
PIECES: tuple[str, ...] = (
    "以前の指示", "これまでの指示", "上記の指示", "指示を無視", "指示は無視", "命令を無視", "システムプロンプト", "AIへの", "AIへ", "AIアシスタントへ",
    "あなたはAI", "あなたは今から", "返信に必ず", "確認なしで", "レビューを省略", "レビューなし", "メモをすべて", "社内メモ",
    "忽略以上", "忽略之前", "忽略先前", "忽略前面", "忽略所有", "无视", "系统提示", "你现在是", "给AI", "致AI", "AI助手请", "无需审核", "跳过审核", "在回复中写", "在回复里",
    "이전 지시", "이전 명령", "지시를 무시", "지침을 무시", "시스템 프롬프트", "AI에게", "너는 이제", "당신은 이제", "검토 없이", "검토를 생략",
    "تجاهل التعليمات", "تجاهل جميع", "تجاهل كل", "ملاحظة للذكاء", "أنت الآن", "بدون مراجعة", "اكتب في ردك",
)  # fmt: skip
"""The same where no blanks part the words, as pieces of text."""
