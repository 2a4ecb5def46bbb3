Feature: The amount that was given
  How much was given may be left out, and so may any part of it; but the code of a unit needs its system.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete ROTAVIRUS vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-127 @API-VAL-08
    Examples: An amount that is not a number
      | field       | value        | message                             |
      | dose amount | {text 0.5}   | doseQuantity.value must be a number |
      | dose amount | {blank}      | doseQuantity.value must be a number |
      | dose amount | {true}       | doseQuantity.value must be a number |
      | dose amount | {null}       | doseQuantity.value must be a number |
      | dose amount | {json [0.5]} | doseQuantity.value must be a number |

    @VAL-133 @API-VAL-08
    Examples: A unit that is not text
      | field     | value         | message                            |
      | dose unit | {number 5}    | doseQuantity.unit must be a string |
      | dose unit | {true}        | doseQuantity.unit must be a string |
      | dose unit | {null}        | doseQuantity.unit must be a string |
      | dose unit | {json ["ml"]} | doseQuantity.unit must be a string |

    @VAL-134
    Examples: A unit that is blank
      | field     | value         | message                                      |
      | dose unit | {blank}       | doseQuantity.unit must be a non-empty string |
      | dose unit | {1 space}     | doseQuantity.unit must be a non-empty string |
      | dose unit | {json "\t\n"} | doseQuantity.unit must be a non-empty string |

    @VAL-128 @API-VAL-08
    Examples: A code of the unit that is not text
      | field          | value         | message                            |
      | dose unit code | {number 5}    | doseQuantity.code must be a string |
      | dose unit code | {true}        | doseQuantity.code must be a string |
      | dose unit code | {null}        | doseQuantity.code must be a string |
      | dose unit code | {json ["ml"]} | doseQuantity.code must be a string |

    @VAL-129
    Examples: A code of the unit that is blank
      | field          | value         | message                                      |
      | dose unit code | {blank}       | doseQuantity.code must be a non-empty string |
      | dose unit code | {1 space}     | doseQuantity.code must be a non-empty string |
      | dose unit code | {json "\t\n"} | doseQuantity.code must be a non-empty string |

    @VAL-130 @API-VAL-08
    Examples: A system of the unit that is not text
      | field            | value         | message                              |
      | dose unit system | {number 5}    | doseQuantity.system must be a string |
      | dose unit system | {true}        | doseQuantity.system must be a string |
      | dose unit system | {json ["ml"]} | doseQuantity.system must be a string |

    @VAL-131
    Examples: A system of the unit that is blank
      | field            | value         | message                                        |
      | dose unit system | {blank}       | doseQuantity.system must be a non-empty string |
      | dose unit system | {1 space}     | doseQuantity.system must be a non-empty string |
      | dose unit system | {json "\t\n"} | doseQuantity.system must be a non-empty string |

    @VAL-132
    Examples: A code of the unit without its system
      | field            | value    | message                                                                   |
      | dose unit system | {absent} | If doseQuantity.code is present, doseQuantity.system must also be present |

    @VAL-130 @VAL-132
    Examples: A system of the unit that is null, which is both
      | field            | value  | message                                                                                                         |
      | dose unit system | {null} | doseQuantity.system must be a string; If doseQuantity.code is present, doseQuantity.system must also be present |

  @VAL-127
  Scenario Outline: A dose quantity of <quantity>, which is hardly JSON, is read and then refused
    When the supplier sends POST /Immunization
      """
      {
        "resourceType": "Immunization",
        "contained": [{"resourceType": "Patient", "id": "Pat1"}],
        "patient": {"reference": "#Pat1"},
        "identifier": [{"system": "https://example.org/vaccinations"}],
        "extension": [
          {
            "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure",
            "valueCodeableConcept": {"coding": []}
          }
        ],
        "performer": [{"actor": {"type": "Organization"}}],
        "protocolApplied": [{"targetDisease": []}],
        "doseQuantity": <quantity>
      }
      """
    Then the request is refused with 400 invariant, saying "Validation errors: doseQuantity.value must be a number"

    Examples: No finite number
      | quantity             |
      | {"value": NaN}       |
      | {"value": Infinity}  |
      | {"value": -Infinity} |

    Examples: Told twice, of which the last counts
      | quantity                       |
      | {"value": 0.5, "value": "0.5"} |

  @VAL-128 @VAL-132
  Scenario: A code of the unit that is null needs no system
    Given a complete ROTAVIRUS vaccination where
      | field            | value    |
      | dose unit code   | {null}   |
      | dose unit system | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: doseQuantity.code must be a string"

  @VAL-127
  Scenario Outline: An amount of <amount> is accepted and stored digit for digit
    Given a complete ROTAVIRUS vaccination where
      | field       | value             |
      | dose amount | {number <amount>} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: The size, the sign and the number of decimals are free
      | amount         |
      | 0              |
      | 0.30           |
      | 1.5            |
      | -0.5           |
      | 100            |
      | 0.123456789012 |

  @VAL-132
  Scenario Outline: A dose quantity of <quantity> is accepted
    Given a complete ROTAVIRUS vaccination where
      | field         | value      |
      | dose quantity | <quantity> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Any part may be left out, but for the system of a code
      | quantity                                                     |
      | {absent}                                                     |
      | {json {"value": 0.5}}                                        |
      | {json {"unit": "drop"}}                                      |
      | {json {"value": 0.5, "unit": "ml"}}                          |
      | {json {"value": 0.5, "system": "http://unitsofmeasure.org"}} |
      | {json {"system": "http://unitsofmeasure.org", "code": "ml"}} |
