Feature: The status of a vaccination
  Only vaccinations that were given are recorded, so the status is always "completed".

  Scenario Outline: A vaccination with the status <status> is refused
    Given a complete MENACWY vaccination where
      | field  | value    |
      | status | <status> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: status must be <what>
      """

    @VAL-080 @API-VAL-08
    Examples: No text
      | status               | what     |
      | {number 5}           | a string |
      | {true}               | a string |
      | {null}               | a string |
      | {json ["completed"]} | a string |

    @VAL-081
    Examples: Blank text
      | status        | what               |
      | {blank}       | a non-empty string |
      | {1 space}     | a non-empty string |
      | {json "\t\n"} | a non-empty string |

    @VAL-082 @API-VAL-14
    Examples: Another status, or another spelling
      | status             | what                            |
      | not-done           | one of the following: completed |
      | entered-in-error   | one of the following: completed |
      | in-progress        | one of the following: completed |
      | Completed          | one of the following: completed |
      | completed{1 space} | one of the following: completed |

  @VAL-163
  Scenario: A vaccination without a status is refused, and the model looks no further
    Given a complete MENACWY vaccination where
      | field         | value    |
      | status        | {absent} |
      | date and time | {absent} |
      | product       | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}status{any text}"
