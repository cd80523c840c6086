"""Portuguese wordings, of both sides of the ocean. Data only; `text.cues` says how a line is read, `reading.wordings` what the labels are."""

CUES: dict[str, str] = {
    "demo": """
        + gostava|gostaria de [1] ver
        + demo|demos|demonstracao|demonstracoes
        ver|conhecer [3] plataforma|sistema|software|programa|ferramenta|produto|solucao|maquina|funciona|funcionando|funcionar|acao
        mostrar|apresentar|mostrem|apresentem|mostra [4] solucao|plataforma|sistema|produto|como|ferramenta|software
        apresentacao [2] plataforma|sistema|produto|solucao|ferramenta|online
        testar|experimentar
        visitar [2] showroom|fabrica|loja
    """,
    "call": """
        + ligacao|telefonema|videochamada|chamada|liguem|ligue|ligarem|ligar|telefonar|telefonem
        + me|nos liga|ligar|ligam|ligue|liguem
        conversar|falar|bater com|sobre|um|papo|alguem
        agendar|marcar|combinar uma|um [1] reuniao|conversa|horario|visita|call|chamada
        reuniao|reunir|encontro|encontrar|call
        ~ conversa
        horario|disponibilidade|disponivel|disponiveis
        fica|ficaria bom|bem|melhor
        da|daria para [2] falar|conversar|reunir
        podemos|podiamos falar|conversar|reunir
    """,
    "pricing": """
        + preco|precos|valor|valores|tarifa|tarifas|orcamental|tabela
        + quanto|quantos [3] custa|custam|custaria|fica|sai|cobram|seria|e|vale|pagaria
        qual|quais [2] valor|preco|custo|valores
        custo|custos|investimento
        desconto|descontos
        mensalidade|anuidade
        faixa de preco
        por usuario|utilizador|mes|licenca
        ordem de [2] grandeza|preco|valores
        parcelam|parcelar
    """,
    "quote": """
        + cotacao|cotacoes|cotar|orcamento|orcamentos|proforma|orcar
        + proposta [1] comercial|formal|para|por
        + enviar|mandar|fazer|receber|preciso|solicito|pedir [3] orcamento|cotacao|proposta|proforma
        aceito|aceitamos|aceitar|assinar [3] proposta|oferta|orcamento
        contrato [2] assinatura|assinar
    """,
    "information": """
        mais|maiores informacao|informacoes|detalhes|info
        informacoes|informacao sobre|acerca|do|da
        saber|conhecer mais
        interesse|interessado|interessada|interessados
        procuro|procuramos|buscamos|busco|procura um|uma|de
        em busca
        o que [2] oferecem|fazem
    """,
    "file_request": """
        + blocos em|dwg|cad
        + catalogo|catalogos|folheto|brochura|ficha|fichas|pdf|apresentacao|portfolio|folder|datasheet|dossie
        + caso|casos|estudo|estudos de [1] sucesso|caso|exito
        enviar|mandar|partilhar|compartilhar|enviem|mandem|receber [6] documento|documentos|documentacao|certificado|certificados|manual|modelo|exemplo|relatorio|lista|gravacao|condicoes|material|arquivo|ficheiro
        algo para ler
        + lista de verificacao
    """,
    "follow_up": """
        + ainda|ate|continuo|continuamos [3] sem|nao|aguardando|espera [2] resposta|retorno|recebi|recebemos|contato|contacto|responderam|momento
        + sem resposta|retorno
        + conforme|como combinado|falado|conversado|combinamos|acordado|prometido|falamos
        + ficou|ficaram|ficaste de
        + prometeu|prometeram|prometido
        + ja [2] escrevi|mandei|enviei|perguntei|contactei|liguei
        + retomar|retomando|follow
        nossa|nosso|ultima [1] conversa|reuniao|chamada|contato|contacto
        a vossa|sua|vossa proposta|cotacao de|do
        alguma novidade|resposta
        reenviar
        novamente
    """,
    "referral": """
        + diz maravilhas
        + fala muito bem
        + indicou|indicacao|indicado|indicada|recomendou|recomendacao|recomendado|recomendada|recomendaram|indicaram
        + me|nos [1] falou|falaram|passou|deu|sugeriu|disse [4] voces|vosso|seu|contato|contacto|vossa|para|vos
        + por sugestao|indicacao
        + vim atraves
    """,
    "not_now": """
        - + nao [4] agora|momento|ano|ja|orcamento|pressa|urgente|urgencia
        - + sem pressa|verba|orcamento|urgencia
        - + por enquanto|agora [2] nao|so|apenas
        + mais tarde|adiante|para
        + ano que vem
        + proximo|para ano|o|semestre|trimestre
        + adiado|adiamos|adiada|congelado|suspenso|suspensa|pausa
        + so|apenas [1] pesquisando|olhando|curiosidade|sondando|ver|pesquisar
        + so [2] depois|em|para
        voltem|voltar|contactem|procurem [5] janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|trimestre|ano
        depois do|da|das|de [1] verao|ferias|safra|colheita|natal|carnaval
    """,
    "security_review": """
        + questionario [3] seguranca|fornecedor|fornecedores|lgpd
        + criptografados|criptografia|encriptados|encriptacao|cifrados|pentest|subcontratantes|suboperadores|27001|iso27001|dpo
        + avaliacao|revisao|auditoria [2] seguranca|fornecedor
        + testes de intrusao|invasao
        + soc 2
        onde [4] dados
        dados [3] armazenados|hospedados|guardados|alojados
        lgpd|rgpd
        sso|saml|mfa
        protecao de dados
    """,
    "tender": """
        + ajuste direto
        + pregao eletronico
        + certidoes
        abertura do
        + licitacao|licitacoes|edital|pregao|concurso publico|caderno|rfp
        + caderno de encargos
        + concurso publico
        + manifestacao de interesse
        + concorrencia publica
        apresentacao|entrega de|das propostas
        contratacao publica
        lote|lotes
    """,
    "complaint": """
        + inadmissivel|inaceitavel|vergonha|vergonhoso|absurdo|descaso|palhacada|reclamacao|reclamar|reclamacoes|pessimo|pessima|lamentavel|indignado|indignada|procon|farto|farta|desrespeito|revoltado
        ninguem [2] responde|atende|aparece|resolve|veio|retorna|liga
        decepcionado|decepcionada|desapontado|desiludido|insatisfeito|insatisfeita|chateado|chateada|frustrado
        falar [3] gerente|responsavel|supervisor|diretor
        dinheiro de volta
        reembolso|estorno
        terceira|segunda|quarta|enesima vez
        pagamos|pago para|por|o
        livro de reclamacoes
    """,
    "support": """
        + como faco|faz [2] cancelar|emitir|alterar|configurar|recuperar
        + da erro
        + nao [2] funciona|funcionam|funcionando|abre|carrega|liga|imprime|sincroniza|conecta|responde|aparece|aparecem|entra|gela|aquece|arranca|consegue|emite|deixa
        + nao [1] consigo|conseguimos|posso|podemos [2] entrar|acessar|aceder|abrir|exportar|imprimir|emitir|fazer|conectar|iniciar|usar
        + erro|erros|avaria|avariada|avariado|falha|falhas|falhando|travou|travando|trava|bloqueado|bloqueada|parou|pararam|caiu|defeito|quebrou|quebrada|quebrado
        + fora do ar
        + esta|estao [1] parado|parada|parados|fora
        + senha|palavra passe
        suporte|assistencia tecnico|tecnica
        tecnico|conserto|reparacao|garantia|peca|pecas
        chamado|ticket
        desde [5] atualizacao
        sumiu|sumiram|desapareceu|desapareceram
        ajuda com
    """,
    "billing": """
        + cobranca [3] errada|indevida|duplicada|dobro|duas
        + fatura|faturas|boleto|boletos|cobraram|cobrado|cobrada|faturacao|faturamento|debitado|debitaram
        + nota fiscal|de [1] credito|errada|emitida|complementar !brasileira
        + cobrado|cobraram|debitado|paguei [2] duas|dobro|duplicado|vezes
        pagamento|debito|nif|cnpj|iva|transferencia
        segunda via
        recibo
    """,
    "contract_change": """
        + plano atual
        vamos para
        + cancelar|rescindir|encerrar|renovar|ampliar|reduzir|alterar|prorrogar|suspender|mudar|trocar|aumentar|adicionar|incluir [4] contrato|assinatura|subscricao|plano|licenca|licencas|usuarios|utilizadores|servico|conta
        + contrato|assinatura|licencas|licenca|plano|subscricao [3] vence|termina|renova|renovacao|cancelamento|expira|cancelar
        + cancelamento|rescisao|renovacao|denuncia do|da|de
        + mais|menos|adicionar [2] licencas|usuarios|utilizadores
        fidelizacao|aviso previo
        razao social
        titularidade
    """,
    "partnership": """
        + parceria|parcerias|parceiro|parceiros|revendedor|revendedores|revender|revenda|distribuidor|distribuidores|distribuir|distribuicao|representante|representacao|representar|afiliados
        + marca branca
        + white label
        comissao|comissoes|margem
        nossos clientes [4] pedem|perguntam|precisam
        colaborar|colaboracao
        oferecer|vender|comercializar [4] vosso|seu|sua|vossa|voces
    """,
    "careers": """
        + curriculo|curriculum|cv|vaga|vagas|estagio|emprego|candidatura|candidatar|candidatar|candidato|recrutamento|estagiario|trainee
        + procuro|busco|procurando [2] emprego|estagio|trabalho|oportunidade|colocacao
        + trabalhar com|na|para|ai|convosco
        + processo seletivo
        oportunidade de [1] emprego|trabalho|estagio
        experiencia em|como|de
        recem formad*|licenciad*
        fazer parte da|do
    """,
    "free_use": """
        + gratis|gratuito|gratuita|gratuitamente|borla
        + sem custo|custos|pagar
        + patrocinio|patrocinar|doacao|doar|donativo
        ong|associacao|voluntarios|instituicao|lucrativos
        projeto [2] faculdade|universidade|escola|curso
    """,
    "press": """
        + jornalista|reporter|redator|redacao|imprensa|revista|jornal|podcast|reportagem|entrevista|materia
        declaracao|citacao|comentario|depoimento
        artigo|publicar|publicacao|fecho|fechamento|leitores|ouvintes
    """,
    "vendor_pitch": """
        + apresentar os nossos|nosso|nossa|as
        + posso mandar o orcamento
        + visita as vossas|suas
        # off
        + ajudamos|oferecemos|fabricamos|vendemos|fornecemos|somos|desenvolvemos|produzimos|atuamos|distribuimos|apoiamos [8] empresas|clientes|agencia|sua|voces|industrias|vossa|lojas|fabricante|especializada|fornecedores
        + seo|backlinks|trafego pago
        + aumentar|alavancar|dobrar|melhorar|impulsionar|escalar sua|suas|seu|seus|as|vossas [1] vendas|trafego|faturamento|clientes|visibilidade|leads|site
        + quem [4] responsavel|cuida|trata|decide|compras
        + responsavel|pessoa|setor|departamento [1] compras|marketing|ti|rh
        + posso te|lhe|vos mostrar|apresentar
        nossos|nossas servicos|produtos|solucoes|precos|amostras
        seu|vosso|sua site|pagina [4] google|poderia|lento
        amostra|amostras|auditoria|diagnostico gratis|gratuita|gratuito|gratuitas
        reduzir|economizar|poupar [3] conta|custos|energia|fatura
        15|20|10 min|minutos
        agendar # reunioes
        desde a china
        reunioes por mes
    """,
    "competitor_research": """
        + tambem somos
        + concorrente|concorrentes|concorrencia|benchmark|benchmarking
        + nos|tambem [1] desenvolvemos|fazemos|vendemos|fabricamos [6] similar|parecido|proprio|mesmo|semelhante
        pesquisa|estudo|analise de mercado
        comparativo|comparacao
        produto|software|plataforma [1] similar|parecido|semelhante
    """,
    "access_request": """
        + copia de todos os dados
        + detem sobre mim
        + dados pessoais que
        + que|quais [1] dados [4] tem|guardam|tratam|possuem|armazenam|mantem|meus|sobre
        + direito de acesso
        + onde|como [3] conseguiram|obtiveram|arranjaram|pegaram|tiraram [4] meu|meus|o|os
        + de onde [4] meu|meus|minha
        + copia [2] meus dados
        + artigo 15|18
        + lgpd|rgpd [8] meus dados
        quem [2] deu|passou|vendeu|forneceu
    """,
    "misdirected": """
        + aqui e da|do
        + e da farmacia|padaria|pizzaria
        + errado|errada|enganei|engano [1] empresa|numero|endereco|site
        + empresa|numero|endereco errado|errada
        + e ai|aqui|voces [3] que
        + voces sao [4] que
        consulta|horario [4] filho|filha|medico|dentista
        meu|minha pedido|encomenda|voo|reserva|entrega [5] nao|onde|atrasado
        reservar [3] mesa|quarto
        meu|minha filho|filha|cachorro|cao|gato|marido|carro
        onde [2] meu|minha pedido|encomenda
    """,
    "unsubscribe": "+ nao [3] mais mails|emails|mensagens",
    "kind.customer": """
        + nossa|nosso|minha|meu|nossas|nossos conta|contrato|assinatura|licenca|licencas|fatura|pedido|painel|plano|sistema|maquina|equipamento
        + compramos|comprei|contratamos|contratei|adquirimos|instalamos|instalaram
        + vosso|vossa|seu|sua|seus [1] fatura|tecnico|suporte|atendimento|servico|sistema|aplicativo|software|motorista|boleto|maquina|programa
        + somos|sou|como [1] cliente|clientes|assinante|utilizadores|usuarios
        que pagamos|pago
        cliente|clientes desde|ha
    """,
    "kind.student": "+ estudante|estudantes|tcc|tese|dissertacao|universidade|faculdade|aluno|aluna|alunos|mestrado|licenciatura|estudo",
    "kind.private_person": """
        + particular|reformado|reformada|aposentado|aposentada
        + meu|minha filho|filha|marido|mulher|esposa|mae|pai|casa|cao|cachorro|casamento|carro
        pessoa fisica
    """,
    "kind.competitor": "+ nos [1] desenvolvemos|fabricamos",
    "tone.friendly": """
        obrigado|obrigada|agradeco|adoraria|adoro|adorei|otimo|otima|abraco|abracos|prazer|parabens|excelente|feliz|gostaria|gostariamos
        ~ ola|oi|bom|boa|tudo
        tudo bem|bom
        bom dia
        boa tarde
    """,
    "tone.formal": """
        + exmo|exma|exmos|prezado|prezada|prezados|prezadas|caro|caros|ilustrissimo
        + senhores|senhor|senhora|venho|vimos|solicito|solicitamos|atenciosamente|cumprimentos|cordialmente|respeitosamente|mediante|conforme|agradeciamos|solicita
        + gostariamos de|que
        gostariamos|gostaria|poderiam|poderia
        vossa|vosso|vossas
        boa tarde
        bom dia
    """,
    "tone.casual": """
        + oi|oii|opa|eai|galera|pessoal|fala|blz|vc|vcs|pra|pro|ta|tao|valeu|legal|massa|show|top|kkk|rs|rsrs|tb|tbm|cara|gente|bacana|manda|rolar|rola
    """,
    "tone.sceptical": """
        + sinceramente|francamente|honestamente|cetico|cetica|convencer|convenca|duvido|duvidas|conversa fiada|enrolacao|papo|promessas
        + por que [3] deveria|deveriamos|mudar|trocar
        + o que [3] ganho|ganhamos|ganharia|muda|diferente|trazem
        ja temos|usamos|tenho|tentamos
        realmente|mesmo
        sem enrolacao|rodeios
        na pratica
    """,
    "tone.annoyed": """
        + ainda|continuo|continuamos [2] sem|nao|espera|aguardando
        + segunda|terceira|quarta vez
        + ja [1] escrevi|avisei|avisamos|pedi|mandei|liguei|liguei
        chateado|chateada|decepcionado|decepcionada|insatisfeito|cansado|cansada|incomodado|incomodo|paciencia|desapontado|desiludido
        ninguem
        nunca [1] dei|autorizei|pedi|me
        parem|pare de
        de novo
        sem resposta
    """,
    "tone.angry": """
        + inadmissivel|inaceitavel|vergonha|vergonhoso|absurdo|descaso|palhacada|procon|farto|farta|golpe|ladroes|ridiculo|processo|advogado|advogados|lamentavel|pessimo|pessima|chega|desrespeito|revoltante|basta|incompetentes|indignado|indignada
        exijo|exigimos
        livro de reclamacoes
    """,
    "tone.urgent": """
        + urgente|urgentemente|urgencia|imediatamente|imediato|emergencia
        + o quanto|mais antes|rapido|breve
        + ainda hoje
        + hoje [1] mesmo|preciso
        + ate|para|antes [2] amanha|hoje|meio
        + quanto antes
        amanha
        parado|parada|parados
    """,
    "prefer.phone": """
        + me|nos liga|ligar|ligue|liguem|ligam
        + ligue|liguem|liga|ligar para|me|pra|por
        + por|pelo telefone|whatsapp|telemovel|zap
        + whatsapp|zap
        prefiro|preferimos [2] telefone|falar
    """,
    "prefer.email": """
        + por|via|pelo|no e? mail|email|escrito
        + prefiro|preferencia|preferimos [2] email|mail|escrito
        + respondam|responder|responda [2] email|mail|escrito|aqui
    """,
    "prefer.no_phone": "- + nao|sem|nada [3] ligar|liguem|ligue|ligacoes|ligacao|telefone|telefonemas|telefonem|chamadas",
    "prefer.no_meetings": "- + nao|sem|nada [3] reunioes|reuniao|demo|visitas|vendedores|apresentacoes",
    "prefer.portal": "+ atraves|pelo|via|no|na [2] portal|plataforma",
    "agreed": """
        + conforme|como|segundo [1] combinado|acordado|combinamos|acordamos|prometido|conversado|falamos|falado|confirmado
        + combinamos|acordamos|combinado|acordado|acertado|acertamos [3] preco|desconto|que|em|valor|condicoes|com
        + me|nos [1] prometeram|prometeu|garantiram|ofereceram|ofereceu|garantiu|confirmaram|confirmou|disseram|disse
        + aceito|aceitamos|aceitar [1] vossa|sua|proposta|oferta|a
        + o|a desconto|preco|valor|oferta [2] combinado|acordado|prometido|prometida|combinada|oferecido
        + nosso|nossa acordo|combinado|combinacao
    """,
    "legal": """
        + responsabilidade|foro|indemnizacao|indenizacao|clausula|clausulas|arbitragem|multa|multas|confidencialidade|rescisao|lgpd|rgpd|nda|advogado|advogados|juridico|juridica|processo|fidelizacao|incumprimento
        + termos|condicoes e|gerais|de|contratuais
        + lei|legislacao [2] aplicavel|aplica|geral
        + aviso previo
        + artigo|art #
        + protecao de dados
        + exclusividade|vinculativo
        + acordo de confidencialidade
    """,
    "request": """
        + por favor|gentileza|obsequio
        + podem|pode|poderiam|poderia|podes|podiam|consegue|conseguem|da [4] enviar|mandar|informar|confirmar|dizer|indicar|explicar|passar|corrigir|cotar|fazer|ajudar|cancelar|alterar|emitir|verificar|resolver|reenviar|orcar|dar
        + enviem|envie|envia|mandem|mande|manda|informem|informe|confirmem|confirme|digam|diga|indiquem|passem|passe|passa|corrijam|cancelem|verifiquem|resolvam|facam|respondam|avisem|expliquem
        + preciso|precisamos|precisava|solicito|solicitamos|peco|pedimos|exijo|exigimos|quero|queremos|queria|queriamos|gostaria|gostariamos|gostava|necessito|necessitamos !saber|falar|conversar|ver|conhecer|marcar|agendar|assistir
        + agradeco|agradecemos|agradecia|agradeceria|agradeciamos [2] envio|enviem|informacao|confirmacao|resposta|se|que
    """,
    "indirect": """
        + saber|dizer|conhecer|perguntar|informar|confirmar|entender|explicar|indicar|esclarecer|verificar|duvida|pergunto|diga|digam|perceber [2] se|qual|quais|como|quanto|quando|onde|quem|que|o|a|de
        + pergunta|duvida|duvidas|questao e|sobre|:
    """,
    "concern": """
        + minha|nossa|meu|nosso|uma|me|a [1] duvida|preocupacao|preocupa|receio|medo|problema|questao
        + receio|receamos|preocupado|preocupada
    """,
    "rhetorical": """
        ^ ne|certo|ok|tudo bem|tudo bom|beleza|nao e|verdade $
        + tudo bem|bom
        + como vai|estao|esta
        + como e possivel
        + para que [1] pagamos
        + e normal
        + e brincadeira
    """,
    "due": """
        ate|prazo|antes|vence|fecha|fecho|limite|entrega|dentro|data|decidir|decisao|decidimos|para
        + ate [1] o|ao|a|dia|sexta|segunda|amanha|final|fim
        + prazo [1] de|legal|maximo
        + em|dentro [2] # horas|dias|semanas
        + no maximo
        + no mais tardar
    """,
    "when": """
        segunda|terca|quarta|quinta|sexta|sabado|domingo
        hoje|amanha|manha|tarde|noite|meio
        janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro
        semana|mes|ano|trimestre|semestre|quinzena
        fim|final|inicio|comeco|meados de|do|da
        # de|h|horas|dias|hs
        dias|horas
        as #
    """,
    "topic.setup_time": """
        + implantacao|implementacao|instalacao|instalar
        + quanto tempo
        + prazo [2] implantacao|instalacao|implementacao
    """,
    "topic.integration": "+ integra|integracao|integrar|integram|conecta|sincroniza|liga|api|compativel|sap|totvs|hubspot|salesforce|excel|primavera",
    "topic.security": "+ criptograf*|encript*|seguranca|pentest|27001",
    "topic.data_protection": """
        + dados [3] armazenados|hospedados|guardados|alojados|pessoais
        + lgpd|rgpd
    """,
    "topic.minimum": "+ minimo|minima",
    "topic.contract_terms": "+ fidelizacao|condicoes|contrato|vigencia|multa",
    "topic.discount": "+ desconto|descontos",
    "topic.trial": "+ teste|testar|piloto|experimentar|experiencia",
    "topic.references": "+ referencias|referencia|clientes [2] parecidos|semelhantes|como",
    "topic.support": "+ suporte|atendimento|assistencia",
    "topic.training": "+ treinamento|formacao|capacitacao|treino",
    "topic.delivery": "+ entrega|entregam|frete|envio|prazo|enviam|portes|transporte",
    "topic.payment": "+ pagar|pagamento|parcelam|parcelar|parcelado|prestacoes|cartao|boleto|moeda|real|dolar|financiamento|cobranca",
    "topic.invoice": "+ nota fiscal",
    "topic.contact": """
        + com|a quem
        + quem
    """,
    "topic.languages": "+ idioma|idiomas|lingua|portugues|ingles|espanhol",
    "topic.mobile_app": "+ aplicativo|app|celular|telemovel|aplicacao",
    "topic.offline": """
        + offline
        + sem internet|rede|ligacao|conexao
    """,
}
