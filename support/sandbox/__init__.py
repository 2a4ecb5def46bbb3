"""The embedded service: a stand-in for the Immunisation FHIR API that keeps state and obeys its contract.

Run it on its own with `python -m support.sandbox`.
"""
