Feature: What a record may be made of
  The service takes a part of FHIR. Whatever does not belong to that part is refused by name, so that no supplier
  believes that something was kept which was not.

  @VAL-023 @API-VAL-13
  Scenario Outline: A vaccination with "<element>" is refused
    Given a complete FLU vaccination where
      | field       | value   |
      | $.<element> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <element> is not an allowed element of the Immunization resource for this service
      """

    Examples: Known to FHIR
      | element            | value                                 |
      | text               | {json {"status": "generated"}}        |
      | language           | en                                    |
      | implicitRules      | https://example.org/rules             |
      | modifierExtension  | {json []}                             |
      | statusReason       | {json {"text": "unwell"}}             |
      | occurrenceString   | last spring                           |
      | encounter          | {json {"reference": "Encounter/1"}}   |
      | reportOrigin       | {json {"text": "recalled"}}           |
      | isSubpotent        | {false}                               |
      | subpotentReason    | {json [{"text": "thawed"}]}           |
      | note               | {json [{"text": "left early"}]}       |
      | reasonReference    | {json [{"reference": "Condition/1"}]} |
      | education          | {json [{"documentType": "leaflet"}]}  |
      | programEligibility | {json [{"text": "age"}]}              |
      | fundingSource      | {json {"text": "public"}}             |
      | reaction           | {json [{"reported": true}]}           |

    Examples: Unknown to FHIR, whatever its value
      | element     | value                    |
      | colour      | red                      |
      | Status      | completed                |
      | _lotNumber  | {json {"extension": []}} |
      | isSubpotent | {null}                   |
      | note        | {json []}                |

  @VAL-024 @API-VAL-13
  Scenario Outline: A patient with "<element>" is refused
    Given a complete FLU vaccination where
      | field                                               | value   |
      | $.contained[?(@.resourceType=='Patient')].<element> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <element> is not an allowed element of the Patient resource for this service
      """

    Examples:
      | element             | value                                      |
      | telecom             | {json [{"system": "phone", "value": "1"}]} |
      | active              | {true}                                     |
      | deceasedBoolean     | {false}                                    |
      | generalPractitioner | {json []}                                  |
      | maritalStatus       | {null}                                     |
      | extension           | {json []}                                  |
      | text                | {json {"status": "generated"}}             |
      | meta                | {json {}}                                  |
      | _birthDate          | {json {}}                                  |
      | colour              | red                                        |

  @VAL-025 @API-VAL-13
  Scenario Outline: A practitioner with "<element>" is refused
    Given a complete FLU vaccination where
      | field                                                    | value   |
      | $.contained[?(@.resourceType=='Practitioner')].<element> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <element> is not an allowed element of the Practitioner resource for this service
      """

    Examples:
      | element       | value                                                                      |
      | identifier    | {json [{"system": "https://fhir.hl7.org.uk/Id/gmc-number", "value": "1"}]} |
      | gender        | female                                                                     |
      | birthDate     | 1971-11-23                                                                 |
      | address       | {json [{"postalCode": "ZZ99 3WZ"}]}                                        |
      | telecom       | {json []}                                                                  |
      | qualification | {null}                                                                     |
      | active        | {true}                                                                     |
      | extension     | {json []}                                                                  |
      | meta          | {json {}}                                                                  |

  @VAL-023 @VAL-024 @VAL-025
  Scenario: Each element that is not allowed is named, those of the vaccination first
    Given a complete FLU vaccination where
      | field                                                 | value     |
      | $.contained[?(@.resourceType=='Patient')].telecom     | {json []} |
      | $.contained[?(@.resourceType=='Practitioner')].gender | male      |
      | $.reportOrigin                                        | {json {}} |
      | $.isSubpotent                                         | {true}    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: reportOrigin is not an allowed element of the Immunization resource for this service; isSubpotent is not an allowed element of the Immunization resource for this service; gender is not an allowed element of the Practitioner resource for this service; telecom is not an allowed element of the Patient resource for this service
      """

  @VAL-169
  Scenario Outline: A narrative of <value> is let through by the field checks and refused by the FHIR model
    Given a complete FLU vaccination where
      | field       | value   |
      | $.narrative | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}narrative{any text}
      """

    Examples:
      | value                          |
      | all went well                  |
      | {json {"status": "generated"}} |
      | {null}                         |

  @VAL-022
  Scenario Outline: A resource of the type <type> is refused
    Given a complete FLU vaccination where
      | field         | value  |
      | resource type | <type> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: This service only accepts FHIR Immunization Resources (i.e. resourceType must equal 'Immunization')
      """

    Examples:
      | type         |
      | Patient      |
      | immunization |
      | {blank}      |
      | {absent}     |
      | {null}       |
      | {number 5}   |
