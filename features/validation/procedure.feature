Feature: The vaccination procedure
  What was done is told in exactly one extension, by a SNOMED CT code that is well formed. There is no room for any
  other extension, not even for the situation in which somebody was not vaccinated.

  Scenario Outline: A vaccination without <what> is refused, and nothing else that is wrong is told
    Given a complete HEPB vaccination where
      | field      | value   |
      | <field>    | <value> |
      | status     | unheard |
      | lot number | {blank} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-145 @API-VAL-03
    Examples: Extensions
      | what           | field      | value    | message                        |
      | its extensions | extensions | {absent} | extension is a mandatory field |

    @VAL-146 @API-VAL-03
    Examples: Coded concept
      | what                                  | field                               | value                                                       | message                                                                                                                                            |
      | its procedure                         | $.extension[0].valueCodeableConcept | {absent}                                                    | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept is a mandatory field |
      | a coded concept in another extension  | extensions                          | {json [{"url": "https://example.org", "valueString": "y"}]} | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept is a mandatory field |
      | a coded concept in a second extension | $.extension[1]                      | {json {"url": "https://example.org", "valueString": "y"}}   | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept is a mandatory field |

    @VAL-147 @API-VAL-03
    Examples: Codings
      | what                             | field                                      | value                         | message                                                                                                                                                   |
      | codings of its procedure         | $.extension[0].valueCodeableConcept.coding | {absent}                      | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding is a mandatory field |
      | anything in its procedure        | $.extension[0].valueCodeableConcept        | {json {}}                     | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding is a mandatory field |
      | more than words in its procedure | $.extension[0].valueCodeableConcept        | {json {"text": "Vaccinated"}} | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding is a mandatory field |

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete HEPB vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-148
    Examples: Extensions that are no list
      | field      | value     | message                    |
      | extensions | {json {}} | extension must be an array |

    @VAL-149
    Examples: None or two in the list
      | field          | value                                                                                                                                       | message                                |
      | extensions     | {json []}                                                                                                                                   | extension must be an array of length 1 |
      | $.extension[1] | {json {"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure", "valueCodeableConcept": {"coding": []}}} | extension must be an array of length 1 |
      | $.extension[1] | {json {"url": "https://example.org", "valueCodeableConcept": {"coding": []}}}                                                               | extension must be an array of length 1 |

    @VAL-150 @API-VAL-08
    Examples: A URL that is not text
      | field         | value      | message                           |
      | extension URL | {number 5} | extension[0].url must be a string |
      | extension URL | {null}     | extension[0].url must be a string |
      | extension URL | {true}     | extension[0].url must be a string |

    @VAL-151
    Examples: A URL that is blank
      | field         | value         | message                                     |
      | extension URL | {blank}       | extension[0].url must be a non-empty string |
      | extension URL | {1 space}     | extension[0].url must be a non-empty string |
      | extension URL | {json "\t\n"} | extension[0].url must be a non-empty string |

    @VAL-152
    Examples: Another URL
      | field         | value                                                                                    | message                                                                                                                          |
      | extension URL | https://example.org                                                                      | extension[0].url must be one of the following: https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure |
      | extension URL | https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationSituation        | extension[0].url must be one of the following: https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure |
      | extension URL | https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus | extension[0].url must be one of the following: https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure |
      | extension URL | https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure/       | extension[0].url must be one of the following: https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure |

  Scenario Outline: A procedure whose <field> is <value> is refused
    Given a complete HEPB vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].<message>
      """

    @VAL-153 @API-VAL-08
    Examples: A code that is not text
      | field          | value                       | message               |
      | procedure code | {number 1324691000000104}   | code must be a string |
      | procedure code | {null}                      | code must be a string |
      | procedure code | {true}                      | code must be a string |
      | procedure code | {json ["1324691000000104"]} | code must be a string |

    @VAL-154
    Examples: A code that is blank
      | field          | value         | message                         |
      | procedure code | {blank}       | code must be a non-empty string |
      | procedure code | {1 space}     | code must be a non-empty string |
      | procedure code | {json "\t\n"} | code must be a non-empty string |

    @VAL-155
    Examples: A code that is too short, too long, or begins with 0
      | field          | value               | message                         |
      | procedure code | 10003               | code is not a valid snomed code |
      | procedure code | 9999999999999999009 | code is not a valid snomed code |
      | procedure code | 0101291008          | code is not a valid snomed code |

    @VAL-155
    Examples: A code whose check digit is wrong
      | field          | value            | message                         |
      | procedure code | 1324691000000105 | code is not a valid snomed code |
      | procedure code | 1324961000000104 | code is not a valid snomed code |

    @VAL-155
    Examples: A code of something that is no concept
      | field          | value  | message                         |
      | procedure code | 123012 | code is not a valid snomed code |
      | procedure code | 123110 | code is not a valid snomed code |

    @VAL-155
    Examples: A code that is not all digits
      | field          | value                     | message                         |
      | procedure code | NAVU                      | code is not a valid snomed code |
      | procedure code | 1324691000000104{1 space} | code is not a valid snomed code |

    @VAL-156 @API-VAL-08
    Examples: A term that is not text
      | field          | value                 | message                  |
      | procedure term | {number 5}            | display must be a string |
      | procedure term | {null}                | display must be a string |
      | procedure term | {true}                | display must be a string |
      | procedure term | {json ["Vaccinated"]} | display must be a string |

    @VAL-157
    Examples: A term that is blank
      | field          | value         | message                            |
      | procedure term | {blank}       | display must be a non-empty string |
      | procedure term | {1 space}     | display must be a non-empty string |
      | procedure term | {json "\t\n"} | display must be a non-empty string |

    @VAL-197
    Examples: No SNOMED code
      | field                                      | value                                                                                                           | message                   |
      | procedure code                             | {absent}                                                                                                        | code is a mandatory field |
      | $.extension[0].valueCodeableConcept.coding | {json []}                                                                                                       | code is a mandatory field |
      | $.extension[0].valueCodeableConcept.coding | {json [{"code": "1324691000000104"}]}                                                                           | code is a mandatory field |
      | $.extension[0].valueCodeableConcept.coding | {json [{"system": "http://snomed.info/SCT", "code": "1324691000000104"}]}                                       | code is a mandatory field |
      | $.extension[0].valueCodeableConcept.coding | {json [{"system": "http://snomed.info/sct"}, {"system": "http://snomed.info/sct", "code": "1324691000000104"}]} | code is a mandatory field |
      | extension URL                              | {absent}                                                                                                        | code is a mandatory field |

  Scenario Outline: A situation whose <member> is <value> is refused twice over: such an extension may not be there at all
    Given a complete HEPB vaccination where
      | field                                                  | value                                                                             |
      | extension URL                                          | https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationSituation |
      | $.extension[0].valueCodeableConcept.coding[0].<member> | <value>                                                                           |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationSituation')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].<member> must be <what>; extension[0].url must be one of the following: https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure
      """

    @VAL-096
    Examples: A code that is not text
      | member | value      | what     |
      | code   | {number 5} | a string |
      | code   | {null}     | a string |

    @VAL-097
    Examples: A code that is blank
      | member | value     | what               |
      | code   | {blank}   | a non-empty string |
      | code   | {1 space} | a non-empty string |

    @VAL-098
    Examples: A term that is not text
      | member  | value      | what     |
      | display | {number 5} | a string |
      | display | {null}     | a string |

    @VAL-099
    Examples: A term that is blank
      | member  | value     | what               |
      | display | {blank}   | a non-empty string |
      | display | {1 space} | a non-empty string |

  @VAL-210
  Scenario: An extension may not say anything else next to the procedure
    Given a complete HEPB vaccination where
      | field                      | value |
      | $.extension[0].valueString | more  |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}extension -> 0{any text}valueCodeableConcept{any text}"

  @VAL-155 @API-VAL-15
  Scenario Outline: The procedure code <code> is accepted, whatever it may stand for
    Given a complete HEPB vaccination where
      | field          | value  |
      | procedure code | <code> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Of 6 and of 18 digits, ending in 00 and in 10 but for the check digit
      | code               |
      | 123008             |
      | 987105             |
      | 999999999999999006 |
      | 999999999999999109 |

  @VAL-155 @VAL-157
  Scenario Outline: A procedure with the codings <codings> is accepted
    Given a complete HEPB vaccination where
      | field                                      | value     |
      | $.extension[0].valueCodeableConcept.coding | <codings> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Only the first SNOMED code is checked, wherever it stands
      | codings                                                                                                              |
      | {json [{"system": "http://snomed.info/sct", "code": "123008"}]}                                                      |
      | {json [{"system": "https://example.org", "code": "zz"}, {"system": "http://snomed.info/sct", "code": "123008"}]}     |
      | {json [{"system": "http://snomed.info/sct", "code": "123008"}, {"system": "http://snomed.info/sct", "code": "bad"}]} |
