"""Leaving nothing behind: the ledger of what a run made, and its deletion."""
