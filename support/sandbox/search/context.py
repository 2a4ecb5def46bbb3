"""What all searches work with besides their parameters."""

from collections.abc import Set
from dataclasses import dataclass

from support.sandbox.outcomes import unauthorised
from support.sandbox.permissions import Letter, Permissions
from support.sandbox.search.found import SearchableRecords


@dataclass(frozen=True)
class Context:
    """Who asks, where the records are, and the URL of the collection that links begin with."""

    permissions: Permissions
    store: SearchableRecords
    collection_url: str

    def searchable(self, vaccine_types: Set[str]) -> set[str]:
        """Keep the types that the supplier may search (API-PERM-06).

        Raises:
            Refused: 403 when none is left (API-PERM-04).
        """
        kept = {each for each in vaccine_types if self.permissions.allow(Letter.SEARCH, each)}
        if not kept:
            raise unauthorised()
        return kept
