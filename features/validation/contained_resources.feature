Feature: Patient and practitioner inside the record
  A record carries its patient, and may carry the practitioner who vaccinated; nobody else. What is wrong with the
  two is reported before anything else is looked at.

  Scenario Outline: A record that contains <what> is refused
    Given a complete COVID vaccination where
      | field     | value  |
      | contained | <what> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-010 @API-VAL-01
    Examples: Nothing contained
      | what     | message                        |
      | {absent} | contained is a mandatory field |

    @VAL-011
    Examples: No list
      | what       | message                    |
      | {null}     | contained must be an array |
      | {json {}}  | contained must be an array |
      | {text x}   | contained must be an array |
      | {number 5} | contained must be an array |

    @VAL-012
    Examples: An empty list
      | what      | message                             |
      | {json []} | contained must be a non-empty array |

    @VAL-013
    Examples: No objects
      | what            | message                               |
      | {json ["x"]}    | contained must be an array of objects |
      | {json [null]}   | contained must be an array of objects |
      | {json [[]]}     | contained must be an array of objects |
      | {json ["x",{}]} | contained must be an array of objects |

    @VAL-014
    Examples: An empty object
      | what            | message                                         |
      | {json [{}]}     | contained must be an array of non-empty objects |
      | {json [{},"x"]} | contained must be an array of non-empty objects |

    @VAL-015
    Examples: No type
      | what                            | message                                          |
      | {json [{"id": "x"}]}            | contained resources must have 'resourceType' key |
      | {json [{"resourceType": null}]} | contained resources must have 'resourceType' key |

  Scenario Outline: A third contained resource that is <third> is refused
    Given a complete COVID vaccination where
      | field          | value   |
      | $.contained[2] | <third> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-013
    Examples: No object
      | third      | message                               |
      | {null}     | contained must be an array of objects |
      | {number 5} | contained must be an array of objects |

    @VAL-014
    Examples: An empty object
      | third     | message                                         |
      | {json {}} | contained must be an array of non-empty objects |

    @VAL-015
    Examples: No type
      | third              | message                                          |
      | {json {"id": "x"}} | contained resources must have 'resourceType' key |

    @VAL-016
    Examples: Neither Patient nor Practitioner
      | third                                                       | message                                                        |
      | {json {"resourceType": "Organization", "id": "Org1"}}       | contained must contain only Patient and Practitioner resources |
      | {json {"resourceType": "QuestionnaireResponse", "id": "Q"}} | contained must contain only Patient and Practitioner resources |
      | {json {"resourceType": "patient", "id": "Pat2"}}            | contained must contain only Patient and Practitioner resources |
      | {json {"resourceType": "Organization"}}                     | contained must contain only Patient and Practitioner resources |

    @VAL-017
    Examples: A second patient
      | third                                            | message                                             |
      | {json {"resourceType": "Patient", "id": "Pat2"}} | contained must contain exactly one Patient resource |
      | {json {"resourceType": "Patient"}}               | contained must contain exactly one Patient resource |

    @VAL-018
    Examples: A second practitioner
      | third                                                   | message                                                       |
      | {json {"resourceType": "Practitioner", "id": "Nurse2"}} | contained must contain a maximum of one Practitioner resource |
      | {json {"resourceType": "Practitioner"}}                 | contained must contain a maximum of one Practitioner resource |

  @VAL-017
  Scenario Outline: A <size> record without a patient is refused
    Given a <size> COVID vaccination where
      | field   | value    |
      | patient | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    Examples:
      | size     | message                                             |
      | complete | contained must contain exactly one Patient resource |
      | minimal  | contained must be a non-empty array                 |

  @VAL-016 @VAL-017 @VAL-018 @API-VAL-01
  Scenario: All that is wrong with the types of the contained resources is told at once
    Given a complete COVID vaccination where
      | field     | value                                                                                                         |
      | contained | {json [{"resourceType": "Practitioner"}, {"resourceType": "Practitioner"}, {"resourceType": "Organization"}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained must contain only Patient and Practitioner resources; contained must contain exactly one Patient resource; contained must contain a maximum of one Practitioner resource
      """

  Scenario Outline: A record whose <field> is <value> is refused
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-019
    Examples: A patient without an id
      | field      | value    | message                                                |
      | patient id | {absent} | The contained Patient resource must have an 'id' field |
      | patient id | {null}   | The contained Patient resource must have an 'id' field |

    @VAL-020
    Examples: A practitioner without an id
      | field           | value    | message                                                     |
      | practitioner id | {absent} | The contained Practitioner resource must have an 'id' field |
      | practitioner id | {null}   | The contained Practitioner resource must have an 'id' field |

  @VAL-019 @VAL-020
  Scenario: Without any ids, that of the patient is asked for first
    Given a complete COVID vaccination where
      | field           | value    |
      | patient id      | {absent} |
      | practitioner id | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: The contained Patient resource must have an 'id' field"

  @VAL-021
  Scenario: Patient and practitioner may not have the same id
    Given a complete COVID vaccination where
      | field                  | value  |
      | patient id             | Some1  |
      | patient reference      | #Some1 |
      | practitioner id        | Some1  |
      | practitioner reference | #Some1 |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: ids must not be duplicated amongst contained resources"

  @VAL-172 @VAL-173 @VAL-174
  Scenario Outline: A patient with the id <id> is accepted
    Given a complete COVID vaccination where
      | field             | value |
      | patient id        | <id>  |
      | patient reference | #<id> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: One character, all kinds of characters, and 64 of them
      | id                                                               |
      | p                                                                |
      | A.b-9                                                            |
      | abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ.0123456789 |

  Scenario Outline: A patient with the id "<id>" is refused
    Given a complete COVID vaccination where
      | field             | value |
      | patient id        | <id>  |
      | patient reference | #<id> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}contained -> 1 -> id{any text}
      """

    @VAL-172
    Examples: Other characters
      | id      |
      | Pat 1   |
      | Pat_1   |
      | Patiënt |

    @VAL-173
    Examples: No characters
      | id      |
      | {blank} |

    @VAL-174
    Examples: 65 characters
      | id                                                                |
      | abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ.01234567890 |

  Scenario Outline: A patient reference <reference> is refused
    Given a complete COVID vaccination where
      | field             | value       |
      | patient id        | Pat1        |
      | patient reference | <reference> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-026
    Examples: None, or none to a contained resource
      | reference        | message                                                                      |
      | {absent}         | patient.reference must be a single reference to a contained Patient resource |
      | {null}           | patient.reference must be a single reference to a contained Patient resource |
      | {number 5}       | patient.reference must be a single reference to a contained Patient resource |
      | {json ["#Pat1"]} | patient.reference must be a single reference to a contained Patient resource |
      | {blank}          | patient.reference must be a single reference to a contained Patient resource |
      | Pat1             | patient.reference must be a single reference to a contained Patient resource |
      | Patient/Pat1     | patient.reference must be a single reference to a contained Patient resource |

    @VAL-027
    Examples: To somebody else
      | reference | message                                                                         |
      | #Pat2     | The reference '#Pat2' does not match the id of the contained Patient resource   |
      | #pat1     | The reference '#pat1' does not match the id of the contained Patient resource   |
      | #         | The reference '#' does not match the id of the contained Patient resource       |
      | #Pract1   | The reference '#Pract1' does not match the id of the contained Patient resource |

  @VAL-026
  Scenario: A record that does not say whom it is about is refused
    Given a complete COVID vaccination where
      | field     | value    |
      | $.patient | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: patient.reference must be a single reference to a contained Patient resource"

  @VAL-017 @VAL-018 @API-VAL-11
  Scenario: The patient may come first, and the practitioner needs no more than an id
    Given a complete COVID vaccination where
      | field                  | value                                                                                                                                                                                                                                          |
      | contained              | {json [{"resourceType": "Patient", "id": "Pat1", "name": [{"family": "Quill", "given": ["Oriel"]}], "gender": "other", "birthDate": "1971-11-23", "address": [{"postalCode": "ZZ99 3WZ"}]}, {"resourceType": "Practitioner", "id": "Nurse1"}]} |
      | patient reference      | #Pat1                                                                                                                                                                                                                                          |
      | practitioner reference | #Nurse1                                                                                                                                                                                                                                        |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
