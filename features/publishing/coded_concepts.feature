Feature: Procedure, product, site and route as published
  Each is a code with a term. The code is the first SNOMED one; the term is what somebody wrote as free text,
  or else what the code is said to mean.

  @DLT-VACCINATION_PROCEDURE_TERM-1 @DLT-VACCINE_PRODUCT_TERM-1 @DLT-SITE_OF_VACCINATION_TERM-1
  @DLT-ROUTE_OF_VACCINATION_TERM-1
  Scenario: The term is the free text, if there is any
    Given a complete COVID vaccination where
      | field                 | value          |
      | procedure text        | procedure text |
      | procedure description | not this       |
      | procedure term        | nor this       |
      | product text          | product text   |
      | product description   | not this       |
      | product term          | nor this       |
      | site text             | site text      |
      | site description      | not this       |
      | site term             | nor this       |
      | route text            | route text     |
      | route description     | not this       |
      | route term            | nor this       |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                      | value          |
      | VACCINATION_PROCEDURE_TERM | procedure text |
      | VACCINE_PRODUCT_TERM       | product text   |
      | SITE_OF_VACCINATION_TERM   | site text      |
      | ROUTE_OF_VACCINATION_TERM  | route text     |

  @DLT-VACCINATION_PROCEDURE_TERM-2 @DLT-VACCINE_PRODUCT_TERM-2 @DLT-SITE_OF_VACCINATION_TERM-2
  @DLT-ROUTE_OF_VACCINATION_TERM-2
  Scenario: Without free text the term is the description
    Given a complete COVID vaccination where
      | field                 | value                 |
      | procedure description | procedure description |
      | procedure term        | not this              |
      | product description   | product description   |
      | product term          | not this              |
      | site description      | site description      |
      | site term             | not this              |
      | route description     | route description     |
      | route term            | not this              |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                      | value                 |
      | VACCINATION_PROCEDURE_TERM | procedure description |
      | VACCINE_PRODUCT_TERM       | product description   |
      | SITE_OF_VACCINATION_TERM   | site description      |
      | ROUTE_OF_VACCINATION_TERM  | route description     |

  @DLT-VACCINATION_PROCEDURE_TERM-3 @DLT-VACCINE_PRODUCT_TERM-3 @DLT-SITE_OF_VACCINATION_TERM-3
  @DLT-ROUTE_OF_VACCINATION_TERM-3
  Scenario: Without a description the term is what the code displays
    Given a complete COVID vaccination where
      | field          | value             |
      | procedure term | procedure display |
      | product term   | product display   |
      | site term      | site display      |
      | route term     | route display     |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                      | value             |
      | VACCINATION_PROCEDURE_TERM | procedure display |
      | VACCINE_PRODUCT_TERM       | product display   |
      | SITE_OF_VACCINATION_TERM   | site display      |
      | ROUTE_OF_VACCINATION_TERM  | route display     |

  @DLT-VACCINATION_PROCEDURE_TERM-4 @DLT-VACCINE_PRODUCT_TERM-4 @DLT-SITE_OF_VACCINATION_TERM-4
  @DLT-ROUTE_OF_VACCINATION_TERM-4
  Scenario: Without any of them the term is blank
    Given a complete COVID vaccination where
      | field          | value    |
      | procedure term | {absent} |
      | product term   | {absent} |
      | site term      | {absent} |
      | route term     | {absent} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                      | value   |
      | VACCINATION_PROCEDURE_TERM | {blank} |
      | VACCINE_PRODUCT_TERM       | {blank} |
      | SITE_OF_VACCINATION_TERM   | {blank} |
      | ROUTE_OF_VACCINATION_TERM  | {blank} |

  Scenario Outline: Code and term of all four when <case>
    Given a complete COVID vaccination where
      | field     | value                        |
      | procedure | {json {"coding": <codings>}} |
      | product   | {json {"coding": <codings>}} |
      | site      | {json {"coding": <codings>}} |
      | route     | {json {"coding": <codings>}} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                      | value  |
      | VACCINATION_PROCEDURE_CODE | <code> |
      | VACCINATION_PROCEDURE_TERM | <term> |
      | VACCINE_PRODUCT_CODE       | <code> |
      | VACCINE_PRODUCT_TERM       | <term> |
      | SITE_OF_VACCINATION_CODE   | <code> |
      | SITE_OF_VACCINATION_TERM   | <term> |
      | ROUTE_OF_VACCINATION_CODE  | <code> |
      | ROUTE_OF_VACCINATION_TERM  | <term> |

    @DLT-VACCINATION_PROCEDURE_CODE-1 @DLT-VACCINE_PRODUCT_CODE-1 @DLT-SITE_OF_VACCINATION_CODE-1
    @DLT-ROUTE_OF_VACCINATION_CODE-1
    Examples: The first SNOMED code
      | case                                 | codings                                                                                                                                                         | code         | term   |
      | a code of another system comes first | [{"system": "https://example.org/codes", "code": "zz9", "display": "other"}, {"system": "http://snomed.info/sct", "code": "770001000101", "display": "snomed"}] | 770001000101 | snomed |
      | a code of no system comes first      | [{"code": "zz9", "display": "other"}, {"system": "http://snomed.info/sct", "code": "770001000101", "display": "snomed"}]                                        | 770001000101 | snomed |

    @DLT-VACCINATION_PROCEDURE_CODE-2 @DLT-VACCINE_PRODUCT_CODE-2 @DLT-SITE_OF_VACCINATION_CODE-2
    @DLT-ROUTE_OF_VACCINATION_CODE-2
    Examples: The first of several
      | case                       | codings                                                                                                                                                               | code         | term  |
      | there are two SNOMED codes | [{"system": "http://snomed.info/sct", "code": "880002000107", "display": "first"}, {"system": "http://snomed.info/sct", "code": "770001000101", "display": "second"}] | 880002000107 | first |

    @DLT-VACCINATION_PROCEDURE_TERM-5 @DLT-VACCINE_PRODUCT_TERM-5 @DLT-SITE_OF_VACCINATION_TERM-5
    @DLT-ROUTE_OF_VACCINATION_TERM-5
    Examples: The term goes with the code
      | case                                          | codings                                                                                                                                                                                                                                                                                                                                                                                   | code         | term    |
      | only the second SNOMED code has a description | [{"system": "https://example.org/codes", "code": "zz9", "display": "other"}, {"system": "http://snomed.info/sct", "code": "770001000101", "display": "first"}, {"system": "http://snomed.info/sct", "code": "880002000107", "display": "second", "extension": [{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString": "not this"}]}] | 770001000101 | first   |
      | only other codes have a display               | [{"system": "https://example.org/codes", "code": "zz9", "display": "other"}, {"system": "http://snomed.info/sct", "code": "770001000101"}, {"system": "http://snomed.info/sct", "code": "880002000107", "display": "second"}]                                                                                                                                                             | 770001000101 | {blank} |

    @DLT-VACCINATION_PROCEDURE_TERM-6 @DLT-VACCINE_PRODUCT_TERM-6 @DLT-SITE_OF_VACCINATION_TERM-6
    @DLT-ROUTE_OF_VACCINATION_TERM-6
    Examples: The first description counts, other extensions do not
      | case                           | codings                                                                                                                                                                                                                                                                                                                                                                                                         | code         | term    |
      | an extension is no description | [{"system": "http://snomed.info/sct", "code": "770001000101", "display": "display", "extension": [{"url": "https://example.org/Description", "valueString": "wrong"}]}]                                                                                                                                                                                                                                         | 770001000101 | display |
      | there are two descriptions     | [{"system": "http://snomed.info/sct", "code": "770001000101", "display": "display", "extension": [{"url": "https://example.org/Description", "valueString": "wrong"}, {"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString": "one"}, {"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString": "two"}]}] | 770001000101 | one     |

  Scenario Outline: Code and term of product, site and route when <case>
    Given a complete COVID vaccination where
      | field   | value            |
      | product | {json <concept>} |
      | site    | {json <concept>} |
      | route   | {json <concept>} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                     | value  |
      | VACCINE_PRODUCT_CODE      | <code> |
      | VACCINE_PRODUCT_TERM      | <term> |
      | SITE_OF_VACCINATION_CODE  | <code> |
      | SITE_OF_VACCINATION_TERM  | <term> |
      | ROUTE_OF_VACCINATION_CODE | <code> |
      | ROUTE_OF_VACCINATION_TERM | <term> |

    @DLT-VACCINE_PRODUCT_CODE-3 @DLT-SITE_OF_VACCINATION_CODE-3 @DLT-ROUTE_OF_VACCINATION_CODE-3
    Examples: The first SNOMED coding has no code
      | case                                     | concept                                                                                                                                                   | code    | term  |
      | only the second SNOMED coding has a code | {"coding": [{"system": "http://snomed.info/sct", "display": "first"}, {"system": "http://snomed.info/sct", "code": "880002000107", "display": "second"}]} | {blank} | first |

    @DLT-VACCINE_PRODUCT_CODE-4 @DLT-SITE_OF_VACCINATION_CODE-4 @DLT-ROUTE_OF_VACCINATION_CODE-4
    Examples: No SNOMED coding
      | case                               | concept                                                                                  | code    | term    |
      | the only code is of another system | {"coding": [{"system": "https://example.org/codes", "code": "zz9", "display": "other"}]} | {blank} | {blank} |
      | the only code is of no system      | {"coding": [{"code": "551000105", "display": "display"}]}                                | {blank} | {blank} |

    @DLT-VACCINE_PRODUCT_TERM-8 @DLT-SITE_OF_VACCINATION_TERM-8 @DLT-ROUTE_OF_VACCINATION_TERM-8
    Examples: Free text without a SNOMED coding
      | case                                  | concept                                                                                                       | code    | term      |
      | there is free text and a foreign code | {"coding": [{"system": "https://example.org/codes", "code": "zz9", "display": "other"}], "text": "only text"} | {blank} | only text |

    @DLT-VACCINE_PRODUCT_TERM-9 @DLT-SITE_OF_VACCINATION_TERM-9 @DLT-ROUTE_OF_VACCINATION_TERM-9
    Examples: Free text alone, or a null flavour
      | case                                   | concept                                                                                                                                          | code    | term      |
      | there is free text alone               | {"text": "only text"}                                                                                                                            | {blank} | only text |
      | there is a null flavour                | {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "code": "NAVU", "display": "Not available"}]}                      | {blank} | {blank}   |
      | there are a null flavour and free text | {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "code": "NAVU", "display": "Not available"}], "text": "only text"} | {blank} | only text |

  @DLT-SITE_OF_VACCINATION_CODE-5 @DLT-ROUTE_OF_VACCINATION_CODE-5
  Scenario: Without site and route their codes and terms are blank
    Given a complete COVID vaccination where
      | field | value    |
      | site  | {absent} |
      | route | {absent} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                     | value     |
      | SITE_OF_VACCINATION_CODE  | {blank}   |
      | SITE_OF_VACCINATION_TERM  | {blank}   |
      | ROUTE_OF_VACCINATION_CODE | {blank}   |
      | ROUTE_OF_VACCINATION_TERM | {blank}   |
      | CONVERSION_ERRORS         | {json []} |
