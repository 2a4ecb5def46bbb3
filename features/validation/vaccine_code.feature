Feature: The code of the vaccine
  Which product was given is told by its SNOMED CT code, which must be well formed; nobody looks it up. Only the
  first SNOMED code is checked, and codes of other systems are free.

  Scenario Outline: A vaccine whose <field> is <value> is refused
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: vaccineCode.coding[?(@.system=='http://snomed.info/sct')].<message>
      """

    @VAL-158 @API-VAL-08
    Examples: A code that is not text
      | field        | value                        | message               |
      | product code | {number 43113211000001101}   | code must be a string |
      | product code | {null}                       | code must be a string |
      | product code | {true}                       | code must be a string |
      | product code | {json ["43113211000001101"]} | code must be a string |

    @VAL-159
    Examples: A code that is blank
      | field        | value         | message                         |
      | product code | {blank}       | code must be a non-empty string |
      | product code | {1 space}     | code must be a non-empty string |
      | product code | {json "\t\n"} | code must be a non-empty string |

    @VAL-160
    Examples: A code that is too short, too long, or begins with 0
      | field        | value               | message                         |
      | product code | 10003               | code is not a valid snomed code |
      | product code | 9999999999999999009 | code is not a valid snomed code |
      | product code | 9999999999999999107 | code is not a valid snomed code |
      | product code | 0101291008          | code is not a valid snomed code |

    @VAL-160
    Examples: A code whose check digit is wrong
      | field        | value             | message                         |
      | product code | 43113211000001102 | code is not a valid snomed code |
      | product code | 34113211000001101 | code is not a valid snomed code |
      | product code | 123009            | code is not a valid snomed code |

    @VAL-160
    Examples: A code of something that is no concept: its last digits but one are neither 00 nor 10
      | field        | value  | message                         |
      | product code | 123012 | code is not a valid snomed code |
      | product code | 123110 | code is not a valid snomed code |
      | product code | 123201 | code is not a valid snomed code |

    @VAL-160
    Examples: A code that is not all digits
      | field        | value                      | message                         |
      | product code | 43113211000001101X         | code is not a valid snomed code |
      | product code | 43113211000001101{1 space} | code is not a valid snomed code |
      | product code | 4311-3211000001101         | code is not a valid snomed code |
      | product code | -123008                    | code is not a valid snomed code |

    @VAL-160
    Examples: A null flavour
      | field        | value | message                         |
      | product code | NAVU  | code is not a valid snomed code |
      | product code | UNC   | code is not a valid snomed code |
      | product code | UNK   | code is not a valid snomed code |
      | product code | NA    | code is not a valid snomed code |

    @VAL-161 @API-VAL-08
    Examples: A term that is not text
      | field        | value              | message                  |
      | product term | {number 5}         | display must be a string |
      | product term | {null}             | display must be a string |
      | product term | {true}             | display must be a string |
      | product term | {json ["Vaccine"]} | display must be a string |

    @VAL-162
    Examples: A term that is blank
      | field        | value         | message                            |
      | product term | {blank}       | display must be a non-empty string |
      | product term | {1 space}     | display must be a non-empty string |
      | product term | {json "\t\n"} | display must be a non-empty string |

  @VAL-165
  Scenario: A vaccination without a product is refused by the FHIR model
    Given a complete COVID vaccination where
      | field   | value    |
      | product | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}vaccineCode{any text}"

  @VAL-160 @API-VAL-15
  Scenario Outline: The code <code> is accepted, whatever it may stand for
    Given a complete COVID vaccination where
      | field        | value  |
      | product code | <code> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Of 6 and of 18 digits
      | code               |
      | 123008             |
      | 987105             |
      | 999999999999999006 |
      | 999999999999999109 |

    Examples: Of the core edition and of an extension
      | code             |
      | 368209003        |
      | 1324691000000104 |

  @VAL-160
  Scenario: The first SNOMED code is checked, though it is not the first code
    Given a complete COVID vaccination where
      | field           | value                                                                                                                                                              |
      | product codings | {json [{"system": "https://example.org", "code": "x"}, {"system": "http://snomed.info/sct", "code": "1"}, {"system": "http://snomed.info/sct", "code": "123008"}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: vaccineCode.coding[?(@.system=='http://snomed.info/sct')].code is not a valid snomed code
      """

  @VAL-160 @API-VAL-11
  Scenario Outline: A product told as <product> is accepted
    Given a complete COVID vaccination where
      | field   | value     |
      | product | <product> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: In words
      | product                                 |
      | {json {"text": "Unknown product"}}      |
      | {json {"coding": [{"display": "Any"}]}} |

    Examples: By codes of other systems, null flavours among them
      | product                                                                                                                     |
      | {json {"coding": [{"system": "https://example.org", "code": "NAVU"}]}}                                                      |
      | {json {"coding": [{"code": "UNK"}]}}                                                                                        |
      | {json {"coding": [{"system": "http://snomed.info/SCT", "code": "x"}]}}                                                      |
      | {json {"coding": [{"system": "https://example.org", "code": "x"}, {"system": "http://snomed.info/sct", "code": "123008"}]}} |

    Examples: By a second SNOMED code, which is not checked
      | product                                                                                                                          |
      | {json {"coding": [{"system": "http://snomed.info/sct", "code": "123008"}, {"system": "http://snomed.info/sct", "code": "bad"}]}} |

    Examples: By a SNOMED term without a code
      | product                                                                             |
      | {json {"coding": [{"system": "http://snomed.info/sct", "display": "Any vaccine"}]}} |
