"""The small world that the emulators share: one selling company, its reps, and a dozen companies around it.

Data only. Each emulator turns it into its own records; times are given in days before "now", so that the world
never grows old. Brightpath (the seller) runs customer events and measures what they bring.
"""

from __future__ import annotations

from dataclasses import dataclass

PORTAL_ID = 4242
FORM_ID = "demo-request"
HOME_DOMAIN = "brightpath.example"


@dataclass(frozen=True)
class RepSeed:
    """A rep: HubSpot owner, Gmail mailbox and calendar."""

    owner_id: str
    email: str
    first_name: str
    last_name: str
    timezone: str


@dataclass(frozen=True)
class CompanySeed:
    """A company known to HubSpot."""

    company_id: str
    name: str
    domain: str
    industry: str  # HubSpot's own enumeration
    country: str
    city: str
    employees: int
    owner_id: str = ""


@dataclass(frozen=True)
class ContactSeed:
    """A person known to HubSpot; `company_id` empty where nobody associated them yet."""

    contact_id: str
    email: str
    first_name: str
    last_name: str
    job_title: str
    company_id: str = ""
    owner_id: str = ""
    lifecycle_stage: str = "lead"
    phone: str = ""
    country: str = ""


REPS = (
    RepSeed("101", f"ana.morales@{HOME_DOMAIN}", "Ana", "Morales", "America/Guatemala"),
    RepSeed("102", f"tom.becker@{HOME_DOMAIN}", "Tom", "Becker", "Europe/Berlin"),
    RepSeed("103", f"grace.chen@{HOME_DOMAIN}", "Grace", "Chen", "America/New_York"),
)

COMPANIES = (
    CompanySeed("9001", "Volcan Coffee", "volcancoffee.example", "FOOD_BEVERAGES", "Guatemala", "Antigua", 120, "101"),
    CompanySeed("9002", "Linde & Sohn Logistik", "linde-logistik.example", "LOGISTICS_AND_SUPPLY_CHAIN", "Germany", "Hamburg", 840, "102"),
    CompanySeed("9003", "Harbor Health", "harborhealth.example", "HOSPITAL_HEALTH_CARE", "United States", "Boston", 2300, "103"),
    CompanySeed("9004", "Quetzal Telecom", "quetzaltel.example", "TELECOMMUNICATIONS", "Guatemala", "Guatemala City", 1500, "101"),
    CompanySeed("9005", "Fjordline Software", "fjordline.example", "COMPUTER_SOFTWARE", "Norway", "Bergen", 75, "102"),
    CompanySeed("9006", "Maple Ridge Insurance", "mapleridge.example", "INSURANCE", "Canada", "Toronto", 640, "103"),
    CompanySeed("9007", "Sakura Robotics", "sakura-robotics.example", "INDUSTRIAL_AUTOMATION", "Japan", "Osaka", 410),
    CompanySeed("9008", "Banco del Istmo", "bancoistmo.example", "BANKING", "Panama", "Panama City", 980, "101"),
    CompanySeed("9009", "Atelier Lumière", "atelier-lumiere.example", "DESIGN", "France", "Lyon", 28, "102"),
    CompanySeed("9010", "Prairie Grid Energy", "prairiegrid.example", "UTILITIES", "United States", "Omaha", 1200),
    CompanySeed("9011", "Cedar & Stone Law", "cedarstone.example", "LAW_PRACTICE", "United Kingdom", "London", 90),
    CompanySeed("9012", "Kookaburra Learning", "kookaburra.example", "E_LEARNING", "Australia", "Brisbane", 55),
)  # fmt: skip

CONTACTS = (
    ContactSeed("501", "maria.lopez@volcancoffee.example", "María", "López", "Head of Marketing", "9001", "101", "opportunity", "+50223334455", "Guatemala"),
    ContactSeed("502", "jonas.linde@linde-logistik.example", "Jonas", "Linde", "Managing Director", "9002", "102", "lead", "+49401234567", "Germany"),
    ContactSeed("503", "d.okafor@harborhealth.example", "Daniel", "Okafor", "VP Demand Generation", "9003", "103", "marketingqualifiedlead", "+16175550142", "United States"),
    ContactSeed("504", "lucia.paz@quetzaltel.example", "Lucía", "Paz", "Events Manager", "9004", "101"),
    ContactSeed("505", "ingrid.berg@fjordline.example", "Ingrid", "Berg", "CMO", "9005", "102", "customer", "+4755123456", "Norway"),
    ContactSeed("506", "sam.tremblay@mapleridge.example", "Sam", "Tremblay", "Field Marketing Lead", "9006", "103"),
    ContactSeed("507", "kenji.mori@sakura-robotics.example", "健二", "森", "Marketing Director", "9007", "", "lead", "+81661234567", "Japan"),
    ContactSeed("508", "carlos.vega@bancoistmo.example", "Carlos", "Vega", "Brand Manager", "9008", "101"),
    ContactSeed("509", "elise.martin@atelier-lumiere.example", "Élise", "Martin", "Founder", "9009", "102", "subscriber"),
    ContactSeed("510", "rosa.delgado@gmail.com", "Rosa", "Delgado", "Consultant", "", "", "lead"),
    ContactSeed("511", "ben.harper@prairiegrid.example", "Ben", "Harper", "Communications Director", "9010"),
    ContactSeed("512", "amelia.stone@cedarstone.example", "Amelia", "Stone", "Partner", ""),
)  # fmt: skip
