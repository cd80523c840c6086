"""Names of days, months and cities as English, Spanish, German, French and Portuguese write them. Data."""

from __future__ import annotations

from collections.abc import Mapping

DAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
}
MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
}  # fmt: skip
CITIES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "America/Sao_Paulo": "São Paulo", "America/Bogota": "Bogotá", "Asia/Kolkata": "India", "Asia/Calcutta": "India",
        "Europe/Kiev": "Kyiv", "America/Argentina/Buenos_Aires": "Buenos Aires", "America/New_York": "New York",
        "America/Mexico_City": "Mexico City", "Asia/Ho_Chi_Minh": "Ho Chi Minh City", "America/Panama": "Panama",
    },
    "es": {
        "America/New_York": "Nueva York", "America/Mexico_City": "Ciudad de México", "Europe/London": "Londres",
        "Europe/Berlin": "Berlín", "Europe/Paris": "París", "Europe/Lisbon": "Lisboa", "Europe/Rome": "Roma",
        "America/Los_Angeles": "Los Ángeles", "America/Sao_Paulo": "São Paulo", "America/Bogota": "Bogotá",
        "America/Panama": "Panamá", "Asia/Tokyo": "Tokio", "Europe/Zurich": "Zúrich", "Europe/Brussels": "Bruselas",
        "Europe/Vienna": "Viena", "Europe/Stockholm": "Estocolmo", "Europe/Copenhagen": "Copenhague", "Europe/Moscow": "Moscú",
        "Asia/Riyadh": "Riad", "Asia/Dubai": "Dubái", "Asia/Singapore": "Singapur", "Asia/Kolkata": "la India",
        "America/Costa_Rica": "Costa Rica", "America/El_Salvador": "El Salvador", "Europe/Warsaw": "Varsovia",
    },
    "de": {
        "Europe/Zurich": "Zürich", "Europe/Vienna": "Wien", "Europe/Rome": "Rom", "Europe/Lisbon": "Lissabon",
        "Europe/Warsaw": "Warschau", "Europe/Prague": "Prag", "Europe/Brussels": "Brüssel", "Europe/Copenhagen": "Kopenhagen",
        "America/Mexico_City": "Mexiko-Stadt", "America/Sao_Paulo": "São Paulo", "Asia/Tokyo": "Tokio", "Europe/Moscow": "Moskau",
        "Asia/Singapore": "Singapur", "Asia/Riyadh": "Riad", "Europe/Athens": "Athen", "Asia/Kolkata": "Indien",
        "Europe/Luxembourg": "Luxemburg",
    },
    "fr": {
        "Europe/London": "Londres", "Europe/Brussels": "Bruxelles", "Europe/Lisbon": "Lisbonne", "Europe/Rome": "Rome",
        "Europe/Vienna": "Vienne", "Europe/Warsaw": "Varsovie", "Europe/Copenhagen": "Copenhague", "Europe/Zurich": "Zurich",
        "America/Mexico_City": "Mexico", "America/Sao_Paulo": "São Paulo", "America/Montreal": "Montréal", "Asia/Riyadh": "Riyad",
        "Asia/Dubai": "Dubaï", "Asia/Singapore": "Singapour", "Europe/Moscow": "Moscou", "Africa/Algiers": "Alger",
        "Asia/Kolkata": "l'Inde", "Africa/Cairo": "Le Caire",
    },
    "pt": {
        "America/Sao_Paulo": "São Paulo", "Europe/Lisbon": "Lisboa", "Europe/London": "Londres", "Europe/Berlin": "Berlim",
        "America/New_York": "Nova York", "Europe/Paris": "Paris", "Europe/Rome": "Roma", "America/Mexico_City": "Cidade do México",
        "America/Bogota": "Bogotá", "Asia/Tokyo": "Tóquio", "Europe/Zurich": "Zurique", "Europe/Brussels": "Bruxelas",
        "Europe/Vienna": "Viena", "Europe/Warsaw": "Varsóvia", "Europe/Stockholm": "Estocolmo", "Asia/Singapore": "Singapura",
        "America/Belem": "Belém", "America/Maceio": "Maceió", "America/Cuiaba": "Cuiabá", "Asia/Kolkata": "Índia",
    },
}  # fmt: skip
"""Where the city of a zone is written otherwise than in the zone's own name."""
GERMAN_TIME: Mapping[str, str] = {
    "Europe/Berlin": "Berliner Zeit", "Europe/Vienna": "Wiener Zeit", "Europe/Zurich": "Zürcher Zeit", "Europe/London": "Londoner Zeit",
    "America/New_York": "New Yorker Zeit", "Europe/Paris": "Pariser Zeit", "Europe/Madrid": "Madrider Zeit",
    "Europe/Amsterdam": "Amsterdamer Zeit", "Europe/Lisbon": "Lissabonner Zeit",
}  # fmt: skip
"""The adjectives that Germans use; for others it is the local time of the city."""
