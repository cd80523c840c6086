"""Spanish wordings. Data only; `text.cues` says how a line is read, `reading.wordings` what the labels are."""

CUES: dict[str, str] = {
    "demo": """
        + ver [2] app|plataforma|sistema|programa|maquina|funcionando
        quiero|quisiera|queremos|gustaria ver
        + demo|demos|demostracion|demostraciones
        ver [3] plataforma|sistema|software|programa|herramienta|producto|equipo|maquina|funcionando|accion|vivo|funciona
        ensenar*|ensene*|mostrar*|muestre*|muestra* [4] como|producto|plataforma|sistema|software|programa|herramienta|funciona|solucion|su|vuestro
        presentar*|presente* [3] solucion|producto|plataforma|herramienta
        prueba piloto
        visitar [2] showroom|fabrica|planta|exposicion
    """,
    "call": """
        + llamada|videollamada|llamenme|llameme|llamadme|llamarme|llamame|llamarnos|llamennos|telefonazo
        + me|nos [1] llame|llamen|llamar|llamas|llamais|llama
        hablar|conversar|platicar|charlar con|sobre|de|por
        agendar|concertar|programar|coordinar|fijar|tener|agendamos|organizar una? [1] cita|reunion|llamada|sesion|charla|visita
        reunirnos|reunirme|vernos|juntarnos|reunion|cita|cafe
        ~ charla|conversacion|entrevista
        tienen|tiene|tienes|tendria|tendrian|hay [2] hueco|disponibilidad|rato
        les|le|te viene|va|parece|queda bien|el|a
        nos|me [1] viene|va|queda|acomoda bien|mejor
    """,
    "pricing": """
        + precio|precios|tarifa|tarifas|costo|costos|coste|costes|preciario
        + cuanto|cuanta [3] cuesta|cuestan|costaria|sale|vale|valen|saldria|cobran|seria|es|cobra
        cuanto saldria|sale|vale|cuesta|seria
        que [2] cuesta|precio|valor|costo|coste|sale
        descuento|descuentos|rebaja
        a como
        valor de|del
        mensualidad|cuota|anualidad
        lista de precios
        rango|orden de|orientativo precio|precios|magnitud
        por usuario|licencia|mes
    """,
    "quote": """
        + envien|enviar|mandar [3] contrato
        + disponibilidad y
        + cotizacion|cotizaciones|cotizar|cotizarme|cotizarnos|coticen|cotice|cotizacin|presupuestar
        + presupuesto [1] para|de|por|detallado|formal|sin
        + enviar*|mandar*|pasar*|necesit*|solicit*|pedir|quier*|hacer*|envien*|manden* [3] presupuesto|oferta|propuesta|proforma
        factura proforma
        oferta economica|formal|comercial
        propuesta economica|comercial
        aceptar|acepto|aceptamos|firmar [3] oferta|propuesta|presupuesto
    """,
    "information": """
        mas|mayor informacion|info|detalles
        informacion sobre|de|acerca
        saber|conocer mas|a
        interesa*|interesado*|interesada*
        buscando|buscamos|busco un|una|alguna
        que [2] ofrecen|hacen|servicios
        ~ interes
    """,
    "file_request": """
        + folleto|folletos|catalogo|catalogos|dossier|ficha|fichas|brochure|pdf|diapositivas|presentacion
        + caso|casos de [1] exito|uso|estudio
        + lista|hoja de [1] verificacion|datos|control|especificaciones
        enviar*|mandar*|pasar*|compart*|envien*|manden*|facilit*|adjunt* [6] documento|documentacion|certificado|certificados|manual|plantilla|ejemplo|lista|informe|archivo|fichero|grabacion|condiciones|material
        algo para leer
        ejemplo de [1] informe
    """,
    "follow_up": """
        + hace [3] que pedi|pedimos|solicite
        + no me contesto|contestaron
        + sigo|seguimos|estamos|estoy|aun|todavia [2] sin [1] respuesta|noticias|contestacion|recibir
        + les|le|te|os escribi|escribimos|mande|envie|pregunte|contacte|consulte|solicite
        + no he|hemos|me|nos [1] recibido|respondieron|contestado|contestaron|tenido|respondido|han
        + sin respuesta|contestacion
        + quedaron|quedo|quedamos|quedaste en|de|que
        + prometio|prometieron|prometiste|prometido
        + como quedamos|acordamos|hablamos|comentamos|dijimos
        retomar|retomo|retomamos|seguimiento
        alguna novedad|noticia|respuesta
        volver a mandar|enviar|pasar
        correo anterior
        nuestra [1] llamada|reunion|conversacion|demo
    """,
    "referral": """
        + me conto|contaron|contó que
        + recomendo|recomendaron|recomendado|recomendada|recomendacion|recomiendan
        + me|nos [1] hablo|hablaron|paso|pasaron|dio|dieron|sugirio|dijo [4] ustedes|contacto|nombre|vosotros|usted|ti|preguntara|escribiera
        + de parte de
        vengo|venimos|escribo de parte|recomendado|recomendada
        su nombre
    """,
    "not_now": """
        + lo retomamos|retomo
        + ya no nos da tiempo
        + os|les escribo yo
        - + ahora|momento|ano|mes|todavia no
        - + no [4] ahora|momento|ano|todavia|presupuesto|prisa|urgente|urge
        - + por ahora|el [1] no|solo
        + mas adelante
        + despues|pasado de|el|la|las verano|navidad|fiestas|vacaciones|campana
        + cuando tengamos|tenga|haya|aprueben
        + el|proximo ano que|proximo
        + aplazado|aplazamos|pospuesto|pospusimos|retrasado|paralizado|congelado|pausa|suspendido
        solo [1] mirando|informandome|curiosidad|explorando
        - sin prisa
        recuerdenme|escribanme|contactenme|llamenme [4] enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|trimestre|ano
    """,
    "security_review": """
        + cuestionario [2] seguridad|proveedores|proveedor|riesgos|rgpd
        + evaluacion|revision|auditoria [2] seguridad|proveedor|proveedores
        + cifrado|cifrada|cifrados|encriptado*|pentest|subencargados|subprocesadores|iso27001|27001|soc2
        + soc 2
        + encargo|encargado [1] tratamiento
        donde [3] datos|servidores
        alojan|alojados|almacenan|almacenados [3] datos|servidores
        datos|servidores [3] alojan|alojados|almacenan|almacenados|europa
        brecha de
        rgpd|lopd|gdpr
        proteccion de datos
        inicio de sesion unico
        sso|saml|mfa
        equipo|departamento|politica de [1] seguridad|riesgos
    """,
    "tender": """
        + se les invita
        participar en el proceso|concurso
        ofertas se recibiran
        + licitacion|licitaciones|concurso|licitar|pliego|pliegos|expediente|rfp
        + manifestacion de interes
        bases|mesa de [1] contratacion|licitacion|concurso
        presentacion de ofertas
        contratacion publica
        plataforma de contratacion
        solicitud de propuesta|propuestas
        lote|lotes
    """,
    "complaint": """
        + queja|quejas|reclamacion|reclamo|inadmisible|inaceptable|vergonzoso|verguenza|indignante|indignado|indignada|furioso|furiosa|harto|harta|hartos|pesimo|pesima|lamentable|estafa
        + nadie [2] contesta|responde|atiende|llama|vino|aparecio|coge|soluciona
        decepcion*|descontent*|molest*|enfadad*|insatisfech* [3] con|por|servicio|atencion
        mal|malisimo|terrible servicio|trato|atencion
        hablar [2] responsable|gerente|supervisor|jefe
        devuelvan|devolucion|reembolso
        tercera|cuarta|segunda|enesima vez
        pagamos|pago por
        por que [2] pagamos|pago
        defensor del
        consumo|consumidor
    """,
    "support": """
        + no [1] anda|andan|sale|sirve
        + como [2] doy|hago|reseteo|cambio|configuro [4] programa|sistema|app|equipo
        + sale gris
        reiniciar|reinicie
        + no [2] funciona|funcionan|va|carga|cargan|abre|arranca|enciende|sincroniza|deja|aparece|aparecen|imprime|conecta|responde|llega|llegan|enfria|calienta
        + no [1] puedo|podemos|consigo|logro|me|nos|logramos|conseguimos [1] entrar|acceder|iniciar|abrir|conectar*|descargar|exportar|imprimir|subir|deja|ingresar|cargar|emitir|facturar
        + error|errores|averia|averiado|averiada|avería|fallo|falla|fallando|bloqueado|bloqueada|bloqueados|caido|caida
        + dejo|dejado|dejaron de funcionar|enfriar|imprimir|cargar|sincronizar|llegar|aparecer
        + se cayo|cuelga|colgo|bloquea|bloqueo|apaga|congelo|congela|rompio|estropeo|rompe|cierra
        + contrasena|clave
        soporte|servicio tecnico
        tecnico|reparacion|reparar|repuesto|repuestos|garantia
        incidencia|ticket
        desde [5] actualizacion
        ayuda con [1] nuestra|nuestro|mi
        desaparecieron|desaparecido|perdieron|perdido [3] datos|registros
    """,
    "billing": """
        + estado de cuenta
        + datos para transferencia
        + factura|facturas|facturado|facturaron|cobro|cobros|cobraron|cobrado|cargo|cargos
        + me|nos [1] cobraron|cobrado|cargaron|facturaron
        + nota|factura de? [1] credito|abono|rectificativa
        + doble|duplicado|duplicada cobro|cargo|factura
        recibo|recibos|pago|domiciliacion [2] duplicado|rechazado|devuelto|vencido
        cif|iva|nif|rfc|ruc|nit
        transferencia
        cuenta bancaria
    """,
    "contract_change": """
        + no renovar
        + renovar|renovacion [3] contrato
        + cancelar|rescindir|terminar|finalizar|renovar|ampliar|reducir|prorrogar|anular|modificar|cambiar|pausar|bajar|subir [4] contrato|suscripcion|plan|licencia|licencias|usuarios|servicio|cuenta|puestos
        + contrato|suscripcion|licencia|licencias|plan [4] vence|termina|renueva|caduca|renovacion|finaliza|cancelar|cancelacion|baja
        + dar|damos|doy de baja [3] servicio|contrato|suscripcion|licencia*|cuenta|linea|plan|usuarios
        + anadir|agregar|quitar|reducir|sumar|menos|mas [3] usuarios|licencias|puestos|asientos|lineas
        renovacion|permanencia|preaviso
        cambio|cambiar de|el titular|titularidad|plan|razon|nombre
        cambiamos de razon|nombre
    """,
    "partnership": """
        + comision|comisiones por
        + recomendar [1] su|vuestro
        clientes|empresas y nos gustaria recomendar
        + alianza|alianzas|distribuidor|distribuidores|distribuir|distribucion|revendedor|revendedores|revender|representar|representacion|representantes|partner|partners|socio|socios
        + ser|hacernos|convertirnos [2] partner|socios|distribuidores|colaboradores
        + programa de [1] partners|socios|afiliados|referidos|distribuidores
        + marca blanca
        comision|comisiones|margen|margenes
        nuestros clientes [3] piden|preguntan|necesitan
        colaborar|colaboracion|acuerdo comercial|con
        ofrecer|vender|revender|comercializar [3] su|sus|vuestro [1] producto|productos|software|solucion|plataforma
    """,
    "careers": """
        + curriculum|cv|vacante|vacantes|pasantia|pasantias|practicas|empleo|candidatura|postular|postularme|becario|becaria
        + busco|buscando|buscar trabajo|empleo|practicas|oportunidad
        + trabajar con|en|para ustedes|vosotros|su|vuestra
        oferta de [1] trabajo|empleo
        hoja de vida
        puesto|plaza|bolsa de trabajo? [2] publicado|vacante|anunciado|trabajo
        + contratando|reclutando
        me gustaria [2] formar parte
        experiencia como|en|de
        recien graduad*|licenciad*|egresad*
    """,
    "free_use": """
        + gratis|gratuito|gratuita|gratuitamente
        + sin [1] costo|coste|cargo
        + patrocinio|patrocinar|patrocinador|donacion|donar
        ong|asociacion|fundacion|voluntarios|caritativa|animo
        proyecto [2] universidad|clase|curso
    """,
    "press": """
        + periodista|reportero|reportera|redactor|redactora|prensa|revista|periodico|podcast|reportaje|entrevista|articulo
        declaracion|declaraciones|cita|comentario
        escribo|preparo|preparando|cubriendo [2] articulo|reportaje|nota|pieza
        publicar|publicacion|publicamos|cierre|lectores|oyentes
    """,
    "vendor_pitch": """
        + presentarles nuestro|nuestra|nuestros
        + tarifas preferentes
        + recursos humanos
        + ayudamos|ofrecemos|fabricamos|vendemos|suministramos|proveemos|desarrollamos|brindamos|somos|producimos|distribuimos [8] empresas|clientes|precios|fabricantes|proveedores|agencia|sus|su|ustedes
        + posicionamiento|seo|backlinks|leads
        + aumentar|incrementar|multiplicar|duplicar|mejorar|impulsar sus|su|tus|tu [1] ventas|trafico|clientes|visibilidad|posicionamiento|web|facturacion|reuniones
        + quien|quienes [3] encarga|responsable|lleva|decide|compras
        + responsable|encargado|persona|departamento de|encargada [1] compras|marketing|rrhh|it|logistica|limpieza
        presentarle*|presentarles|mostrarle*|ofrecerle*|ofrecerte|mostrarte|proponerle*
        nuestros|nuestras servicios|soluciones|productos|tarifas|precios|candidatos
        su|tu|vuestra pagina|web|sitio [3] puede|podria|error|lenta
        muestra|auditoria|prueba|consulta gratis|gratuita|gratuitas|sin
        ahorrar|ahorro|reducir|ahorre [3] factura|costos|costes|luz|energia
        15|10|20 minutos
        desde china
        ya trabajamos|trabajamos con
        agencia
    """,
    "competitor_research": """
        + competidor|competidores|competencia|benchmark|benchmarking
        + nosotros [1] desarrollamos|hacemos|vendemos|fabricamos|tambien
        + tambien desarrollamos|hacemos|vendemos|ofrecemos|fabricamos [6] similar|parecido|propio|mismo
        estudio|investigacion|analisis de|del mercado
        comparativa|comparar
        software|producto|plataforma|herramienta [1] similar|parecido|propia
    """,
    "access_request": """
        + que [2] datos [3] tienen|guardan|tratan|conservan|mios|sobre|mi
        + derecho de acceso
        + de donde [3] sacaron|sacado|obtuvieron|obtenido|han|tienen|salio [4] correo|datos|direccion|telefono|numero|mail|email
        + copia de [2] mis datos
        + articulo 15
        como consiguieron|obtuvieron|han [1] conseguido|obtenido|mi
        quien les dio|facilito|paso|vendio
    """,
    "misdirected": """
        + me|nos he|hemos [1] equivocado
        + equivocado|equivocada|equivoque de
        + son|es ustedes|usted|este|esta|aqui [4] que|donde
        cita|turno|hora [3] medico|dentista|mi|doctor|peluqueria|hijo|hija
        mi|nuestro pedido|paquete|vuelo|reserva [4] no|llegado|llega|donde
        reservar|reserva [3] mesa|habitacion|para
        mi hijo|hija|perro|gato|coche|carro|nino|nina
        donde [2] mi [1] pedido|paquete
    """,
    "unsubscribe": """
        + no manden|envien|mande mas
        + no me manden
        + no me|nos [1] interesa [6] baja|escriban|mandar
    """,
    "kind.customer": """
        + nuestra|nuestro|mi|nuestros|mis cuenta|contrato|suscripcion|licencia|licencias|factura|pedido|panel|plan|usuarios|tecnico|maquina|equipo
        + compramos|compre|contratamos|contrate|adquirimos|adquiri|instalaron|instalamos
        + su|sus|vuestro|vuestra [1] factura|tecnico|soporte|servicio|repartidor|aplicacion|programa|sistema|atencion|maquina|equipo
        + somos|soy|como [1] cliente|clientes|usuarios
        que pagamos|pago
        con ustedes desde|hace
    """,
    "kind.student": """
        + estudiante|estudiantes|tesis|tfg|tfm|universidad|estudio|estudiando|alumno|alumna|alumnos|carrera|master|facultad
    """,
    "kind.private_person": """
        + particular|jubilado|jubilada|vecino|vecina
        + mi|mis hijo|hija|marido|mujer|esposa|esposo|madre|padre|casa|perro|boda|coche|piso|ninos
        a titulo personal
    """,
    "kind.competitor": """
        + nosotros [1] desarrollamos|fabricamos|hacemos
        competidor de
    """,
    "tone.friendly": """
        gracias|encantado|encantada|encantaria|genial|saludos|abrazo|cordial|agradezco|felicidades|maravilla|estupendo|excelente|amable
        ~ hola|buenas|buenos|buen
        me|nos encanta|encantaria|gusta|gustaria
        un saludo
    """,
    "tone.formal": """
        + estimado|estimada|estimados|estimadas|muy senor*|distinguid*
        + usted|ustedes|les [2] agradeceria*|ruego|rogamos|solicito
        + atentamente|cordialmente|atento|sirva|mediante|conforme|adjunto|solicitamos|agradeceriamos|agradeceria|quedo|presente
        + me dirijo
        + quedo|quedamos a|atento|atenta|pendiente
        buenos dias
        buenas tardes
        podrian|podria|quisiera|quisieramos|solicito
        les|le
    """,
    "tone.casual": """
        + holaa|holaaa|graciass|porfa|porfis|xfa|q|xq|pq|tio|oye|oigan|che|vale|guay|chevere|bacan|dale|ok|amigos|jaja|jajaja|holi|buenas|onda|cuanto sale|finde
        + tal|pasa $
        a ver
        vos|tenes|podes|quiero
    """,
    "tone.sceptical": """
        + sinceramente|francamente|honestamente|escéptico|esceptico|esceptica|convencer|convenzan|convence|dudo|dudas|humo|cuento
        + sin [1] rodeos|compromiso|venta
        + por que [3] deberia|deberiamos|cambiar|ustedes
        + que [2] aportan|ganaria|ganariamos|aprenderia|diferencia|distinto
        ya tenemos|usamos|contamos|tengo
        de verdad|realmente
        no creo
        demuestren|demostrar
        me cuesta creer
    """,
    "tone.annoyed": """
        + sigo|seguimos|sin|todavia|aun sin|esperando|respuesta|nadie
        + otra|segunda|tercera|cuarta vez
        molesto|molesta|molesto|decepcionado|decepcionada|cansado|cansada|cansados|harto|fastidio|paciencia|descontento
        nadie
        dejen|deje de
        nunca [1] di|dimos|autorice|pedi|me|nos
        ya [2] dije|dijimos|escribi|avise|avisamos|pedi
        de nuevo
    """,
    "tone.angry": """
        + inadmisible|inaceptable|verguenza|vergonzoso|indignante|furioso|furiosa|harto|harta|hartos|hartas|estafa|estafadores|ladrones|ridiculo|lamentable|basta|denuncia|denunciar|abogado|abogados|incompetentes|pesimo|pesima|colmo|burla|tomadura
        + por que [2] pagamos|pago
        ya basta
        reclamacion|consumo
        no puede ser
    """,
    "tone.urgent": """
        + urgente|urgentemente|urgencia|urge|inmediatamente|inmediato|emergencia|apuro
        + cuanto antes|antes
        + lo antes posible
        + hoy|manana mismo
        + para|antes de|del|hoy|manana [1] hoy|manana|mediodia
        + a mas tardar
        parados|parada|parado
        desde esta|las manana|6|7|8|9
        hoy|ahora ayuda|solucion|necesito
    """,
    "prefer.phone": """
        + llamenme|llameme|llamadme|llamame|llamarme|llamarnos|llamennos|whatsapp
        + por|al|via telefono|celular|movil|whatsapp
        + me|nos [1] llame|llamen|llamar|llamais
        + prefiero|preferimos [3] llamada|telefono|hablar
    """,
    "prefer.email": """
        + por|via|al|mediante [1] correo|email|mail|escrito
        + prefiero|preferimos|preferiblemente|mejor [3] correo|email|mail|escrito
        + respond*|contest*|escrib* [3] correo|email|mail|escrito|aqui
    """,
    "prefer.no_phone": """
        - + no|nada|sin [3] llamen|llame|llamadas|llamada|telefono|llamar|llameis
    """,
    "prefer.no_meetings": """
        - + no|sin|nada [3] reuniones|reunion|demos|demo|visitas|comerciales|citas
    """,
    "prefer.portal": """
        + por|mediante|traves|en [2] portal|plataforma|sede
    """,
    "agreed": """
        + como|segun|tal lo? [1] acordamos|acordado|quedamos|convenido|pactado|hablamos|hablado|prometido|confirmaron|acordo|prometio
        + acordamos|pactamos|quedamos|convenimos [3] precio|descuento|en|que|condiciones
        + nos|me [1] prometieron|prometio|prometiste|ofrecieron|ofrecio|confirmaron|confirmo|garantizaron|aseguraron|dijeron|dijo
        + le|les prometiste|prometio|prometieron|ofrecieron
        + acepto|aceptamos|aceptar su|la|vuestra|esa oferta|propuesta
        + el|la descuento|precio|oferta|condiciones [2] acordado|acordada|acordados|pactado|prometido|prometida|ofrecieron|ofrecio
        + nuestro|nuestra acuerdo|trato
    """,
    "legal": """
        + responsabilidad|jurisdiccion|indemnizacion|clausula|clausulas|arbitraje|penalizacion|penalizaciones|confidencialidad|rescision|preaviso|incumplimiento|denuncia|demanda|rgpd|lopd|gdpr|nda|reglamento
        + condiciones|terminos generales|legales|de|y|contractuales
        + ley|legislacion [2] aplicable|rige|aplica|organica|proteccion
        + que ley
        + abogado|abogados|asesoria|juridico|juridica|legal|legales
        + acuerdo de [1] confidencialidad|tratamiento
        + articulo #
        + exclusividad|vinculante
        + proteccion de datos
    """,
    "request": """
        + por favor|ruego|rogamos|porfa
        + podria|podrian|puede|pueden|podrias|puedes|podeis|pueden [3] enviar*|mandar*|decir*|confirmar*|indicar*|explicar*|pasar*|cotizar*|facilitar*|dar*|compartir*|corregir*|cambiar*|anular*|revisar*|solucionar*|arreglar*|hacer*|informar*|ayudar*|volver|reenviar*|ensenar*|poner*
        + me|nos puedes|puede|pueden|podria|podrian|podeis|podrias [2] enviar|mandar|decir|confirmar|indicar|explicar|pasar|cotizar|dar|ayudar|volver|hacer|informar|facilitar
        + envienme|envieme|enviame|enviadme|mandenme|mandeme|mandame|mandadme|diganme|digame|dime|decidme|confirmenme|confirmeme|pasenme|paseme|pasame|indiquenme|cotizenme|coticenme|enviennos|mandennos|digannos|indiquennos|confirmennos|expliquenme|informenme|avisenme|faciliten*|envien|manden|corrijan|cancelen|anulen|revisen|arreglen|solucionen
        + necesito|necesitamos|requiero|requerimos|solicito|solicitamos|pido|pedimos|exijo|exigimos|quiero|queremos|quisiera|quisieramos !ver|que|una|hablar
        + agradeceria|agradeceriamos [2] enviar*|mandar*|confirmar*|informacion|respuesta|que
        + les|le ruego|pido|agradeceria|solicito
    """,
    "indirect": """
        + saber|conocer|decirme|decirnos|decidme|diganme|digannos|digame|dime|confirmar|confirmarme|preguntar|consultar|entender|indicarme|indicarnos|explicar|explicarme|explicarnos|aclarar|averiguar|pregunto|preguntamos|duda [1] si|que|como|cual|cuales|cuanto|cuanta|cuantos|cuando|donde|quien|en|a|de
        + pregunta|duda|dudas es|sobre|:
        + me interesa saber
    """,
    "concern": """
        + mi|nuestra|la|nuestro|una|me|nos [1] duda|preocupacion|preocupa|inquietud|miedo|temor|problema
    """,
    "rhetorical": """
        ^ verdad|no|vale|ok|si|que tal|como estan|como estas|entiendes $
        + como estan|estas|esta|va $
        + que tal
        + por que [2] pagamos
        + como es posible
        + es normal
        + para que
        + se puede creer
    """,
    "due": """
        + para el|antes|este|esta
        antes|hasta|plazo|vence|cierra|cierre|limite|tardar|entrega|dentro|fecha|termino|decidir|decidimos|para
        + plazo [1] de|legal|maximo
        + en|dentro [2] # horas|dias|semanas
        + antes de fin
        + a mas tardar
    """,
    "when": """
        lunes|martes|miercoles|jueves|viernes|sabado|domingo
        hoy|manana|mediodia|tarde|noche|mananas|tardes
        enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
        semana|mes|ano|trimestre|quincena
        fin|final|finales|principios|mediados de|del
        # de|h|horas|am|pm|dias
        horas|dias
    """,
    "topic.setup_time": """
        + cuanto|cuanta [4] tarda|tardan|implementar|instalar|implantar|puesta|arrancar
        + instalacion|implementacion|implantacion
        puesta en marcha
    """,
    "topic.integration": """
        + integra*|conecta*|sincroniza*|api|integracion|compatible
        + sin [1] crm|erp
        + salesforce|hubspot|dynamics|sap|excel|odoo|contpaqi
    """,
    "topic.security": """
        + cifrad*|seguridad|pentest|iso
    """,
    "topic.data_protection": """
        + rgpd|datos [3] alojados|almacenan|guardan|personales
        + donde [3] datos|servidores
    """,
    "topic.minimum": """
        + minimo|minima
    """,
    "topic.contract_terms": """
        + permanencia|preaviso|condiciones|contrato
    """,
    "topic.discount": """
        + descuento|descuentos
    """,
    "topic.trial": """
        + prueba|piloto|probar
    """,
    "topic.references": """
        + referencias|clientes [3] parecidos|similares|como|referencia
    """,
    "topic.support": """
        + soporte|atencion|asistencia
    """,
    "topic.training": """
        + formacion|capacitacion|capacitan|curso|cursos
    """,
    "topic.delivery": """
        + entrega|envio|envios|envian|plazo|despachan|flete|llega|portes
    """,
    "topic.payment": """
        + pagar|pago|pagos|cuotas|tarjeta|plazos|moneda|dolares|euros|pesos|financiacion
    """,
    "topic.contact": """
        + quien|quienes|persona
        + con|a quien
    """,
    "topic.languages": """
        + idioma|idiomas|espanol|ingles|castellano
    """,
    "topic.mobile_app": """
        + aplicacion|app|movil|celular|telefonos
    """,
    "topic.invoice": """
        + factura|facturas|fiscal
    """,
}
