Feature: The practitioner
  Who gave the vaccine may be told, by name and once. A practitioner inside the record is referred to by exactly one
  performer, and no performer refers to anybody else inside it.

  Scenario Outline: A practitioner whose <field> is <value> is refused
    Given a complete PNEUMOCOCCAL vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Practitioner')].<message>
      """

    @VAL-083
    Examples: Names that are no list
      | field             | value                    | message               |
      | practitioner name | {json {}}                | name must be an array |
      | practitioner name | {json {"family": "Fox"}} | name must be an array |

    @VAL-084
    Examples: No name in the list
      | field             | value     | message                        |
      | practitioner name | {json []} | name must be a non-empty array |

    @VAL-085
    Examples: A name that is no object
      | field                                                  | value    | message                          |
      | $.contained[?(@.resourceType=='Practitioner')].name[1] | {text x} | name must be an array of objects |

    @VAL-086
    Examples: A name that is an empty object
      | field                                                  | value       | message                                    |
      | practitioner name                                      | {json [{}]} | name must be an array of non-empty objects |
      | $.contained[?(@.resourceType=='Practitioner')].name[1] | {json {}}   | name must be an array of non-empty objects |

    @VAL-087
    Examples: Given names that are no list
      | field                    | value           | message                        |
      | practitioner given names | {text Tamsin}   | name[0].given must be an array |
      | practitioner given names | {null}          | name[0].given must be an array |
      | practitioner given names | {json {"a": 1}} | name[0].given must be an array |

    @VAL-088
    Examples: No given name in the list
      | field                    | value     | message                                 |
      | practitioner given names | {json []} | name[0].given must be a non-empty array |

    @VAL-089
    Examples: A given name that is not text
      | field                    | value                   | message                           |
      | practitioner given names | {json [5]}              | name[0].given[0] must be a string |
      | practitioner given names | {json ["Tamsin", null]} | name[0].given[1] must be a string |

    @VAL-090
    Examples: A given name that is blank
      | field                    | value                   | message                                     |
      | practitioner given names | {json [""]}             | name[0].given[0] must be a non-empty string |
      | practitioner given names | {json ["Tamsin", "\t"]} | name[0].given[1] must be a non-empty string |

    @VAL-091
    Examples: A family name that is not text
      | field                    | value          | message                         |
      | practitioner family name | {number 5}     | name[0].family must be a string |
      | practitioner family name | {null}         | name[0].family must be a string |
      | practitioner family name | {json ["Fox"]} | name[0].family must be a string |

    @VAL-092
    Examples: A family name that is blank
      | field                    | value         | message                                   |
      | practitioner family name | {blank}       | name[0].family must be a non-empty string |
      | practitioner family name | {1 space}     | name[0].family must be a non-empty string |
      | practitioner family name | {json "\t\n"} | name[0].family must be a non-empty string |

  @VAL-092
  Scenario Outline: Which of a practitioner's names is checked: <which>
    Given a complete PNEUMOCOCCAL vaccination where
      | field             | value                     |
      | date and time     | 2023-03-15T09:41:07+00:00 |
      | practitioner name | <names>                   |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Practitioner')].name[<index>].family must be a non-empty string
      """

    Examples:
      | which                                 | index | names                                                                                                                          |
      | the official one                      | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "given": ["B"], "family": ""}]}                                  |
      | the first that is not old             | 1     | {json [{"use": "old", "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}, {"given": ["C"], "family": "Fox"}]}    |
      | the first that was in use at the time | 1     | {json [{"use": "official", "period": {"end": "2020-12-31"}, "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}]} |
      | the first, if none has all its parts  | 0     | {json [{"family": ""}, {"use": "official", "given": ["B"]}]}                                                                   |

  @API-VAL-11 @VAL-087 @VAL-088 @VAL-091
  Scenario Outline: A practitioner whose <field> is <value> is accepted
    Given a complete PNEUMOCOCCAL vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Names, or parts of them, may be left out
      | field                    | value    |
      | practitioner name        | {absent} |
      | practitioner given names | {absent} |
      | practitioner family name | {absent} |

    Examples: Names may be longer than a patient's
      | field                    | value                             |
      | practitioner given names | Ann, Bea, Cat, Dee, Eve, Flo, Gaz |
      | practitioner given names | {181 letters}                     |
      | practitioner family name | {36 letters}                      |

  @VAL-028
  Scenario Outline: Without a practitioner inside the record, a performer that refers to <reference> is refused
    Given a complete PNEUMOCOCCAL vaccination where
      | field                  | value       |
      | practitioner reference | <reference> |
      | practitioner           | {absent}    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: performer must not contain internal references when there is no contained Practitioner resource"

    Examples:
      | reference |
      | #Pract1   |
      | #Pat1     |
      | #         |

  @VAL-029
  Scenario Outline: A performer that refers to <reference> inside the record is refused next to the one that refers to the practitioner
    Given a complete PNEUMOCOCCAL vaccination where
      | field                          | value       |
      | $.performer[2].actor.reference | <reference> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: performer must not contain any internal references other than to the contained Practitioner resource"

    Examples:
      | reference |
      | #Pat1     |
      | #Nobody   |
      | #         |

  @VAL-029
  Scenario: Nobody else inside the record may take the place of the practitioner
    Given a complete PNEUMOCOCCAL vaccination where
      | field                  | value   |
      | practitioner reference | #Nobody |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: performer must not contain any internal references other than to the contained Practitioner resource"

  @VAL-030
  Scenario Outline: A practitioner inside the record is refused if the only reference is <reference>
    Given a complete PNEUMOCOCCAL vaccination where
      | field                  | value       |
      | practitioner id        | Nurse1      |
      | practitioner reference | <reference> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained Practitioner resource id 'Nurse1' must be referenced from performer
      """

    Examples:
      | reference           |
      | {absent}            |
      | Practitioner/Nurse1 |
      | Nurse1              |

  @VAL-031
  Scenario: A practitioner inside the record is refused if two performers are the same one
    Given a complete PNEUMOCOCCAL vaccination where
      | field                          | value   |
      | practitioner id                | Nurse1  |
      | practitioner reference         | #Nurse1 |
      | $.performer[2].actor.reference | #Nurse1 |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: contained Practitioner resource id 'Nurse1' must only be referenced once from performer"

  @VAL-028 @VAL-031
  Scenario Outline: Further performers of whom nothing is inside the record are accepted in a <size> record
    Given a <size> PNEUMOCOCCAL vaccination where
      | field                               | value                  |
      | $.performer[<next>].actor.reference | Practitioner/elsewhere |
      | $.performer[<next>].actor.type      | Practitioner           |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | size     | next |
      | complete | 2    |
      | minimal  | 1    |

  @VAL-030 @VAL-068
  Scenario: The organisation may itself be the performer that refers to the practitioner
    Given a complete PNEUMOCOCCAL vaccination where
      | field           | value                                                                                                                                                            |
      | practitioner id | Nurse1                                                                                                                                                           |
      | performers      | {json [{"actor": {"type": "Organization", "reference": "#Nurse1", "identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "X0X0X"}}}]} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
