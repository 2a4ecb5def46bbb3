Feature: The journeys of a record
  A record is created, updated, deleted and brought back, by one supplier or by several. After each journey the
  events table holds the latest state and the delta table tells the whole story.

  Background:
    Given the supplier has recorded a complete COVID vaccination

  @smoke @SEQ-01 @API-VER-01
  Scenario: Recorded
    Then the events table holds the record as sent
    And the delta table shows CREATE

  @SEQ-02 @API-VER-01
  Scenario: Recorded and updated
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    And the events table holds the record as updated
    And the delta table shows CREATE, UPDATE

  @SEQ-03 @API-VER-01
  Scenario: Recorded and updated twice
    Given "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "TPP" updates the record where
      | field       | value |
      | dose number | 3     |
    Then the response confirms the update to version 3
    And the events table holds the record as updated
    And the delta table shows CREATE, UPDATE, UPDATE

  @SEQ-04 @API-VER-01
  Scenario: Recorded and deleted
    When "EMIS" deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted
    And the delta table shows CREATE, DELETE

  @SEQ-05 @API-VER-01
  Scenario: Recorded, updated and deleted
    Given "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "TPP" deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted
    And the delta table shows CREATE, UPDATE, DELETE

  @SEQ-06 @API-UPDATE-04 @EVT-33 @DLT-ROW-15
  Scenario: Recorded, deleted, and brought back by an update
    Given the supplier has deleted the record
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    And the events table holds the record as reinstated
    And the delta table shows CREATE, DELETE, UPDATE

  @SEQ-07 @API-CREATE-06 @EVT-34 @DLT-ROW-15
  Scenario: Recorded, deleted, and recorded again
    Given the supplier has deleted the record
    When "EMIS" records it again
    Then the response names the record at version 2
    And the events table holds the record as reinstated
    And the delta table shows CREATE, DELETE, UPDATE

  @SEQ-08 @API-VER-01
  Scenario Outline: Recorded, deleted, brought back when a supplier <brings it back>, and updated
    Given the supplier has deleted the record
    And "EMIS" has <brought it back>
    When "TPP" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 3
    And the events table holds the record as updated
    And the events table item has
      | field     | value      |
      | DeletedAt | reinstated |
    And the delta table shows CREATE, DELETE, UPDATE, UPDATE

    Examples:
      | brings it back   | brought it back    |
      | updates it       | updated the record |
      | records it again | recorded it again  |

  @SEQ-09 @API-VER-01
  Scenario Outline: Recorded, deleted, brought back when a supplier <brings it back>, and deleted again
    Given the supplier has deleted the record
    And "EMIS" has <brought it back>
    When "TPP" deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted
    And the events table item has
      | field   | value |
      | Version | 2     |
    And the delta table shows CREATE, DELETE, UPDATE, DELETE

    Examples:
      | brings it back   | brought it back    |
      | updates it       | updated the record |
      | records it again | recorded it again  |

  @SEQ-10 @API-CREATE-07 @VAL-201
  Scenario: Recorded, deleted, recorded again, and once more in vain
    Given the supplier has deleted the record
    And "EMIS" has recorded it again
    When "TPP" records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And nothing is changed

  @SEQ-12 @API-CREATE-04 @VAL-201
  Scenario: Recorded, and recorded again in vain
    When "EMIS" records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And nothing is changed

  @SEQ-12 @API-CREATE-04 @VAL-201
  Scenario: Recorded, and another vaccination recorded in vain under its identifier
    Given a complete FLU vaccination with the same identifier
    When "EMIS" records it
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And nothing is stored
    And nothing is changed

  @SEQ-13 @EVT-36
  Scenario: Recorded, and updated in vain, whatever the reason
    When "EMIS" updates the record from version 2
    Then the response is 400 Bad Request
    When "EMIS" updates the record where
      | field            | value                     |
      | identifier value | {note identifier value}-b |
    Then the response is 400 Bad Request
    When "EMIS" updates the record where
      | field       | value |
      | dose number | 10    |
    Then the response is 400 Bad Request
    When "MAVIS" updates the record
    Then the response is 403 Forbidden
    When "EMIS" updates a record with the id "11111111-2222-4333-8444-555555555555"
    Then the response is 404 Not Found
    And nothing is changed

  @SEQ-14 @API-DELETE-03
  Scenario: Recorded, deleted, and deleted again in vain
    Given the supplier has deleted the record
    When "EMIS" deletes the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
    And nothing is changed

  @API-VER-01 @API-VER-02 @API-VER-03
  Scenario: Recorded, updated twice, deleted and brought back again and again
    Given the supplier has updated the record
    And the supplier has updated the record
    And the supplier has deleted the record
    When the supplier records it again
    Then the response names the record at version 4
    Given the supplier has deleted the record
    When the supplier updates the record from version 1
    Then the response confirms the update to version 5
    And the events table holds the record as reinstated
    And the delta table shows CREATE, UPDATE, UPDATE, DELETE, UPDATE, DELETE, UPDATE
