Feature: Variations that are accepted
  A record need not look like the typical one. What is sent is stored as it was sent, but for what is empty, for
  numbers in the place of text, and for the form of dates.

  @API-VAL-11
  Scenario Outline: A minimal <type> vaccination is all that is needed
    Given a minimal <type> vaccination
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

    Examples: With one disease, and with six
      | type |
      | RSV  |
      | 6IN1 |

  @API-VAL-12
  Scenario Outline: <value> as the <field> is accepted and not stored
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field   | value    |
      | <field> | {absent} |

    Examples: Empty objects
      | field          | value     |
      | $.manufacturer | {json {}} |
      | dose quantity  | {json {}} |
      | site           | {json {}} |
      | route          | {json {}} |
      | meta           | {json {}} |
      | name period    | {json {}} |

    Examples: Empty lists
      | field         | value     |
      | reasons       | {json []} |
      | address lines | {json []} |

    Examples: Null in the place of what nobody checks
      | field              | value  |
      | $.location.display | {null} |
      | product text       | {null} |
      | city               | {null} |
      | patient name use   | {null} |

    Examples: Objects that hold nothing but empty ones
      | field          | value                                  |
      | $.manufacturer | {json {"identifier": {}}}              |
      | meta           | {json {"profile": [], "source": null}} |

  @VAL-179
  Scenario Outline: A number in the place of text, as <field>, is stored as text
    Given a complete COVID vaccination where
      | field   | value      |
      | <field> | {number 5} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field   | value    |
      | <field> | {text 5} |

    Examples:
      | field              |
      | reason term        |
      | city               |
      | site text          |
      | $.location.display |

  Scenario Outline: <what> kept as sent
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

    @API-VAL-13
    Examples: Metadata
      | what                    | field | value                                                                                      |
      | Metadata of a client is | meta  | {json {"profile": ["https://example.org/profile"], "lastUpdated": "2021-02-07T13:28:17Z"}} |

    @EVT-RES-05
    Examples: Text
      | what                       | field         | value                  |
      | Spaces at the ends are     | lot number    | {2 spaces}B-2{1 space} |
      | Other scripts are          | family name   | Łukasiewicz 李          |
      | Quotes and backslashes are | location code | "a" \\ b               |

    @VAL-127
    Examples: Numbers
      | what                        | field       | value |
      | A negative amount is        | dose amount | -0.5  |
      | An amount with a final 0 is | dose amount | 0.30  |

    @API-VAL-15
    Examples: Codes that nobody looks up
      | what                                 | field             | value         |
      | An unknown organisation is           | organisation code | NOBODY        |
      | An unknown place is                  | location code     | NOWHERE       |
      | A product of another vaccine type is | product code      | 2020989121102 |

  @VAL-023
  Scenario: The order of a record's members means nothing
    Given a vaccination with the body
      """
      {
        "protocolApplied": [
          {
            "doseNumberPositiveInt": 2,
            "targetDisease": [{"coding": [{"code": "840539006", "system": "http://snomed.info/sct"}]}]
          }
        ],
        "performer": [
          {
            "actor": {
              "identifier": {"value": "X0X0X", "system": "https://fhir.nhs.uk/Id/ods-organization-code"},
              "type": "Organization"
            }
          }
        ],
        "location": {"identifier": {"value": "X0X0X", "system": "https://fhir.nhs.uk/Id/ods-organization-code"}},
        "primarySource": false,
        "recorded": "2023-03-15T10:02:55Z",
        "occurrenceDateTime": "2023-03-15T09:41:07+00:00",
        "patient": {"reference": "#p"},
        "vaccineCode": {"text": "Unknown product"},
        "status": "completed",
        "identifier": [{"value": "{note run mark}-{uuid}", "system": "https://example.org/vaccinations"}],
        "extension": [
          {
            "valueCodeableConcept": {"coding": [{"code": "1324691000000104", "system": "http://snomed.info/sct"}]},
            "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure"
          }
        ],
        "contained": [
          {
            "address": [{"postalCode": "ZZ99 3WZ"}],
            "birthDate": "1971-11-23",
            "gender": "other",
            "name": [{"given": ["Oriel"], "family": "Quill"}],
            "id": "p",
            "resourceType": "Patient"
          }
        ],
        "resourceType": "Immunization"
      }
      """
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE
