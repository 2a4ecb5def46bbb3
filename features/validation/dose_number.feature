Feature: The dose number
  Which dose of the course it was is told by a number from 1 to 9, or in words, but not in both ways.

  Scenario Outline: A dose number <number> is refused
    Given a complete ROTAVIRUS vaccination where
      | field       | value    |
      | dose number | <number> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].doseNumberPositiveInt must be <what>
      """

    @VAL-102
    Examples: Below 1
      | number | what               |
      | 0      | a positive integer |
      | -1     | a positive integer |

    @VAL-102 @API-VAL-08
    Examples: No whole number
      | number       | what               |
      | {text 1}     | a positive integer |
      | {number 1.0} | a positive integer |
      | {number 1.5} | a positive integer |
      | {true}       | a positive integer |
      | {null}       | a positive integer |
      | {json [1]}   | a positive integer |

    @VAL-103
    Examples: Above 9
      | number | what                           |
      | 10     | an integer in the range 1 to 9 |
      | 100    | an integer in the range 1 to 9 |

  @VAL-102 @VAL-103
  Scenario Outline: A dose number <number> is accepted
    Given a complete ROTAVIRUS vaccination where
      | field       | value    |
      | dose number | <number> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: The first, one in between, the last
      | number |
      | 1      |
      | 5      |
      | 9      |

  Scenario Outline: A dose number in words of <words> is refused
    Given a complete ROTAVIRUS vaccination where
      | field            | value    |
      | dose number      | {absent} |
      | dose number text | <words>  |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].doseNumberString must be <what>
      """

    @VAL-104 @API-VAL-08
    Examples: No text
      | words          | what     |
      | {number 5}     | a string |
      | {true}         | a string |
      | {null}         | a string |
      | {json ["one"]} | a string |

    @VAL-105
    Examples: Blank text
      | words         | what               |
      | {blank}       | a non-empty string |
      | {1 space}     | a non-empty string |
      | {json "\t\n"} | a non-empty string |

  @VAL-104 @VAL-105 @API-VAL-10
  Scenario Outline: A dose number in words of <words> is accepted
    Given a complete ROTAVIRUS vaccination where
      | field            | value    |
      | dose number      | {absent} |
      | dose number text | <words>  |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | words                      |
      | Booster                    |
      | 10                         |
      | 0                          |
      | Dose sequence not recorded |
      | {300 letters}              |

  @VAL-166 @API-VAL-10
  Scenario: A vaccination without any dose number is refused
    Given a complete ROTAVIRUS vaccination where
      | field       | value    |
      | dose number | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}protocolApplied -> 0{any text}doseNumberPositiveInt{any text}doseNumberString{any text}"

  @VAL-167 @API-VAL-10
  Scenario: A vaccination with a dose number and the same in words is refused
    Given a complete ROTAVIRUS vaccination where
      | field            | value |
      | dose number      | 1     |
      | dose number text | One   |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}protocolApplied -> 0{any text}doseNumberPositiveInt{any text}doseNumberString{any text}"

  @VAL-103 @VAL-105
  Scenario: A dose number that is wrong in both forms is refused for both
    Given a complete ROTAVIRUS vaccination where
      | field            | value   |
      | dose number      | 10      |
      | dose number text | {blank} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9; protocolApplied[0].doseNumberString must be a non-empty string
      """

  Scenario Outline: A vaccination whose protocols are <protocols> is refused
    Given a complete ROTAVIRUS vaccination where
      | field     | value       |
      | protocols | <protocols> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-100
    Examples: No list
      | protocols | message                                                                                 |
      | {json {}} | protocolApplied must be an array; protocolApplied[0].targetDisease is a mandatory field |

    @VAL-101
    Examples: None in the list
      | protocols | message                                                                                                       |
      | {json []} | protocolApplied must be an array of length 1; protocolApplied[0].targetDisease is a mandatory field{any text} |

    @VAL-106
    Examples: Missing
      | protocols | message                                               |
      | {absent}  | protocolApplied[0].targetDisease is a mandatory field |

  @VAL-101
  Scenario Outline: A vaccination with a second protocol <second> is refused
    Given a complete ROTAVIRUS vaccination where
      | field                | value    |
      | $.protocolApplied[1] | <second> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied must be an array of length 1"

    Examples:
      | second                                                                                                                          |
      | {json {"targetDisease": [{"coding": [{"system": "http://snomed.info/sct", "code": "186150001"}]}], "doseNumberPositiveInt": 2}} |
      | {json {}}                                                                                                                       |

  @VAL-181
  Scenario Outline: A course of <doses> doses is refused by the FHIR model
    Given a complete ROTAVIRUS vaccination where
      | field                                       | value   |
      | $.protocolApplied[0].seriesDosesPositiveInt | <doses> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}protocolApplied -> 0 -> seriesDosesPositiveInt{any text}
      """

    Examples:
      | doses       |
      | {number 0}  |
      | {number -1} |

  @VAL-181
  Scenario: A course of 1 dose is accepted
    Given a complete ROTAVIRUS vaccination where
      | field                                       | value      |
      | $.protocolApplied[0].seriesDosesPositiveInt | {number 1} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
