Feature: Dose, batch and reason as published
  What was given, how much of it, as which dose, and why.

  Scenario Outline: How <flat field> tells of <what>
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field        | value       |
      | <flat field> | <published> |

    @DLT-DOSE_SEQUENCE-1
    Examples: The dose number as text
      | what         | field       | value | flat field    | published |
      | a first dose | dose number | 1     | DOSE_SEQUENCE | {text 1}  |
      | a ninth dose | dose number | 9     | DOSE_SEQUENCE | {text 9}  |

    @DLT-VACCINE_MANUFACTURER-1
    Examples: The manufacturer
      | what           | field        | value         | flat field           | published     |
      | a manufacturer | manufacturer | Ácme (UK) Ltd | VACCINE_MANUFACTURER | Ácme (UK) Ltd |

    @DLT-VACCINE_MANUFACTURER-2
    Examples: No manufacturer
      | what                    | field          | value    | flat field           | published |
      | a missing manufacturer  | $.manufacturer | {absent} | VACCINE_MANUFACTURER | {blank}   |
      | a nameless manufacturer | manufacturer   | {absent} | VACCINE_MANUFACTURER | {blank}   |

    @DLT-BATCH_NUMBER-1
    Examples: The lot number
      | what         | field      | value                   | flat field   | published               |
      | a lot number | lot number | {1 space}ab 12{1 space} | BATCH_NUMBER | {1 space}ab 12{1 space} |

    @DLT-BATCH_NUMBER-2
    Examples: No lot number
      | what                 | field      | value    | flat field   | published |
      | a missing lot number | lot number | {absent} | BATCH_NUMBER | {blank}   |

    @DLT-EXPIRY_DATE-1
    Examples: The expiry date without hyphens
      | what                    | field       | value      | flat field  | published |
      | a past expiry date      | expiry date | 2019-01-31 | EXPIRY_DATE | 20190131  |
      | a future expiry date    | expiry date | 2099-12-31 | EXPIRY_DATE | 20991231  |
      | an unpadded expiry date | expiry date | 2031-1-5   | EXPIRY_DATE | 20310105  |

    @DLT-EXPIRY_DATE-2
    Examples: No expiry date
      | what                  | field       | value    | flat field  | published |
      | a missing expiry date | expiry date | {absent} | EXPIRY_DATE | {blank}   |

    @DLT-DOSE_AMOUNT-1
    Examples: The dose amount as an exact number
      | what                     | field       | value                                            | flat field  | published                                        |
      | half a millilitre        | dose amount | {number 0.50}                                    | DOSE_AMOUNT | {number 0.5}                                     |
      | a whole number           | dose amount | {number 1}                                       | DOSE_AMOUNT | {number 1}                                       |
      | zero                     | dose amount | {number 0}                                       | DOSE_AMOUNT | {number 0}                                       |
      | a power of ten           | dose amount | {number 1E+2}                                    | DOSE_AMOUNT | {number 100}                                     |
      | an amount of many digits | dose amount | {number 0.12345678901234568}                     | DOSE_AMOUNT | {number 0.12345678901234568}                     |
      | a huge amount            | dose amount | {number 1E+125}                                  | DOSE_AMOUNT | {number 1E+125}                                  |
      | a tiny amount            | dose amount | {number 1E-128}                                  | DOSE_AMOUNT | {number 1E-128}                                  |
      | an amount of 38 digits   | dose amount | {number 1.2345678901234567890123456789012345678} | DOSE_AMOUNT | {number 1.2345678901234567890123456789012345678} |

    @DLT-DOSE_AMOUNT-2
    Examples: No dose amount
      | what                     | field         | value    | flat field  | published |
      | a unit without an amount | dose amount   | {absent} | DOSE_AMOUNT | {blank}   |
      | a missing dose quantity  | dose quantity | {absent} | DOSE_AMOUNT | {blank}   |

    @DLT-DOSE_UNIT_CODE-1
    Examples: A SNOMED code of the unit
      | what               | field          | value     | flat field     | published |
      | a code of the unit | dose unit code | 339000109 | DOSE_UNIT_CODE | 339000109 |

    @DLT-DOSE_UNIT_CODE-2
    Examples: A code of the unit from another system
      | what                    | field            | value                     | flat field     | published |
      | a UCUM code of the unit | dose unit system | http://unitsofmeasure.org | DOSE_UNIT_CODE | {blank}   |

    @DLT-DOSE_UNIT_CODE-3
    Examples: No code of the unit
      | what                  | field          | value    | flat field     | published |
      | a unit without a code | dose unit code | {absent} | DOSE_UNIT_CODE | {blank}   |

    @DLT-DOSE_UNIT_TERM-1
    Examples: The unit, whatever its system
      | what                  | field         | value                                                                                       | flat field     | published |
      | a unit                | dose unit     | drop                                                                                        | DOSE_UNIT_TERM | drop      |
      | a unit of other codes | dose quantity | {json {"value": 2, "unit": "drop", "system": "http://unitsofmeasure.org", "code": "[drp]"}} | DOSE_UNIT_TERM | drop      |

    @DLT-DOSE_UNIT_TERM-2
    Examples: No unit
      | what           | field     | value    | flat field     | published |
      | a missing unit | dose unit | {absent} | DOSE_UNIT_TERM | {blank}   |

    @DLT-INDICATION_CODE-1
    Examples: A reason
      | what            | field   | value                                                                            | flat field      | published |
      | a single reason | reasons | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "552000108"}]}]} | INDICATION_CODE | 552000108 |

    @DLT-INDICATION_CODE-2
    Examples: The first SNOMED code among the reasons
      | what                                  | field   | value                                                                                                                                                                                                                                                                                   | flat field      | published |
      | the first SNOMED code of many reasons | reasons | {json [{"coding": [{"system": "https://example.org/codes", "code": "zz9"}]}, {"coding": [{"system": "https://example.org/codes", "code": "qq8"}, {"system": "http://snomed.info/sct", "code": "552000108"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "551000105"}]}]} | INDICATION_CODE | 552000108 |
      | a SNOMED code after a reason in words | reasons | {json [{"text": "a traveller"}, {"coding": [{"system": "http://snomed.info/sct", "code": "552000108"}]}]}                                                                                                                                                                               | INDICATION_CODE | 552000108 |

    @DLT-INDICATION_CODE-3
    Examples: No SNOMED code among the reasons
      | what                       | field   | value                                                                         | flat field      | published |
      | a reason of another system | reasons | {json [{"coding": [{"system": "https://example.org/codes", "code": "zz9"}]}]} | INDICATION_CODE | {blank}   |
      | a reason in words          | reasons | {json [{"text": "a traveller"}]}                                              | INDICATION_CODE | {blank}   |
      | a missing reason           | reasons | {absent}                                                                      | INDICATION_CODE | {blank}   |

    @DLT-INDICATION_CODE-4
    Examples: The first SNOMED coding has no code
      | what                             | field   | value                                                                                                                                                      | flat field      | published |
      | a reason that only has a display | reasons | {json [{"coding": [{"system": "http://snomed.info/sct", "display": "no code"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "552000108"}]}]} | INDICATION_CODE | {blank}   |

  @DLT-DOSE_SEQUENCE-2
  Scenario: A dose number in words is not published
    Given a complete COVID vaccination where
      | field            | value    |
      | dose number      | {absent} |
      | dose number text | 5        |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field         | value   |
      | DOSE_SEQUENCE | {blank} |

  @destructive @DLT-DLV-07 @DLT-DLV-08 @DLT-DOSE_AMOUNT-4 @SEQ-18
  Scenario Outline: A dose amount <that> is accepted and stored, and never published
    Given a complete COVID vaccination where
      | field       | value             |
      | dose amount | {number <amount>} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows nothing

    Examples:
      | that         | amount                                   |
      | of 39 digits | 1.23456789012345678901234567890123456789 |
      | of 1E+130    | 1E+130                                   |
      | of 1E-140    | 1E-140                                   |
