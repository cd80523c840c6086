"""Cities and states with their time zones, and the names of zones as people write them. Data; names are folded."""

from __future__ import annotations

from collections.abc import Mapping

_CITIES = {
    "America/New_York": "new york,nyc,boston,philadelphia,washington dc,atlanta,miami,orlando,tampa,charlotte,raleigh,pittsburgh,cleveland,columbus,cincinnati,baltimore,richmond,jacksonville,buffalo,detroit,indianapolis,brooklyn,manhattan,louisville",
    "America/Chicago": "chicago,dallas,houston,austin,san antonio,fort worth,minneapolis,milwaukee,st louis,kansas city,new orleans,nashville,memphis,omaha,oklahoma city,tulsa,des moines,birmingham alabama,madison wisconsin",
    "America/Denver": "denver,salt lake city,boulder,albuquerque,colorado springs,santa fe,billings,cheyenne",
    "America/Phoenix": "phoenix,tucson,scottsdale,tempe",
    "America/Los_Angeles": "los angeles,san francisco,seattle,san diego,san jose california,sacramento,oakland,las vegas,portland oregon,bay area,silicon valley",
    "America/Anchorage": "anchorage",
    "Pacific/Honolulu": "honolulu,hawaii",
    "America/Toronto": "toronto,montreal,ottawa,quebec,quebec city,mississauga,hamilton ontario",
    "America/Vancouver": "vancouver,victoria bc",
    "America/Edmonton": "calgary,edmonton",
    "America/Winnipeg": "winnipeg",
    "America/Regina": "regina,saskatoon",
    "America/Halifax": "halifax",
    "America/St_Johns": "st john's",
    "America/Mexico_City": "mexico city,ciudad de mexico,cdmx,guadalajara,monterrey,puebla,queretaro",
    "America/Tijuana": "tijuana,mexicali",
    "America/Cancun": "cancun",
    "America/Hermosillo": "hermosillo",
    "America/Sao_Paulo": "sao paulo,rio de janeiro,rio,curitiba,porto alegre,belo horizonte,brasilia,joinville,florianopolis,campinas,goiania",
    "America/Bahia": "salvador bahia",
    "America/Recife": "recife",
    "America/Fortaleza": "fortaleza",
    "America/Manaus": "manaus",
    "America/Cuiaba": "cuiaba",
    "America/Argentina/Buenos_Aires": "buenos aires,cordoba argentina,rosario",
    "Europe/London": "london,manchester,birmingham,leeds,liverpool,edinburgh,glasgow,bristol,cardiff,belfast",
    "Europe/Dublin": "dublin,cork,galway",
    "Europe/Lisbon": "lisbon,lisboa,porto",
    "Atlantic/Azores": "ponta delgada",
    "Europe/Madrid": "madrid,barcelona,valencia,sevilla,seville,bilbao,malaga",
    "Atlantic/Canary": "las palmas,tenerife",
    "Europe/Paris": "paris,lyon,marseille,toulouse,nantes,bordeaux,lille",
    "Europe/Berlin": "berlin,munich,munchen,hamburg,frankfurt,cologne,koln,stuttgart,dusseldorf,leipzig,hannover",
    "Europe/Vienna": "vienna,wien,graz,salzburg,linz",
    "Europe/Zurich": "zurich,geneva,basel,bern,lausanne",
    "Europe/Rome": "rome,roma,milan,milano,turin,torino,bologna,naples,napoli,florence,firenze",
    "Europe/Amsterdam": "amsterdam,rotterdam,utrecht,eindhoven,the hague,den haag",
    "Europe/Brussels": "brussels,bruxelles,antwerp,anvers,ghent,gand,gent",
    "Europe/Stockholm": "stockholm,gothenburg,goteborg,malmo",
    "Europe/Oslo": "oslo,bergen,trondheim",
    "Europe/Copenhagen": "copenhagen,kobenhavn,aarhus",
    "Europe/Helsinki": "helsinki,tampere",
    "Europe/Warsaw": "warsaw,warszawa,krakow,wroclaw,gdansk,poznan",
    "Europe/Prague": "prague,praha,brno",
    "Europe/Moscow": "moscow,saint petersburg,st petersburg",
    "Asia/Yekaterinburg": "yekaterinburg",
    "Asia/Novosibirsk": "novosibirsk",
    "Asia/Vladivostok": "vladivostok",
    "Europe/Istanbul": "istanbul,ankara,izmir",
    "Asia/Riyadh": "riyadh,jeddah,dammam",
    "Asia/Dubai": "dubai,abu dhabi",
    "Asia/Qatar": "doha",
    "Asia/Jerusalem": "tel aviv,jerusalem",
    "Africa/Johannesburg": "johannesburg,cape town,durban,pretoria",
    "Africa/Lagos": "lagos,abuja",
    "Africa/Nairobi": "nairobi",
    "Asia/Kolkata": "mumbai,delhi,new delhi,bangalore,bengaluru,pune,chennai,hyderabad,kolkata",
    "Asia/Shanghai": "shanghai,beijing,shenzhen,guangzhou",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Singapore": "singapore",
    "Asia/Tokyo": "tokyo,osaka,kyoto,nagoya",
    "Asia/Seoul": "seoul,busan",
    "Asia/Jakarta": "jakarta,bandung",
    "Asia/Makassar": "bali,denpasar",
    "Australia/Sydney": "sydney,canberra",
    "Australia/Melbourne": "melbourne,geelong",
    "Australia/Brisbane": "brisbane,gold coast,cairns",
    "Australia/Adelaide": "adelaide",
    "Australia/Darwin": "darwin",
    "Australia/Perth": "perth,fremantle",
    "Australia/Hobart": "hobart",
    "Pacific/Auckland": "auckland,wellington,christchurch",
}
CITIES: Mapping[str, str] = {city: zone for zone, cities in _CITIES.items() for city in cities.split(",")}
_STATES = {
    "US": {
        "America/New_York": "ct,connecticut,de,delaware,dc,district of columbia,fl,florida,ga,georgia,in,indiana,ky,kentucky,me,maine,md,maryland,ma,massachusetts,mi,michigan,nh,new hampshire,nj,new jersey,ny,new york,nc,north carolina,oh,ohio,pa,pennsylvania,ri,rhode island,sc,south carolina,vt,vermont,va,virginia,wv,west virginia",
        "America/Chicago": "al,alabama,ar,arkansas,il,illinois,ia,iowa,ks,kansas,la,louisiana,mn,minnesota,ms,mississippi,mo,missouri,ne,nebraska,nd,north dakota,ok,oklahoma,sd,south dakota,tn,tennessee,tx,texas,wi,wisconsin",
        "America/Denver": "co,colorado,id,idaho,mt,montana,nm,new mexico,ut,utah,wy,wyoming",
        "America/Phoenix": "az,arizona",
        "America/Los_Angeles": "ca,california,nv,nevada,or,oregon,wa,washington",
        "America/Anchorage": "ak,alaska",
        "Pacific/Honolulu": "hi,hawaii",
    },
    "CA": {
        "America/Toronto": "on,ontario,qc,quebec",
        "America/Vancouver": "bc,british columbia",
        "America/Edmonton": "ab,alberta",
        "America/Winnipeg": "mb,manitoba",
        "America/Regina": "sk,saskatchewan",
        "America/Halifax": "ns,nova scotia,nb,new brunswick,pe,prince edward island",
        "America/St_Johns": "nl,newfoundland,newfoundland and labrador",
    },
    "AU": {
        "Australia/Sydney": "nsw,new south wales,act",
        "Australia/Melbourne": "vic,victoria",
        "Australia/Brisbane": "qld,queensland",
        "Australia/Adelaide": "sa,south australia",
        "Australia/Perth": "wa,western australia",
        "Australia/Hobart": "tas,tasmania",
        "Australia/Darwin": "nt,northern territory",
    },
    "BR": {
        "America/Sao_Paulo": "sp,sao paulo,rj,rio de janeiro,mg,minas gerais,es,espirito santo,pr,parana,sc,santa catarina,rs,rio grande do sul,df,distrito federal,go,goias",
        "America/Bahia": "ba,bahia",
        "America/Recife": "pe,pernambuco",
        "America/Fortaleza": "ce,ceara,rn,rio grande do norte,pb,paraiba,pi,piaui,ma,maranhao",
        "America/Manaus": "am,amazonas",
        "America/Cuiaba": "mt,mato grosso",
        "America/Campo_Grande": "ms,mato grosso do sul",
        "America/Belem": "pa,para",
    },
}
STATES: Mapping[tuple[str, str], str] = {
    (country, state): zone
    for country, zones in _STATES.items()
    for zone, states in zones.items()
    for state in states.split(",")
}
"""Zones by country (alpha-2) and state; for a state with two zones, the one in which most of its people live."""
ABBREVIATIONS: Mapping[str, str] = {
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York", "CT": "America/Chicago",
    "CST": "America/Chicago", "CDT": "America/Chicago", "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "AST": "America/Halifax",
    "GMT": "Europe/London", "UTC": "UTC", "BST": "Europe/London", "WET": "Europe/Lisbon", "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki",
    "MSK": "Europe/Moscow", "GST": "Asia/Dubai", "IST": "Asia/Kolkata", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong",
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "ACST": "Australia/Adelaide",
    "AWST": "Australia/Perth", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland", "SAST": "Africa/Johannesburg",
    "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires",
}  # fmt: skip
BY_COUNTRY: Mapping[tuple[str, str], str] = {
    ("CST", "CN"): "Asia/Shanghai", ("CST", "TW"): "Asia/Taipei", ("CST", "CU"): "America/Havana", ("CST", "MX"): "America/Mexico_City",
    ("CST", "GT"): "America/Guatemala", ("CST", "CR"): "America/Costa_Rica", ("IST", "IE"): "Europe/Dublin",
    ("IST", "IL"): "Asia/Jerusalem", ("BST", "BD"): "Asia/Dhaka", ("AST", "SA"): "Asia/Riyadh", ("AST", "KW"): "Asia/Kuwait",
    ("AST", "PR"): "America/Puerto_Rico", ("MST", "MY"): "Asia/Kuala_Lumpur", ("MT", "CA"): "America/Edmonton",
    ("MST", "CA"): "America/Edmonton", ("CT", "CA"): "America/Winnipeg", ("ET", "CA"): "America/Toronto",
    ("EST", "CA"): "America/Toronto", ("PT", "CA"): "America/Vancouver", ("PST", "CA"): "America/Vancouver",
    ("EST", "AU"): "Australia/Sydney", ("PST", "PH"): "Asia/Manila",
}  # fmt: skip
"""What an abbreviation means in a country where it means something else."""
CENTRAL_EUROPEAN = frozenset({"CET", "CEST", "MEZ", "MESZ"})
NAMED: Mapping[str, str] = {
    "eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT", "atlantic": "AST", "greenwich": "GMT",
    "central european": "CET", "eastern european": "EET",
}  # fmt: skip
