"""Allure results that can be believed: what allure-behave leaves out or gets wrong is put right here."""

from support.evidence.allure.formatter import AllureFormatter

__all__ = ["AllureFormatter"]
