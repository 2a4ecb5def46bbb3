Feature: Target diseases, and the vaccine type that follows from them
  A record does not name its vaccine type: the set of diseases does. Each disease has one SNOMED CT code, and
  together they must be one of the sets that the service knows, in any order.

  Scenario Outline: A vaccination whose target diseases are <diseases> is refused
    Given a complete MMR vaccination where
      | field           | value      |
      | target diseases | <diseases> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease<message>
      """

    @VAL-106
    Examples: Missing
      | diseases | message                       |
      | {absent} | {1 space}is a mandatory field |

    @VAL-108
    Examples: A disease with no SNOMED coding, or with two
      | diseases                                                                                                                                  | message                                                                             |
      | {json [{"coding": []}]}                                                                                                                   | [0].coding must contain exactly one element with a system of http://snomed.info/sct |
      | {json [{"coding": [{"code": "14189004"}]}]}                                                                                               | [0].coding must contain exactly one element with a system of http://snomed.info/sct |
      | {json [{"coding": [{"system": "http://snomed.info/SCT", "code": "14189004"}]}]}                                                           | [0].coding must contain exactly one element with a system of http://snomed.info/sct |
      | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "14189004"}, {"system": "http://snomed.info/sct", "code": "14189004"}]}]} | [0].coding must contain exactly one element with a system of http://snomed.info/sct |
      | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "6142004"}]}, {"coding": [{"code": "14189004"}]}, {"coding": []}]}        | [1].coding must contain exactly one element with a system of http://snomed.info/sct |

  @VAL-107
  Scenario Outline: A target disease <disease> has no codings and is refused
    Given a complete MMR vaccination where
      | field                                 | value     |
      | $.protocolApplied[0].targetDisease[1] | <disease> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: Every element of protocolApplied[0].targetDisease must have 'coding' property
      """

    Examples:
      | disease                  |
      | {json {"text": "Mumps"}} |
      | {json {}}                |

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete FLU vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[0].coding[?(@.system=='http://snomed.info/sct')].code <message>
      """

    @VAL-109 @API-VAL-08
    Examples: A code that is not text
      | field               | value              | message          |
      | target disease code | {number 6142004}   | must be a string |
      | target disease code | {null}             | must be a string |
      | target disease code | {true}             | must be a string |
      | target disease code | {json ["6142004"]} | must be a string |

    @VAL-110
    Examples: A code that is blank
      | field               | value         | message                    |
      | target disease code | {blank}       | must be a non-empty string |
      | target disease code | {1 space}     | must be a non-empty string |
      | target disease code | {json "\t\n"} | must be a non-empty string |

  @VAL-109
  Scenario: The code of a later disease is checked as well
    Given a complete MMR vaccination where
      | field                                                | value             |
      | $.protocolApplied[0].targetDisease[2].coding[0].code | {number 36653000} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[2].coding[?(@.system=='http://snomed.info/sct')].code must be a string
      """

  @VAL-183 @API-VAL-05
  Scenario Outline: Disease number <index> without a code is refused, in a text without the usual prefix
    Given a complete MMR vaccination where
      | field                                                      | value    |
      | $.protocolApplied[0].targetDisease[<index>].coding[0].code | {absent} |
      | recorded                                                   | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      protocolApplied[0].targetDisease[<index>].coding[?(@.system=='http://snomed.info/sct')].code is a mandatory field
      """

    Examples:
      | index |
      | 0     |
      | 1     |
      | 2     |

  @VAL-184 @API-VAL-05
  Scenario: An empty list of target diseases is refused
    Given a complete MMR vaccination where
      | field           | value     |
      | target diseases | {json []} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      protocolApplied[0].targetDisease[0].coding[?(@.system=='http://snomed.info/sct')].code is a mandatory field
      """

  @VAL-185 @API-VAL-05 @API-ID-04
  Scenario Outline: A vaccination against <code> alone is of no type and refused
    Given a complete FLU vaccination where
      | field               | value  |
      | target disease code | <code> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['<code>'] is not a valid combination of disease codes for this service
      """

    Examples: Measles, tetanus, varicella, no disease, no code
      | code      |
      | 14189004  |
      | 76902006  |
      | 38907003  |
      | 101291009 |
      | 123       |
      | FLU       |
      | 6142004:  |

  @VAL-185 @API-VAL-05 @API-ID-04
  Scenario Outline: A vaccination against <first> and <second> is of no type and refused
    Given a complete HIBMENC vaccination where
      | field                                                | value    |
      | $.protocolApplied[0].targetDisease[0].coding[0].code | <first>  |
      | $.protocolApplied[0].targetDisease[1].coding[0].code | <second> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['<first>', '<second>'] is not a valid combination of disease codes for this service
      """

    Examples: Too few, too many, unknown, or the same twice, in the order in which they were sent
      | first     | second   |
      | 6142004   | 123      |
      | 14189004  | 36989005 |
      | 36989005  | 14189004 |
      | 840539006 | 6142004  |
      | 6142004   | 6142004  |

  @API-ID-04 @VAL-185
  Scenario Outline: Diseases <first>, <second> and <third> are a vaccination of the type <type>, in whatever order
    Given a minimal MMR vaccination where
      | field                                                | value    |
      | $.protocolApplied[0].targetDisease[0].coding[0].code | <first>  |
      | $.protocolApplied[0].targetDisease[1].coding[0].code | <second> |
      | $.protocolApplied[0].targetDisease[2].coding[0].code | <third>  |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value                   |
      | PatientSK | <type>#{note record id} |

    Examples:
      | type | first     | second    | third     |
      | MMR  | 14189004  | 36989005  | 36653000  |
      | MMR  | 36653000  | 14189004  | 36989005  |
      | MMR  | 36989005  | 36653000  | 14189004  |
      | 3IN1 | 398102009 | 397430003 | 76902006  |
      | 3IN1 | 76902006  | 397430003 | 398102009 |

  @API-ID-04 @VAL-185
  Scenario Outline: Two to six diseases in reverse order are still a vaccination of the type <type>
    Given a minimal <type> vaccination where
      | field           | value      |
      | target diseases | <diseases> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value                   |
      | PatientSK | <type>#{note record id} |

    Examples:
      | type    | diseases                                                                                                                                                                                                                                                                                                                                                                                                                                                   |
      | HIBMENC | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "709410003"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "23511006"}]}]}                                                                                                                                                                                                                                                                                                   |
      | HIBMENC | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "23511006"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "709410003"}]}]}                                                                                                                                                                                                                                                                                                   |
      | 4IN1    | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "76902006"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "27836007"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "397430003"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "398102009"}]}]}                                                                                                                                                  |
      | MMRV    | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "38907003"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "36653000"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "36989005"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "14189004"}]}]}                                                                                                                                                    |
      | 6IN1    | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "66071002"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "76902006"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "27836007"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "709410003"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "397430003"}]}, {"coding": [{"system": "http://snomed.info/sct", "code": "398102009"}]}]} |

  @API-ID-04 @VAL-185
  Scenario Outline: A <type> vaccination is known as such by its diseases
    Given a minimal <type> vaccination
    When the supplier records it
    Then the response names the new record at version 1
    And the events table item has
      | field     | value                   |
      | PatientSK | <type>#{note record id} |

    Examples:
      | type         |
      | 3IN1         |
      | 4IN1         |
      | 6IN1         |
      | BCG          |
      | COVID        |
      | FLU          |
      | HEPB         |
      | HIB          |
      | HIBMENC      |
      | HPV          |
      | MENACWY      |
      | MENB         |
      | MMR          |
      | MMRV         |
      | PERTUSSIS    |
      | PNEUMOCOCCAL |
      | ROTAVIRUS    |
      | RSV          |
      | SHINGLES     |

  @VAL-108 @API-ID-04
  Scenario: A disease may have codes of other systems next to its SNOMED code
    Given a complete FLU vaccination where
      | field                                        | value                                                                                                                                                   |
      | $.protocolApplied[0].targetDisease[0].coding | {json [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "J11"}, {"system": "http://snomed.info/sct", "code": "6142004"}, {"display": "Influenza"}]} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value                |
      | PatientSK | FLU#{note record id} |

  @VAL-185
  Scenario: The terms of the diseases play no part
    Given a complete FLU vaccination where
      | field               | value          |
      | target disease term | something else |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
