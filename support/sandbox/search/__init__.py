"""The three searches for vaccinations: by patient and vaccine type, by target disease, by identifier.

`from_query` and `from_form` read what the client sent, `search` answers it. The records come from whatever
satisfies `SearchableRecords`.
"""

from support.sandbox.search.dispatch import search
from support.sandbox.search.found import Found, SearchableRecords
from support.sandbox.search.parameters import from_form, from_query

__all__ = ["Found", "SearchableRecords", "from_form", "from_query", "search"]
