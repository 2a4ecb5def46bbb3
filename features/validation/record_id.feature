Feature: The record's id
  The service alone gives ids. A supplier does not send one with a new record, and repeats it in an update.

  @VAL-008 @API-CREATE-03
  Scenario Outline: A new record with the id <id> is refused before anything else of it is looked at
    Given a complete HPV vaccination where
      | field     | value    |
      | id        | <id>     |
      | status    | unheard  |
      | contained | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "id field must not be present for CREATE operation"

    Examples:
      | id         |
      | {uuid}     |
      | my-record  |
      | {blank}    |
      | {number 0} |
      | {false}    |

  @VAL-008 @API-CREATE-03
  Scenario: A good record with an id of its own is refused, and nothing is stored
    Given a complete HPV vaccination where
      | field | value  |
      | id    | {uuid} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "id field must not be present for CREATE operation"
    And nothing is stored

  @VAL-008 @API-CREATE-03 @API-ID-01
  Scenario: A new record whose id is null gets one from the service
    Given a complete HPV vaccination where
      | field | value  |
      | id    | {null} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

  @VAL-009
  Scenario Outline: An update whose body has the id <id> is refused before anything else of it is looked at
    Given the supplier has recorded a complete HPV vaccination
    When the supplier updates the record where
      | field     | value    |
      | id        | <id>     |
      | status    | unheard  |
      | contained | {absent} |
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: The provided immunization id:{note record id} doesn't match with the content of the request body
      """

    Examples:
      | id         |
      | {uuid}     |
      | {absent}   |
      | {null}     |
      | {blank}    |
      | {number 5} |

  @VAL-009
  Scenario: An update that speaks of two records changes neither
    Given the supplier has recorded a complete HPV vaccination as "first"
    And the supplier has recorded a complete HPV vaccination as "second"
    When the supplier updates the record "second" where
      | field | value                  |
      | id    | {note first record id} |
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: The provided immunization id:{note second record id} doesn't match with the content of the request body
      """
    And nothing is changed
