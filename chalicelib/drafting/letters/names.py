"""Forms of address: whom a letter greets and how, by language, tone, title, and what a name and a job title tell."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from chalicelib.text.folding import folded
from chalicelib.text.quoting import first_name, one_line

Gender = Literal["", "f", "m"]

FEMININE = frozenset(
    ["adriana", "agnes", "alexandra", "alice", "alicia", "amelia", "ana", "andrea", "angela", "anja", "anke", "anna", "anne", "annette", "antonia", "astrid", "barbara", "beata", "beatriz", "bethany", "birgit", "brigitte", "camila", "camille", "carla", "carmen", "carolina", "caroline", "catarina", "catherine", "cecile", "celine", "charlotte", "chiara", "christiane", "christina", "christine", "claire", "clara", "claudia", "cristina", "daniela", "deborah", "diana", "dorothea", "eleanor", "elena", "elise", "elizabeth", "elke", "emily", "emma", "erika", "esther", "eva", "fatima", "fernanda", "florence", "francesca", "gabriela", "giulia", "grace", "greta", "hannah", "heike", "helen", "helena", "helga", "henrike", "imogen", "ines", "ingrid", "irene", "isabel", "isabelle", "jane", "janet", "jennifer", "jessica", "joana", "johanna", "judith", "julia", "juliana", "julie", "karen", "karin", "katharina", "katherine", "kathleen", "katja", "kerstin", "kirsten", "larissa", "laura", "lena", "leticia", "lidia", "linda", "lisa", "lorena", "lorna", "louise", "lucia", "lucie", "luisa", "luise", "madeleine", "magdalena", "malin", "manon", "margaret", "margarita", "maria", "mariana", "marie", "marion", "marisol", "marta", "martina", "mary", "mathilde", "melanie", "mercedes", "michelle", "miriam", "monica", "monika", "mirjam", "nadia", "nadine", "natalia", "nathalie", "nicole", "nina", "nora", "olga", "olivia", "patricia", "paula", "pauline", "petra", "phoebe", "pilar", "priya", "rachel", "raquel", "rebecca", "regina", "renate", "rita", "rocio", "rosa", "ruth", "sabine", "sandra", "sara", "sarah", "silke", "silvia", "simone", "sofia", "sonia", "sophia", "sophie", "stefanie", "stephanie", "susan", "susana", "susanne", "sylvie", "tamsin", "tanja", "tatiana", "teresa", "thais", "theresa", "ursula", "ute", "valentina", "valerie", "vanessa", "vera", "veronica", "veronika", "victoria", "virginie", "yvonne", "zoe"]
)  # fmt: skip
MASCULINE = frozenset(
    ["aaron", "adam", "adrian", "albert", "alberto", "alejandro", "alessandro", "alexander", "alfonso", "alfred", "alvaro", "andreas", "andrew", "antoine", "antonio", "arthur", "ben", "benjamin", "benoit", "bernd", "bernhard", "bruno", "carl", "carlos", "cedric", "charles", "christian", "christoph", "christophe", "christopher", "claus", "clay", "daniel", "david", "derek", "detlef", "diego", "dieter", "dirk", "dominik", "duarte", "eduardo", "emil", "enrique", "eric", "erik", "ernst", "ethan", "fabian", "faisal", "felipe", "felix", "fernando", "florian", "francisco", "franck", "frank", "frederic", "friedrich", "gabriel", "georg", "george", "gerald", "gerard", "gerhard", "giovanni", "gonzalo", "gregor", "guillaume", "gustavo", "hans", "harald", "heinrich", "heinz", "helmut", "henri", "henrik", "henry", "hugh", "hugo", "ibrahim", "ignacio", "jacob", "jakob", "james", "jan", "javier", "jean", "jens", "jerome", "joachim", "joao", "jochen", "johannes", "john", "jonas", "jorg", "jorge", "jose", "joseph", "juan", "julian", "julien", "jurgen", "kai", "karl", "karsten", "kenneth", "klaus", "konrad", "kurt", "lars", "laurent", "leonardo", "lorenzo", "lothar", "louis", "luc", "lucas", "luis", "lukas", "manfred", "manuel", "marc", "marcel", "marcelo", "marco", "marcus", "mario", "mark", "markus", "martin", "mathieu", "matthew", "matthias", "max", "michael", "miguel", "mohammed", "nathan", "nicolas", "niall", "nils", "norbert", "olaf", "oliver", "olivier", "omar", "oscar", "otto", "pablo", "pascal", "patrick", "paul", "paulo", "pedro", "peter", "philip", "philipp", "philippe", "pierre", "rafael", "rainer", "ralf", "ramon", "raul", "reinhard", "renato", "ricardo", "richard", "robert", "roberto", "roger", "rohan", "roland", "rolf", "ruben", "rudolf", "samuel", "santiago", "sebastian", "sebastien", "sergio", "simon", "stefan", "stephen", "steven", "sven", "thiago", "thibault", "thierry", "thomas", "thorsten", "tim", "tom", "tobias", "torsten", "ulrich", "uwe", "victor", "vincent", "volker", "walter", "werner", "wilhelm", "wiktor", "william", "wolfgang", "xavier", "yann", "yusuf", "yves"]
)  # fmt: skip
"""First names that are common and of one gender wherever they are met; what is in doubt is in neither."""
TITLE_MARKS: tuple[tuple[str, Gender, tuple[str, ...]], ...] = (
    ("de", "f", ("leiterin", "fuhrerin", "inhaberin", "studentin", "managerin", "referentin", "direktorin", "assistentin",
                 "koordinatorin", "beauftragte", "chefin", "vorstandin", "beraterin", "verantwortliche")),
    ("de", "m", ("leiter", "fuhrer", "inhaber", "student", "direktor", "referent", "beauftragter", "koordinator")),
    ("fr", "f", ("directrice", "fondatrice", "gerante", "acheteuse", "coordinatrice", "presidente", "etudiante", "chargee")),
    ("fr", "m", ("directeur", "fondateur", "gerant", "acheteur", "coordinateur", "president", "etudiant", "charge")),
    ("es", "f", ("directora", "fundadora", "coordinadora", "encargada", "presidenta", "jefa", "administradora", "socia")),
    ("es", "m", ("director", "fundador", "coordinador", "encargado", "jefe", "administrador", "socio")),
    ("pt", "f", ("diretora", "fundadora", "coordenadora", "encarregada", "socia", "administradora", "compradora")),
    ("pt", "m", ("diretor", "fundador", "coordenador", "encarregado", "socio", "administrador", "comprador")),
)  # fmt: skip
_ACADEMIC = re.compile(r"^(?:(?:prof|dr|ing|mag|univ)(?:\.-?| ) ?|h\. ?c\. ?){1,4}(?=\w)", re.IGNORECASE)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


class Person(NamedTuple):
    """A person as a letter may name them; empty text where the form gives nothing that can be repeated."""

    first: str
    last: str
    academic: str
    """`Dr.` or `Prof. Dr.`, as written."""
    gender: Gender


def person(given: str, family: str, job_title: str, language: str) -> Person:
    """What can be said of a person by name. Whatever looks like anything but a name is left out."""
    academic, given = _academic(one_line(given))
    more, family = _academic(one_line(family))
    first, last = first_name(given), first_name(family)
    return Person(first, last, academic or more, _gender(first, job_title, language))


def greeting(who: Person, wording: str, options: dict[str, str]) -> str:
    """A greeting line by what is known: `options` holds the table's greetings, `wording` is `first` or `formal`."""
    japanese = _JAPANESE.search(who.last)
    if japanese:
        return options["japanese_script"].format(last=who.last)
    if wording == "japanese" and who.last:
        return options["japanese"].format(last=who.last)
    if wording == "first" and who.first:
        return options["first"].format(first=who.first)
    academic = f"{who.academic} " if who.academic else ""
    if who.last and who.gender:
        titled = academic or options[f"title_{who.gender}"]
        return options[f"formal_{who.gender}"].format(academic=academic, titled=titled, last=who.last)
    if who.first and who.last:
        return options["full"].format(academic=academic, first=who.first, last=who.last)
    if who.first:
        return options["first"].format(first=who.first)
    return options["nobody"]


def _academic(name: str) -> tuple[str, str]:
    found = _ACADEMIC.match(name[:60])
    return (found[0].strip(" -"), name[found.end() :].strip()) if found else ("", name)


def _gender(first: str, job_title: str, language: str) -> Gender:
    words = folded(job_title[:200]).split()
    for code, gender, marks in TITLE_MARKS:
        if code == language and any(word.strip(",.;()").endswith(marks) for word in words):
            return gender
    name = folded(first).split("-")[0].split(" ")[0]
    return "f" if name in FEMININE else "m" if name in MASCULINE else ""
