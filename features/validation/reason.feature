Feature: The reason for a vaccination
  Reasons may be left out. Of each one that is told only the first code is checked.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete MENB vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-135
    Examples: Codings that are no list
      | field                  | value     | message                                         |
      | $.reasonCode[0].coding | {json {}} | reasonCode[0].coding must be an array           |
      | $.reasonCode[1].coding | x         | reasonCode[1].coding must be an array{any text} |

    @VAL-136
    Examples: No coding in the list
      | field                  | value     | message                                                  |
      | $.reasonCode[0].coding | {json []} | reasonCode[0].coding must be a non-empty array{any text} |
      | $.reasonCode[1].coding | {json []} | reasonCode[1].coding must be a non-empty array{any text} |

    @VAL-137 @API-VAL-08
    Examples: A code that is not text
      | field                          | value      | message                                       |
      | reason code                    | {number 5} | reasonCode[0].coding[0].code must be a string |
      | reason code                    | {true}     | reasonCode[0].coding[0].code must be a string |
      | reason code                    | {null}     | reasonCode[0].coding[0].code must be a string |
      | $.reasonCode[1].coding[0].code | {number 5} | reasonCode[1].coding[0].code must be a string |

    @VAL-138
    Examples: A code that is blank
      | field                          | value         | message                                                 |
      | reason code                    | {blank}       | reasonCode[0].coding[0].code must be a non-empty string |
      | reason code                    | {1 space}     | reasonCode[0].coding[0].code must be a non-empty string |
      | reason code                    | {json "\t\n"} | reasonCode[0].coding[0].code must be a non-empty string |
      | $.reasonCode[1].coding[0].code | {blank}       | reasonCode[1].coding[0].code must be a non-empty string |

  @VAL-137
  Scenario: Of several reasons only the first wrong one is told
    Given a complete MENB vaccination where
      | field   | value                                                                                       |
      | reasons | {json [{"coding": [{"code": "1"}]}, {"coding": [{"code": 5}]}, {"coding": [{"code": ""}]}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: reasonCode[1].coding[0].code must be a string"

  @VAL-137 @API-VAL-11
  Scenario Outline: A vaccination whose reasons are <reasons> is accepted
    Given a complete MENB vaccination where
      | field   | value     |
      | reasons | <reasons> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | reasons                                                                        |
      | {absent}                                                                       |
      | {json [{"text": "asked for it"}]}                                              |
      | {json [{"coding": [{"display": "Routine"}]}]}                                  |
      | {json [{"coding": [{"system": "https://example.org", "code": "not SNOMED"}]}]} |
      | {json [{"coding": [{"code": "1"}]}, {"coding": [{"code": "2"}]}]}              |

  @VAL-137 @VAL-179
  Scenario: A later code of a reason may be a number, which is stored as text
    Given a complete MENB vaccination where
      | field                          | value      |
      | $.reasonCode[0].coding[1].code | {number 5} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field                          | value |
      | $.reasonCode[0].coding[1].code | 5     |
