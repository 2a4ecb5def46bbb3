"""Arbitrary vaccinations: any that the rules allow, drawn by hypothesis rather than thought up.

They are written as a tester would prepare them, as a typical vaccination and changes to it, so that one that
shows a mistake can be told in a scenario.
"""

from support.vaccinations.arbitrary.draws import Draw, Enough, Vaccinations
from support.vaccinations.arbitrary.edits import Editable, forbidden
from support.vaccinations.arbitrary.given import STANDING_FOR, Given
from support.vaccinations.arbitrary.valid import valid

__all__ = ["STANDING_FOR", "Draw", "Editable", "Enough", "Given", "Vaccinations", "forbidden", "valid"]
