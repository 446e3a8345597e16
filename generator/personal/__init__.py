"""Personal data that text can hold without meaning to: addresses and numbers of people, as people write them.

E-mail addresses, telephone numbers (libphonenumber's rules), citizen service numbers (BSN, by their
eleven test) and those of neighbouring countries, bank accounts (IBAN, ISO 13616) and places on earth
(latitude and longitude).
"""

from generator.personal.kinds import Kind, PersonalData
from generator.personal.names import personal_in_name
from generator.personal.plain import APART, BETWEEN
from generator.personal.search import personal_data, personal_data_in

__all__ = [
    "APART",
    "BETWEEN",
    "Kind",
    "PersonalData",
    "personal_data",
    "personal_data_in",
    "personal_in_name",
]
