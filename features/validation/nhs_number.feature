Feature: The patient's NHS number
  A record may come without an NHS number. If it has one, it must be ten digits of which the last one agrees with
  the others; nobody looks up whose number it is.

  Scenario Outline: An NHS number <number> is refused
    Given a complete COVID vaccination where
      | field                    | value    |
      | patient identifier value | <number> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].identifier[?(@.system=='https://fhir.nhs.uk/Id/nhs-number')].value <message>
      """

    @VAL-038 @API-VAL-08
    Examples: That is not text
      | number                | message          |
      | {number 9990000018}   | must be a string |
      | {null}                | must be a string |
      | {true}                | must be a string |
      | {json ["9990000018"]} | must be a string |

    @VAL-039
    Examples: That is white space
      | number        | message                    |
      | {1 space}     | must be a non-empty string |
      | {10 spaces}   | must be a non-empty string |
      | {json "\t\n"} | must be a non-empty string |

    @VAL-040
    Examples: That is too short or too long
      | number              | message               |
      | {blank}             | must be 10 characters |
      | 999000001           | must be 10 characters |
      | 99900000180         | must be 10 characters |
      | 999 000 0018        | must be 10 characters |
      | {1 space}9990000018 | must be 10 characters |

    @VAL-041
    Examples: That has a space in it
      | number             | message                 |
      | 99900 0018         | must not contain spaces |
      | {1 space}999000001 | must not contain spaces |
      | 999000001{1 space} | must not contain spaces |

    @VAL-042
    Examples: That is not all digits
      | number     | message                   |
      | 999000001X | is not a valid NHS number |
      | 999-000-01 | is not a valid NHS number |
      | +999000001 | is not a valid NHS number |

    @VAL-042
    Examples: Whose check digit is wrong
      | number     | message                   |
      | 9990000019 | is not a valid NHS number |
      | 9990000010 | is not a valid NHS number |
      | 9990000081 | is not a valid NHS number |
      | 9990000051 | is not a valid NHS number |
      | 1234567890 | is not a valid NHS number |

    @VAL-042
    Examples: That could have no check digit but ten
      | number     | message                   |
      | 9991234560 | is not a valid NHS number |
      | 9991234561 | is not a valid NHS number |
      | 9990000000 | is not a valid NHS number |

  @VAL-042 @API-VAL-15 @API-CREATE-09
  Scenario Outline: An NHS number <number> with the right check digit is accepted, whoever it belongs to
    Given a complete COVID vaccination where
      | field              | value    |
      | patient NHS number | <number> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: The check digit is the rest that is missing to eleven, and 0 if nothing is
      | number           |
      | 9990000018       |
      | 9990000050       |
      | 9990000093       |
      | 9990000131       |
      | 0000000000       |
      | {new NHS number} |

  @VAL-042 @API-VAL-15
  Scenario Outline: The record of <patient> is accepted, for nobody looks the patient up
    Given a complete COVID vaccination of <patient>
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | patient                                |
      | a patient with an unknown NHS number   |
      | a patient with a superseded NHS number |
      | a patient with an old NHS number       |
      | a sensitive patient                    |

  @API-VAL-11 @EVT-12
  Scenario Outline: The record of a patient with <what> is accepted, and filed under TBC
    Given a complete COVID vaccination of a patient with <what>
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value       |
      | PatientPK | Patient#TBC |

    Examples:
      | what                |
      | no NHS number       |
      | an empty NHS number |

  @VAL-042 @EVT-13
  Scenario Outline: A number <number> that does not say it is an NHS number is not checked, and is what the record is filed under
    Given a complete COVID vaccination where
      | field                     | value    |
      | patient identifier system | {absent} |
      | patient identifier value  | <number> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value            |
      | PatientPK | Patient#<number> |

    Examples:
      | number      |
      | 9990000019  |
      | 99900000180 |
      | none given  |

  Scenario Outline: A patient whose <field> is <value> is refused
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].<message>
      """

    @VAL-033
    Examples: Identifiers that are no list
      | field              | value     | message                     |
      | patient identifier | {json {}} | identifier must be an array |

    @VAL-034
    Examples: None or two in the list
      | field              | value                                                                                                                                                   | message                                 |
      | patient identifier | {json []}                                                                                                                                               | identifier must be an array of length 1 |
      | patient identifier | {json [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}, {"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000026"}]} | identifier must be an array of length 1 |
      | patient identifier | {json [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}, {}]}                                                                     | identifier must be an array of length 1 |

    @VAL-032
    Examples: An extension, even an empty one
      | field                                                             | value                                                       | message                                     |
      | $.contained[?(@.resourceType=='Patient')].identifier[0].extension | {json []}                                                   | identifier[0] must not include an extension |
      | $.contained[?(@.resourceType=='Patient')].identifier[0].extension | {null}                                                      | identifier[0] must not include an extension |
      | $.contained[?(@.resourceType=='Patient')].identifier[0].extension | {json [{"url": "https://example.org", "valueString": "y"}]} | identifier[0] must not include an extension |

    @VAL-037
    Examples: A system that is not that of NHS numbers
      | field                     | value                                       | message                                                             |
      | patient identifier system | https://fhir.nhs.uk/Id/nhs-number/          | identifier[0].system must equal 'https://fhir.nhs.uk/Id/nhs-number' |
      | patient identifier system | http://fhir.nhs.uk/Id/nhs-number            | identifier[0].system must equal 'https://fhir.nhs.uk/Id/nhs-number' |
      | patient identifier system | https://fhir.nhs.uk/Id/NHS-number           | identifier[0].system must equal 'https://fhir.nhs.uk/Id/nhs-number' |
      | patient identifier system | https://fhir.hl7.org.uk/Id/local-patient-id | identifier[0].system must equal 'https://fhir.nhs.uk/Id/nhs-number' |

  Scenario Outline: A patient's identifier whose system is <system> is refused twice over
    Given a complete COVID vaccination where
      | field                     | value    |
      | patient identifier system | <system> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].identifier[0].system must be <what>; contained[?(@.resourceType=='Patient')].identifier[0].system must equal 'https://fhir.nhs.uk/Id/nhs-number'
      """

    @VAL-035 @VAL-037
    Examples: No text
      | system     | what     |
      | {number 5} | a string |
      | {null}     | a string |
      | {true}     | a string |

    @VAL-036 @VAL-037
    Examples: Blank text
      | system        | what               |
      | {blank}       | a non-empty string |
      | {2 spaces}    | a non-empty string |
      | {json "\t\n"} | a non-empty string |

  @VAL-209
  Scenario: An identifier with nothing in it passes all checks, cannot be stored, and leaves nothing behind
    Given a complete COVID vaccination where
      | field              | value       |
      | patient identifier | {json [{}]} |
    When the supplier records it
    Then the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."
    And nothing is stored
