"""English wordings. Data only; `text.cues` says how a line is read, `reading.wordings` what the labels are."""

CUES: dict[str, str] = {
    "demo": """
        + tour of
        propose [4] presentation
        + take me|us through
        + be shown|presented
        + humour me
        see|seeing|view|look at? [1] the|your
        + demonstrate|demonstrates|demoed|presented !how
        + virtual|guided|product tour
        want|like|love|have you|someone|somebody|rosie? [3] show it|us|me
        be shown
        presentation of
        show|shown it|us|me
        + demo|demos|demonstration|walkthrough|walkthru !version
        see [3] in action
        see [4] live
        walk us|me|my|our through
        walk through [3] with
        show us|me|my|our [4] how|what|your|the|this
        show [3] to my|our|the [2] team|director|board|boss|management
        first look at
        want|wants|like|love|need|keen|wanting to see [3] software|product|platform|tool|system|machine|unit|report|it
        see how it|this|that works|looks
        take a look at your|the
        product tour|presentation
        try out|before
        test drive
        pilot with|at|in
        visit your showroom|showroom
        site visit
    """,
    "call": """
        + talk|walk me|us through
        + text|message me on|at
        ten|fifteen|five|thirty|twenty|10|15|30|20|few minutes with|of
        + ring|phone|call whenever|after|before|any|in|tomorrow|on|at
        gie us a
        phone|ring|call a [1] week|day
        discuss|discussing [1] the|our|your
        any chance of a
        + call|ring|phone me|us
        + give me|us [2] call|ring|bell|shout
        ring|phone|call me|us|back
        - call|ring me|us [3] back
        have|schedule|arrange|book|set|hop|jump|quick|short|introductory|intro|discovery|do|plan|start [3] call|chat|meeting|conversation|talk|session|introduction
        talk|speak|chat|meet|discuss|connect with|about|to|over|on !@
        could|can|shall|let|like|love|happy|want|free to? [2] talk|speak|chat|meet|meeting|discuss|connect
        ~ talk|chat|meet|meeting|conversation|introduction
        consultation
        + are|is you|he|she|anyone|someone|anybody [2] free|available|around
        + could|can|would you|we [1] do|make|manage [1] monday|tuesday|wednesday|thursday|friday|tomorrow|today|next|#
        + does|do|would|will|is [6] suit|work|works|ok|okay|possible for? [1] you|your|us
        fit|squeeze us|me in
        find|propose|suggest|offer|pick a? [1] time|slot|date|day
        book [2] slot|time|appointment|meeting
        would [3] suit you|us
        put us|me down for
        stop by|visit|come [2] your|the|our office|booth|stand|factory
    """,
    "pricing": """
        + pricing|price|prices|priced|pricelist|costs|fees|tariff|tariffs|ballpark
        + how much
        what [4] cost|charge|charges
        cost of|per|for
        cost|costs
        - rate card
        how expensive|pricey
        what [4] set|run us|me back
        discount|discounts|rebate
        budget|budgetary figure|price|number|estimate
        per seat|user|licence|license|month|guest|head
        licence|license|subscription|setup fee|fees|cost
        + in total
        come to in
        range of price|cost
        what [2] rates
        charge for|per|extra
        annual|yearly|monthly plan|fee|subscription
    """,
    "quote": """
        + shook on
        + please go ahead
        + revised order
        + can you deliver|supply [6] by
        issue|send [2] contract|agreement|paperwork
        + number|price on|for the|a|#
        + can you supply|deliver
        + quote|quotation|quotations|proforma for|on|please|over|of|with|us|$
        + quote|quotation|rfq
        + send|need|want|get|like|prepare|request|please [5] quote|quotation|offer|proposal|estimate|proforma
        formal|written|firm|binding|commercial|your [1] offer|quote|quotation|proposal
        send|need|get [2] paperwork|contract
        request for quotation|proposal|quote
        order form
        + accept*|sign|signing [3] offer|proposal|quote
        + we|i accept $
        quote us|me
    """,
    "information": """
        + explain how
        + send details
        + let us know what [4] recommend
        details about
        more|some|further|additional|general information|info|details
        learn|know|hear|find|understand more about|out
        tell us|me [1] more
        what [2] you|your company do|does|offer|sell
        information about|on
        interested in your|the
        looking for|into
        curious about|what
        exploring|researching|comparing|evaluating options|solutions|tools|vendors|providers|suppliers
        ~ interested
    """,
    "file_request": """
        + the|a manual|booklet|handbook|file for|of|and
        + lost the manual
        report on
        + new price file|list
        + brochure|brochures|datasheet|datasheets|whitepaper|deck|slides|catalogue|catalog|leaflet|factsheet|slide|slidedeck
        + data|spec|fact|one product|technical sheet|sheets|pager|documentation
        + case study|studies
        + white paper|papers
        send|share|email|mail|forward|have|get|need [6] pdf|presentation|document|documents|documentation|certificate|certificates|specs|specification|specifications|manual|recording|template|example|sample|terms
        something|anything to read
        example|sample report|of
    """,
    "follow_up": """
        + you were going to
        + did you manage|get a chance
        + assured|promised me
        + bumping|bump this
        + week # $
        + it s week
        did you find out
        on my neck
        + told|promised [4] would|d [4] phone|call|email|send|get|hear
        + filled|filled [3] weeks|days|month ago
        + crickets
        two|three|several|few weeks|days|months ago
        was told
        + following|follow up on|from|regarding|to|after
        + still|yet [3] waiting|heard|heard
        + have|has|had|havent not [1] heard|received|got|gotten [4] back|answer|reply|response|from|anything
        + no reply|answer|response|word
        any update|updates|news|progress
        as discussed|agreed|promised|mentioned
        when|since|after we|you [1] last|spoke|met|talked|emailed
        our|the|my [1] last|previous|earlier|recent call|conversation|email|mail|message|meeting|chat|demo
        chasing|chase|chased
        you|they|someone [2] promised|said [3] would|you|to
        wrote|emailed|asked|contacted|called to? you|your [5] ago|week|weeks|last|already|twice|before
        wrote|emailed|written|asked [4] twice|again|ago|already
        getting back to you|me|us
        picking up where|our
        still interested|waiting
        reminder
        second|third time|email|mail|message
        you sent me|us
        your|the quote|offer|proposal from|of|dated|we|you
    """,
    "referral": """
        + sent me|us your
        + over at [4] sent|told|says|said
        + pal|friend|neighbour|neighbor|cousin|brother|colleague [4] was asking|told|says|said|did
        + talk to my brother|colleague|deputy|boss|successor
        + may|can|will help|assist you [3] he|she|they
        rather than me
        asked me to find out
        + swore|swears|raves|raved|spoke|speaks by|about|highly
        + hi|hello|so here i|we
        + recommended|recommend|referred|refer [3] you|your|me|us|by
        + told|said|suggested|advised [1] me|us|i|we [2] to? [2] contact|ask|reach|get|talk|speak|write|you
        passed|gave me|us|on your|you
        was|were referred|pointed|sent to|by|your
        at [3] suggestion|recommendation of
        + your name|details|number|contact|company [1] from|by
        heard [2] about|of you from|through|via
        your name came up
        speaks|spoke|speak [2] highly of
        mentioned you|your
        uses you|your [3] and
        put me|us [2] on to? [2] you
        friend|colleague|partner|customer|client of yours|ours
    """,
    "not_now": """
        no decisions|decision [1] until|before
        + keep us|me in mind
        + not for us until|now|yet
        + nothing [1] before|until
        + decided|gone with|for another|other|otherwise|somebody|someone
        - won|will|wo not|t be? [2] buying|buy|purchasing|ordering|deciding [1] before|until
        after|once|when the|our [3] lease|harvest|season|move|merger
        - not right? now|yet|ready|currently|soon|urgent
        - no budget|rush|hurry
        - nothing urgent
        budget [4] next year|approved|frozen|gone|spent
        - not [3] until|before|this year|quarter
        maybe|perhaps later|next|in [2]
        come|get|check|reach|circle|touch back|out|base [3] in|next|when|once|after|again|later
        contact|write|call|ping|remind us|me [2] again|later|next|in [1] spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|q1|q2|q3|q4
        just|only browsing|looking|curious|exploring around?
        postponed|on hold|put off|pushed back|parked|shelved
        too early
        early days
        - no decision
        keep you|your [3] in mind|file
        later this|next year|quarter|in
        at a later
    """,
    "security_review": """
        + cipher|keys|subcontractors
        + disaster recovery
        + dora|nis2
        + exit plan
        + vendor risk
        fill this out
        + ciso|infosec|it security|security team|department [4] needs|need|asks|requires|wants|to
        + reportable incident|incidents
        + backups are|kept
        + security|vendor|supplier|risk|data|compliance|infosec|privacy|due [2] questionnaire|questionnaires|review|assessment|audit|diligence
        + soc 2|ii
        + soc2|gdpr|hipaa|dpa|subprocessors|pentest|iso27001|sig|caiq
        iso 27001
        + penetration|pen test|tests|testing|tested
        + encrypted|encryption at|in|of
        + data processing agreement|addendum
        where [3] data [2] stored|hosted|kept|live|located|held
        security [1] team|officer|policy|certificate|certificates|certification|questions|measures|standards
        breach
        audit logs|log|trail
        single sign on
        sso|saml|scim|mfa
        sub processors|processor
        data residency|protection|retention
        information security
    """,
    "tender": """
        + ifb|solicitation
        + rfq # [6] open|until|closes
        clarification questions
        + tender|tenders|tendering|rfp|rft|itt|rfi|eoi|bid|bids|bidder|bidders !farewell
        + invitation|invite to tender|bid|quote
        + request for proposal|proposals|information
        + expression|expressions of interest
        procurement portal|procedure|notice|exercise|process
        lots|lot #
        framework agreement
        submission|closing deadline|date
        prequalification|e tendering
    """,
    "complaint": """
        + turned up unannounced
        + make sure it [1] t|not happen
        + badly served
        + took|knocked|scratched|damaged|broke the|my|our [4] off|and|this
        third|second|fourth|fifth day|week without
        + for fun
        should be|have been on|here [4] it is
        keeps waking
        make it stop
        + must i ask
        what this|premium support means
        + cancelled|canceled in|last|already|on [8] charged|still|since
        + disappointed|disappointing|let
        what [2] propose to do
        not correspond|conform|match|match [3] specification
        + crickets
        in pieces|bits
        have|has|had not been seen
        replacement at your cost
        invoke
        + complaint|complain|complaining|unacceptable|disgrace|disgraceful|appalling|outrageous|ridiculous|disgusted|furious|livid|fuming|shambles
        + fed up
        + beyond a joke
        disappointed|disappointing|dissatisfied|unhappy|frustrated|frustrating|angry|let down|awful|terrible|poor|shocking [3] service|with|by|experience|support
        ~ disappointed|frustrated|unhappy|terrible
        what [2] pay|paying [1] for
        refund|money back|compensation
        had|kept|left me|us [1] on hold
        nobody|noone|no [1] answers|answered|replied|called|responds|responded|one|cares|showed|turned
        promised [6] and|but [2] nothing|nobody|never|still
        never turned|showed|arrived|came|called|replied
        escalate|escalating|escalation|ombudsman|lawyer|solicitor|trading standards
        speak|talk|call|hear [3] manager|senior|supervisor|boss
        not good enough
        waste|wasted of|our|my|hours|time
        cancel|cancelling|leaving [3] if|unless|over|because
        the third|fourth|second time this|in|that
    """,
    "support": """
        + flashes|flashing|showing|shows zero|error|e|blank|nothing
        + how do we|i correct|fix|stop|clear|get [3] it|rid|back
        + still printing|showing|doing|not|the
        replied to this thread
        + throws|threw|tripping
        + jammed|stuck|tripped|leaked|beeping|failing|stalled
        + how do|can i|we reset|unlock|restore|reinstall|recover|turn|log
        + shows|showing|says|reads|gives|throwing [1] error|fault|code
        fix|engineer|technician|fitters|helpline|helpdesk
        + cannot|cant|unable log|login|sign|access|open|get|connect|export|import|upload|print|find|save|reach [2] in|into|to|the|our|my|on|any
        + can|could t [2] log|login|sign|access|open|get|connect|export|upload|print|save into|in|our|the|my|on|to
        + not working|loading|syncing|responding|printing|starting|sending
        - does|do|did|is|has|have|wo|won not|t work|working|load|start|sync|respond|turn|print|connect|arrived|arrive|open
        + stopped|stop|stops working|syncing|loading|responding|sending|printing
        + error|fault code|message|messages|codes|#
        + keeps|keep crashing|freezing|failing|logging|losing|dropping|asking|saying|cutting
        + screen|app|system|page|dashboard|display|terminal|it [2] frozen|freezes|froze
        + crashed|crashes|crashing|outage|broken|malfunction|malfunctioning|leaking
        + went|gone|is|are|been|goes down|offline|missing|dead|dark !for|at|to
        + down since|again
        + locked|logged us|me|out|of
        + reset|forgot|forgotten|lost [2] password|passwords|pin|login
        + bug|glitch|defect|defective|faulty
        technical support
        support ticket|tickets|case|request|line|desk|team
        ticket #|number|no
        help [3] fix|fixing|with our|logging
        our|my|the account|dashboard|login|system|unit|machine|app|portal|device [6] locked|blocked|empty|wrong|gone|blank|failed|fails
        replacement|spare|warranty part|parts|unit|claim|repair
        repair|engineer|technician visit|out|to|this|today
        since [4] update|upgrade
        disappeared|vanished
        urgent help
        existing|current customer|client and
        how do i|we [2] reset|change|add|remove|export|delete|set|configure|update|cancel [4] my|our|a|the|in
    """,
    "billing": """
        + invoice|invoices|invoiced|billing|billed|overcharged|overbilled|remittance
        + charged|charge|billed|debited|paid [2] twice|wrong|double|again|for
        + credit note
        + double|wrong|incorrect|duplicate charge|charged|invoice|amount|vat|payment|bill
        + our|my bill|payment|card|direct|account [4] declined|failed|wrong|expired|debit|overdue|number
        + purchase order number
        payment terms|reminder|method|overdue|details|confirmation
        vat number|id
        statement of account
        dunning|overdue
        bank details
        receipt|receipts for|of|please
        refund for|of|on
    """,
    "contract_change": """
        + seats|licences|licenses|users [5] idle|unused|empty|spare
        + give [2] up [6] pay less
        + pay less
        + entity|company|trading name is|has changing|changed
        + novation
        + leave any time
        effective end|from|1
        + drop|go|move|switch|cut|scale|reduce [3] from # to
        leaving|leave|not renew|renewing at|the|our|when
        + yearly|annual|monthly|higher|lower|bigger|basic|pro|premium plan with|from|instead|next
        + cancel|terminate|end|ending|terminating|cancelling|canceling|renew|renewing|downgrade|downgrading|pause|pausing|extend|extending [4] contract|subscription|plan|agreement|licence|license|licences|licenses|account|seats|membership|renewal
        + contract|subscription|agreement|plan|licence|license|renewal [4] ends|expires|renews|runs|cancel|cancellation|terminate|termination|up|renew|due
        + notice period
        + give|giving|hereby [2] notice
        + add|adding|remove|drop|reduce|increase|reducing|need|give|extra|more|additional|fewer|cut [4] seats|seat|licences|licenses|users|user|licence|license
        + downgrade|upgrade our|my|from|to|the|us
        move|switch|change|changing [4] plan|tier|package|contract
        contract|address|name|owner change
        change [3] billing|contract|company|account|delivery|legal|registered [1] name|address|holder|contact|date
        auto renew|renewal
        transfer [4] account|contract|licence|license|subscription|ownership
        renewal
    """,
    "partnership": """
        + partner|implementation|channel|referral programme|program|page|manager|network
        + combined|joint package|offer|bid|solution
        + both of us
        listed on your
        + partnership|partnerships|partnering|reseller|resellers|resell|reselling|distributor|distributors|distributorship|distribute|affiliate|whitelabel
        + partner program|programme|with|scheme
        + become [4] partner|reseller|distributor|dealer|agent
        + joint venture|offering
        + co marketing|selling|sell|branded
        + white label
        referral fee|fees|program|programme|commission|arrangement|partner
        refer [3] clients|customers
        integration|technology|channel|implementation|solution partner|partners|partnership
        our|my clients|customers [4] ask|asking|need|want
        sell [2] products|product|software [2] in|to
        represent you|your
        work together
        collaborate|collaboration|cooperate|cooperation
        margin|margins|commission
        your channel
        offer it|this|your|you to our
    """,
    "careers": """
        + graduate page|programme|program|scheme|role|jobs
        + applications open
        + placement students|student
        + work placement
        + visa job|sponsorship
        just graduated
        how much salary
        do you take [2] students
        + interview|interviews for|with [6] position|role|job|post
        + position|role|job|vacancy [3] applied|interview|interviewed
        + internship|internships|intern|apprenticeship|traineeship
        + apply|applying|application|applied [4] job|position|role|post|vacancy|intern
        + job|jobs|vacancy|vacancies|opening|openings|position|positions|role|roles [3] advertised|open|available|at|with|posted|application|opportunity|opportunities
        + my|attached|enclosed|his|her|the cv|resume|portfolio
        + cv|resume attached|enclosed
        + are you|hiring hiring
        + hiring|recruiting !manager
        looking for [3] work|job|position|role|opportunity|opportunities
        work|working for|with|at you|your [1] company|team
        join your|the team|company
        open position|positions
        career|careers
        work experience|placement
        cover letter
        graduate|summer scheme|job|placement
        speculative
        years of|as [1] experience
    """,
    "free_use": """
        + for free
        + free trial|for|of
        no budget
        + ever|you donate
        + tag you|logo
        + for free !on
        + free of charge|use|licence|license|access|account|version|tier|copy
        + student|educational|academic|nonprofit|charity|ngo [1] licence|license|discount|discounts|version|pricing|rate|account
        + non profit
        + sponsor|sponsorship|donate|donation|donated|pro bono
        no|small|zero|tiny budget|money|funds
        ~ charity|volunteers|volunteer
        free !on|at|to|this|next|from|for|and|between|after|in|tomorrow
        thesis|dissertation|coursework|class|school project
    """,
    "press": """
        + for a story|piece|article
        + running a piece|story
        + wish|like|care|want to comment
        + filing|publishing on|at|by|tomorrow|today
        + going live at
        + # words on
        + true [2] you re|are
        + high res
        + one line from
        issue online|magazine
        + journalist|reporter|editor|columnist|correspondent|newsroom
        + on|for the record
        + press|media kit|enquiry|inquiry|office|contact|request|pass|release|officer
        + interview [4] with|for|your|ceo|founder|podcast|article
        + writing|working|story|article|piece|feature|column [4] about|article|story|piece|feature
        publish|publishing|publication|magazine|newspaper|broadcast|podcast|episode|blog
        quote from|for
        comment|statement|quotes on|from|about
        my|the|our deadline|page|issue closes|is
        listeners|readers
    """,
    "vendor_pitch": """
        + dedicated resources
        + offshore development|team
        + share your requirement
        + iso certified [3] company|agency
        + place leaders|candidates
        + shall i send [2] options|samples|quote
        + translates|cleans|handles your [4] at present|currently
        + honoured|honored|pleased to quote
        + errors [2] found on your
        growth
        + represent|representing [3] candidates|directors|engineers|developers|talent|sales
        + like to quote|supply|offer|present|introduce
        minutes with your|the ceo|director|team|manager
        immediately available
        tell us your [2] usage|spend|volume|supplier
        + we|i help [4] companies|businesses|firms|brands|teams|manufacturers|saas|b2b|like|agencies|clients|you|sellers|retailers
        + seo|backlinks|backlink|outsourcing|offshore|leadgen
        + guest post|posts|blog
        + lead generation|gen
        + grow|increase|boost|double|skyrocket|scale|generate|improve [2] your [2] traffic|sales|revenue|leads|pipeline|ranking|rankings|conversions|conversion|visibility|business|followers
        + your website|site|homepage|app [5] could|ranking|design|redesign|slow|errors|seo|mistakes|noticed
        + i|we noticed|saw|came|checked [4] your [3] website|site|store|listing
        + we|i offer|provide|supply|manufacture|make|sell|produce|develop|build|specialise|specialize [8] you|your|companies|rates|prices|clients|manufacturers|businesses|platforms
        + who [2] looks|responsible|handles|manages|charge|decides|takes [2] after|for|of|care|on [3] purchasing|procurement|buying|marketing|it|hr|cleaning|fleet|energy|payroll|office|supplies|facilities
        + right|best|correct person [4] to|for|about|regarding
        save|cut|reduce you|your|up [6] costs|bills|bill|by|on
        free|complimentary|no [1] audit|consultation|trial|sample|samples|obligation
        sample box|pack
        our|my services|agency|rates|developers|virtual|dedicated|candidates|recruiters
        we|i can supply|deliver|provide you|your
        as|we a|are leading|manufacturer|supplier|exporter|agency|factory of|in|for
        to your doorstep
        would|are you [1] open|interested to|in [3] call|chat|learning|hearing|seeing|outsourcing|selling
        already work|working|supply|supplying|helped|serve|trusted [4] companies|platforms|clients|brands|by|your
        competitive|wholesale|factory|best|special prices|rates|price
        email|contact|verified list|lists|leads|database of|for
        guaranteed results
        loan|loans|funding|investors for|to|available
        + your competitors
        merchant|business funding|loan|loans|energy
        worth a quick|chat|call
        15|fifteen|10|ten|20 min|mins|minutes next|this|call|chat
    """,
    "competitor_research": """
        + from|for another [3] vendor|maker|manufacturer|supplier|provider
        + we both sell|make|build
        + fellow manufacturer|maker|vendor|supplier
        + competitors are admitted
        + work for [1] another|rival
        + we|i [1] make|build|sell|produce [5] as well|too|also|ourselves
        + we make|build|sell [4] too
        tenders|deals|customers against|to you
        benchmarking the
        + we|i build|develop|make|sell|offer|work|are [6] ourselves|similar|competing|competitor
        + competitor|competitive|market analysis|research|benchmark|intelligence|ourselves
        + competitor|competing|rival of|product|to|with
        how [3] others solve|do
        market research|study|survey|report
        benchmarking
        comparison|comparing for|report|table|article|study
        roadmap
        customer|client list
        sandbox
        similar product|platform|tool|software|solution ourselves|too
        in the same market|space|business
    """,
    "access_request": """
        + what else is in there
        + database [3] what
        + copy|export of all personal
        + what|which [3] data|information|details [3] do? you [2] hold|have|store|keep|process [1] on|about|of
        + what [2] you hold|have|store|keep|know on|about me|us
        + subject access|request
        + copy of [3] data|information [3] about|on|hold
        + where|how did|have|do you get|got|find|obtain|come [2] my|our
        + article|art|section 15
        + dsar|sar
        how [3] got [2] my [1] address|email|number|name|details|data
        who [3] gave|sold|passed|shared [3] my|you
        who [3] share|shared|passed|disclosed [5] my|data|with
        data [1] protection officer
    """,
    "misdirected": """
        + is this|bro is this [1] dominos|pizza|taxi
        + should have gone to
        + looking for [2] army|old|school|long friend|buddy|number|phone|support
        + you make
        + their phone|number
        + is this the? [3] council|clinic|bank|school|appliance|office|hospital|restaurant|shop|hotel|taxi
        - not|not [1] sure [3] right
        + wrong|different company|address|number|person|form|place|department
        + is this [2] the [6] that|who|which does|do|make|makes|sells|runs|is
        + are you the [6] that|who|which does|do|make|makes|sell|sells|runs|is|are
        book|make|get|change|cancel [4] appointment [3] for my|with|son|daughter|doctor|dentist
        my|our [1] order|parcel|package|delivery|flight|booking|reservation|room|table [6] late|not|lost|arrived|where|for
        where is my|our order|parcel|package
        table for #|two|three|four|five|six
        lost|left my [1] bag|phone|wallet|umbrella|keys|coat|jacket
        my son|daughter|dog|cat|car|kid|child|tooth|haircut
        not sure [3] right place|company|form|people
        hope [4] right place|people|form|company
        looking for the number|address of
        customer service of
    """,
    "erasure": """
        + delete|erase me|record|everything|it
        + right to erasure
        + want it gone
    """,
    "unsubscribe": """
        + refrain from sending|contacting|emailing|further
        + cut it out
        + stalking
        + eleven|ten|twenty|dozens emails|mails
        + no more marketing|promotional|sales|newsletter
        + no further mail|mails|email|emails|contact|messages
        + remove it|me|us|my|our|this
        no more mails|mail|emails|email|newsletters|newsletter
    """,
    "kind.customer": """
        + our|my account|dashboard|invoice|contract|subscription|licences|licenses|seats|workspace|login|renewal|plan|unit|order|tenant
        + we|i [2] bought|purchased|ordered|installed|signed|subscribe|subscribed|upgraded|pay [4] from|your|you|last|in|for|with
        + your [2] invoice|support|hotline|technician|engineer|engineers|driver|delivery|helpdesk|service|system|software|update|machine|event
        + existing|current|long|loyal|paying|time customer|client|customers|subscriber|subscribers
        + customer|customers|client|clients|subscriber since|for|number|no|id
        + we|i are|am [2] customer|customers|client|clients|subscribers|user|users [2] of|with|since
        what we|i pay
        been|are|already using|with you|your [3] for|since
        using your [4] for|since|daily
        stop|stopped|went|is|keeps working|down|crashing
    """,
    "kind.student": """
        + student|students|thesis|dissertation|undergraduate|phd|coursework
        + my|our|a [1] university|college|school|course|class|degree|bachelor|master|seminar [2] project|thesis|paper|assignment|at
        + studying|study at|in|for|marketing|business
        bachelor|masters|msc|mba
    """,
    "kind.private_person": """
        + as|am|i|me a|private individual|person|citizen|consumer|homeowner|resident
        + my|our son|daughter|wife|husband|mother|father|house|garden|kitchen|home|apartment|flat|wedding|birthday|kids|dog|car|personal
        retired|retire|pensioner
        was [1] guest|visitor|attendee
        never [2] gave|signed|subscribed|consented
    """,
    "kind.competitor": """
        + we|i [3] build|develop|make|sell|offer [6] ourselves
        competitor of
        we compete
    """,
    "tone.friendly": """
        thanks|thank|cheers|appreciate|appreciated
        love|loved|excited|great|lovely|happy|glad|delighted|pleasure|kind|wonderful|enjoyed
        please
        hi|hello|hey there|all|team|everyone|folks
        ~ hi|hello
        looking forward
        warm|best regards|wishes
        have a
    """,
    "tone.formal": """
        + dear sir|sirs|madam|mr|ms|mrs|dr|prof|sales|sir
        + to whom it may
        + kindly
        + hereby|herewith|pursuant|aforementioned|undersigned|enclosed|furthermore
        + yours faithfully|sincerely
        + on behalf of
        we would [1] be? grateful|appreciate|welcome
        should you require
        with reference to
        in accordance with
        company policy
        general counsel
        please confirm|advise|provide|find|note|state
        i am writing to
        acknowledge receipt
        under the
        our [3] requires|require
        dear
    """,
    "tone.casual": """
        + hey|heya|hiya|yo|sup|gonna|wanna|gotta|kinda|dunno|lol|btw|pls|plz|thx|ta|u|ur|yeah|yep|nope|cuz|guys|folks|cool|awesome|cheers|mate|fyi|asap|idk|haha|ok|hubby
        + looking to get
        no worries
        what's up
        a bunch
        sounds good
    """,
    "tone.sceptical": """
        + honest|honestly|frankly|convince|convinced|sceptical|skeptical|doubt|doubtful|hype|buzzword|buzzwords|snake|gimmick
        + no|without|skip|spare [2] sales pitch|pitch|talk|spiel|fluff|marketing|brochure
        + why should|would we|i|anyone
        + what would i|we [2] learn|gain|get
        + what makes you|your|this
        already [3] have|do|use|count|know
        be straight|blunt|frank
        burned|burnt|disappointed before|by|with
        every vendor|vendors|supplier|suppliers
        prove|proof|actually work|works
        too good to be
        really worth|work|works|better
        heard [3] before
        if [3] answer is no
        not sure [3] need|worth|makes
        what's the catch
        catch
        tried [5] failed|before|didn|worked|work
    """,
    "tone.annoyed": """
        + still waiting|no|not|nothing
        + never gave|asked|consented|heard|signed|got|replied|answered
        + third|second|fourth time
        + again and
        annoyed|annoying|irritated|irritating|frustrated|frustrating|disappointed|disappointing|unhappy|fed|tired|patience|bothered
        no reply|answer|response
        yet again
        why [3] still
        not [1] heard
        keep getting|sending|calling|emailing|asking
        stop
        once more
        twice already|now
        leave me|us alone
        chasing
        + as [3] already told|said|explained
        supposed to
        not happy|impressed|acceptable
    """,
    "tone.angry": """
        + unacceptable|disgrace|disgraceful|appalling|outrageous|ridiculous|furious|livid|fuming|shambles|disgusted|joke|scandal|incompetent|incompetence|pathetic|useless|rubbish|worst|liars|scam|thieves|crooks|insane|hell|damn|wtf|bullshit
        + lawyer|solicitor|attorney|legal|sue|court|ombudsman|authorities action|will|if|next
        + fed up
        + what we|i pay|paying [1] for
        + on hold
        + not a ticket
        how dare
        sick of
        enough is
        immediately or
        last time|warning|chance
        + someone senior
        never again
    """,
    "tone.urgent": """
        + urgent|urgently|asap|emergency|immediately|desperate|desperately|critical|emergency
        + as soon as
        + right away|now
        + by|before|until|today|this tomorrow|tonight|today|noon|afternoon|evening|morning
        + still time
        + help [2] today|now|tonight|tomorrow
        + within hours|the|an hour|hours
        short notice
        last minute
        running out
        in a hurry|rush
        time is
        + goes|go live
        + today|tonight|tomorrow [8] guests|event|opening|deadline|launch|live|patients|drivers|drive
        at a standstill
        standing still
    """,
    "prefer.phone": """
        + call|ring|phone me|us
        + give me|us [2] call|ring|bell
        + by|over|on phone|telephone|mobile
        + hardly|never|rarely|dont [2] open|check|read [2] email|emails|mail|inbox
        reach me|us [3] on|at|by [2] number|mobile|phone|cell|#
        best reached
        + not a ticket
        text me|us
        whatsapp
    """,
    "prefer.email": """
        + by|via|over|in|through email|mail|writing|post
        + by|via|over|through e mail
        + email|mail|writing [1] only|preferred|please|fine|best|plenty|enough|perfect|better|easier
        + email|mail|writing is|would|will|works [3] fine|best|plenty|enough|perfect|do|better|easier|preferred
        + written answers|answer|information|reply
        + can t answer [3] in an email
        + reply|answer|answers|respond|response|write [3] by|via|in email|mail|writing
        + email me|us|back
    """,
    "prefer.no_phone": """
        - + no|not|dont|never|without|rather [2] call|calls|phone|telephone|ring !since|yet|back
        - + do not|t [2] call|ring|phone|telephone
        - + no [1] calls|call|phone|telephone
        - + rather not [4] phone|call|calls
        - + deaf|hearing [2] impaired|loss|call|phone|email|hard|difficult
        - + can|cannot|cant not|t [3] phone|calls|talk
        - not [1] on the phone
    """,
    "prefer.no_meetings": """
        - + no|not|dont|never|without|rather [4] meeting|meetings|demo|demos|webinar|webinars|sales
        - + do|does|did not|t|n [3] take|want|need|do [3] meeting|meetings|demo|demos|sales
        - + no need for|of [1] meeting|demo|call|visit
    """,
    "prefer.portal": """
        + through|via|on|in|by [3] portal|platform only|please|$
        + portal only
    """,
    "agreed": """
        + as|like|per|what we|you|was|i|our [3] agreed|discussed|promised|confirmed|offered|committed
        + you|your|he|she|they|rep|colleague|team|manager|sales [3] agreed|promised|offered|guaranteed|assured|confirmed|committed|said [3] to|us|me|that|a|would|free|we|it|the
        + accept|accepting|accepted|accepts|take|taking [2] your|the [3] offer|proposal|deal|quote
        + per|under|according|following [1] our|the|your|to [2] agreement|conversation|call|deal|discussion
        + our|the agreement|deal|arrangement|understanding [4] with|from|that|was|is|of
        + agreed [3] price|discount|rate|terms|date|with
        + was|were|been promised|offered|told|guaranteed|quoted|assured|given
        + the [3] discount|price|terms|rate [2] you|we [1] agreed|promised|offered|quoted|gave|discussed
        signed off
        + deal we
        honour|honor the|that|your
    """,
    "legal": """
        + liability|liable|indemnity|indemnify|indemnification|jurisdiction|arbitration|warranty|warranties|injunction|damages|breach|infringement|trademark|patent|subpoena|statute|statutory|litigation
        + governing law
        + which law|laws
        + non disclosure
        + nda|gdpr|ccpa|hipaa|dpa|msa|sla
        + terms and|of conditions|service|contract|use|business
        + standard|contract|contractual|payment terms|clause|clauses
        + notice of|period termination
        + legal notice|action|counsel|department|team|terms|claim|steps|proceedings|requirements
        + general counsel
        + lawyer|lawyers|attorney|attorneys|solicitor|solicitors
        + data processing agreement|addendum
        + under|article|art|section|pursuant [2] gdpr|ccpa|act|law|regulation|directive|#
        + cease and desist
        + terminate|termination|terminating
        + force majeure
        + intellectual property
        + service level
        + penalty|penalties
        + binding
        + exclusivity|exclusive
    """,
    "request": """
        - + please|kindly|pls|plz [1] !not|don|do|stop send|share|tell|let|provide|confirm|name|acknowledge|advise|explain|give|email|forward|quote|answer|list|describe|include|state|say|supply|check|correct|issue|change|add|remove|cancel|update|fix|refund|delete|submit|complete|fill|sign|ask|have|put|connect|point|direct|pass|return|respond|reply|write|attach|resend|reset|unlock|activate|deactivate|extend|transfer|transmit|quote|indicate|specify|prepare|arrange|get|help|make|do|clarify|investigate|look|credit|reimburse|ship|deliver|bring|replace|repair|show|call|ring
        + can|could|would|will you|someone|somebody|anyone|anybody|your|we|i|one please? [2] send|share|tell|let|provide|confirm|name|explain|give|email|forward|quote|list|describe|include|check|correct|issue|change|add|remove|cancel|update|fix|refund|delete|complete|fill|sign|connect|point|direct|pass|resend|reset|unlock|extend|transfer|prepare|open|help|get|have|supply|clarify|investigate|look
        + would|will|d you|someone mind
        + send|email|share|forward us|me|the|a|an|your|over|through|along
        + tell|give us|me
        + let me|us know
        + need|want|require|requires|requesting|expect|like|d|appreciate|asks|ask|asking for? !to|you|me a|an|the|your|one|two|three|someone|some|copy|copies|quote|references|somebody|confirmation
        + need|want|expect|require you|someone to !know
        + interested in [2] copy|quote|sample|price
    """,
    "indirect": """
        + to know|understand|learn|hear|check|ask|clarify|confirm|find|figure out? [1] whether|if|how|what|which|when|where|who|why
        + wonder|wondering|wondered|asking|asked|curious|unclear|sure|me|us|clarify|explain|advise|say [1] whether|if|how|what|which|when|where|who|why
        + question|questions is|whether|about|if|how|what
        + tell|let|say us|me|also|please|know|then [1] what|whether|if|how|which|when|where|who|why
        + interested in knowing|how|what|whether
        + love|like|want|need|keen|wants to know|understand|hear|learn
        + out what|how|whether|if
    """,
    "concern": """
        + my|our|main|biggest|only|one|the|a [2] worry|concern|fear|question|doubt|issue|problem|sticking|worries|concerns
        + worried|concerned|nervous|unsure [1] about|that|whether|if|how
        + not sure whether|if|how
    """,
    "rhetorical": """
        ^ isn|aren|right|really|seriously|who knows|you know|okay|ok $
        + what do? we|i [2] pay|paying for
        + how hard can
        + who doesn
        + who on earth
        + do you want my business
        + do you think we|i
        + is it|that too much
        + what are we|i [2] paying
        + why do we|i [2] pay|bother
        + how is|can this|that [2] possible|acceptable|be
        + know what i mean
        + how are you
        + what's not to
        + interested $
        + sounds familiar|good|interesting $
        + does [2] sound|ring
        + remember me|us
        + do you really think
        + are you kidding|serious|joking
        + guess what
        + how many times
        + can|could you believe
        + what kind of
    """,
    "due": """
        by|until|till|before|latest|due|deadline|closes|close|closing|expires|expire|ends|within|needed|required|submission|decide|deciding|answer
        no later than
        + deadline|submission
        + calendar month
        + effective end|from
        + before # $
        + within the hour|day|week
        + within [2] # hours|days|weeks|working|business|minutes
        + deadline is|of|for|on|:
        + statutory|legal period|deadline|time
        + within [2] hours|days|week|weeks|month|statutory
    """,
    "when": """
        monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays|saturday|saturdays|sunday|sundays
        today|tomorrow|tonight|noon|midday|morning|mornings|afternoon|afternoons|evening|evenings
        next|this|following week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|quarter|year
        january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec
        end|middle|beginning|start|mid of|month|week|year
        week of|commencing|beginning
        # am|pm|st|nd|rd|th|o
        1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|20th|21st|22nd|23rd|24th|25th|26th|27th|28th|29th|30th|31st
        2026|2027|2028
        eod|cob|eow|eom|q1|q2|q3|q4
        hours|days|weeks
    """,
    "topic.setup_time": """
        + set|setup [1] up|time
        + how long|soon|quickly|fast [6] set|setup|implement|implementation|install|installation|onboard|onboarding|live|start|up
        + still time
        implementation|onboarding|rollout|installation
        go live
    """,
    "topic.integration": """
        + integrate|integrates|integration|integrations|sync|syncs|connector|connect|connects|api|plugin|interface
        + salesforce|hubspot|dynamics|sap|marketo|zapier|xero|quickbooks|datev|shopify|outlook|excel
        + work|works with|without [3] crm|erp|system|software
    """,
    "topic.security": """
        + encrypted|encryption|soc|iso|pentest|penetration|security|breach
    """,
    "topic.data_protection": """
        + gdpr|dpa|subprocessors|retention
        + data [3] stored|hosted|kept|residency|deleted
        + where [3] data
    """,
    "topic.audit_logs": """
        + audit log|logs|trail
    """,
    "topic.sign_in": """
        + sso|saml|scim|mfa|single sign?
    """,
    "topic.languages": """
        + in|into|available|support [2] spanish|french|german|portuguese|italian|japanese|dutch|polish|swedish|chinese|languages
        + languages|multilingual
    """,
    "topic.minimum": """
        + minimum|least|smallest order|number|term|quantity
        + minimum|moq
    """,
    "topic.contract_terms": """
        + minimum|contract|notice term|terms|period|length
        + terms and|of
        + which law
        + liability|jurisdiction
        + locked in
    """,
    "topic.discount": """
        + discount|discounts|come down|rebate|cheaper
    """,
    "topic.trial": """
        + trial|sandbox|pilot|try
    """,
    "topic.references": """
        + reference|references|testimonials
        + customers|clients [2] like|in|similar|phone|talk|call|we
    """,
    "topic.case_study": """
        + case study|studies
    """,
    "topic.support": """
        + support|helpdesk hours|included|team|contract|available|response
        + who [3] help
    """,
    "topic.training": """
        + training|train|trained
    """,
    "topic.delivery": """
        + delivery|deliver|ship|shipping|lead [1] time|times|to|in
    """,
    "topic.payment": """
        + payment|pay|instalments|installments|invoice terms|by|in|monthly|annually
        + currency|euros|dollars|pounds
    """,
    "topic.contact": """
        + who [3] looks|responsible|handles|contact|person|speak|talk|charge|act
        + whom
        + contact person
    """,
    "topic.offline": """
        + offline
        + without [2] internet|connection|signal|wifi
    """,
    "topic.export": """
        + export|exported|download
    """,
    "topic.mobile_app": """
        + app|phones|phone|smartphone|ios|android|tablet
    """,
}
