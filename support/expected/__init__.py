"""The oracle: what each store and each answer must hold for a given record.

It is written from the rules alone and shares nothing with the embedded service but plain reference facts,
so that each can show the other's mistakes.
"""

from support.expected.delta import delta_rows
from support.expected.events import events_item
from support.expected.flat import FLAT_FIELDS, flat_map
from support.expected.history import Change, History, Operation
from support.expected.links import Search
from support.expected.resource import stored_resource
from support.expected.responses import created, deleted, read, refusal, updated
from support.expected.search import Warnings, found, found_among_others
from support.expected.vaccine_type import vaccine_type_of

__all__ = [
    "FLAT_FIELDS",
    "Change",
    "History",
    "Operation",
    "Search",
    "Warnings",
    "created",
    "deleted",
    "delta_rows",
    "events_item",
    "flat_map",
    "found",
    "found_among_others",
    "read",
    "refusal",
    "stored_resource",
    "updated",
    "vaccine_type_of",
]
