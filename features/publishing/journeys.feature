Feature: Journeys of a record through both tables
  Whatever suppliers do to a record, the events table holds how it stands and the delta table holds how it came
  to that, change by change.

  @smoke @SEQ-01
  Scenario: Recorded
    Given a complete COVID vaccination
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value    |
      | Operation | CREATE   |
      | Version   | 1        |
      | UpdatedAt | {absent} |
      | DeletedAt | {absent} |
    And the delta table shows CREATE

  @SEQ-02
  Scenario: Recorded and updated
    Given the supplier has recorded a complete COVID vaccination
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the events table holds the record as updated
    And the events table item has
      | field     | value        |
      | Operation | UPDATE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | {absent}     |
    And the delta table shows CREATE, UPDATE

  @SEQ-03
  Scenario: Recorded and updated twice
    Given the supplier has recorded a complete COVID vaccination
    And "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When the supplier updates the record where
      | field      | value |
      | lot number | C-3   |
    Then the events table holds the record as updated
    And the events table item has
      | field     | value        |
      | Operation | UPDATE       |
      | Version   | 3            |
      | UpdatedAt | {any number} |
      | DeletedAt | {absent}     |
    And the delta table shows CREATE, UPDATE, UPDATE

  @SEQ-04
  Scenario: Recorded and deleted
    Given the supplier has recorded a complete COVID vaccination
    When "EMIS" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field     | value        |
      | Operation | DELETE       |
      | Version   | 1            |
      | UpdatedAt | {absent}     |
      | DeletedAt | {any number} |
    And the delta table shows CREATE, DELETE

  @SEQ-05
  Scenario: Recorded, updated and deleted
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "EMIS" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field     | value        |
      | Operation | DELETE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | {any number} |
    And the delta table shows CREATE, UPDATE, DELETE

  @SEQ-06
  Scenario: Recorded, deleted and updated
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When "EMIS" updates the record
    Then the events table holds the record as reinstated
    And the events table item has
      | field     | value        |
      | Operation | UPDATE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | reinstated   |
    And the delta table shows CREATE, DELETE, UPDATE

  @SEQ-07
  Scenario: Recorded, deleted and recorded again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When "EMIS" records it again
    Then the response names the record at version 2
    And the events table holds the record as reinstated
    And the events table item has
      | field     | value        |
      | Operation | UPDATE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | reinstated   |
    And the delta table shows CREATE, DELETE, UPDATE

  @SEQ-08
  Scenario: Recorded, deleted, updated and updated again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And "EMIS" has updated the record
    When the supplier updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the events table holds the record as updated
    And the events table item has
      | field     | value        |
      | Operation | UPDATE       |
      | Version   | 3            |
      | UpdatedAt | {any number} |
      | DeletedAt | reinstated   |
    And the delta table shows CREATE, DELETE, UPDATE, UPDATE

  @SEQ-09
  Scenario: Recorded, deleted, updated and deleted again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And "EMIS" has updated the record
    When the supplier deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field     | value        |
      | Operation | DELETE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | {any number} |
    And the delta table shows CREATE, DELETE, UPDATE, DELETE

  @SEQ-10
  Scenario: Recorded, deleted, recorded again, and once too often
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And "EMIS" has recorded it again
    When the supplier records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And the events table holds the record as reinstated
    And nothing is stored
    And the delta table shows CREATE, DELETE, UPDATE

  @SEQ-12
  Scenario: Recorded twice under one identifier
    Given the supplier has recorded a complete COVID vaccination
    And a complete FLU vaccination with the same identifier
    When "EMIS" records it
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And the events table holds the record as sent
    And nothing is stored
    And the delta table shows CREATE

  @SEQ-13
  Scenario: Recorded, and never updated since every attempt was refused
    Given "EMIS" has recorded a complete RSV vaccination
    When "EMIS" updates the record from version 2
    Then the response is 400 Bad Request
    When "EMIS" updates the record where
      | field            | value  |
      | identifier value | {uuid} |
    Then the response is 400 Bad Request
    When "EMIS" updates the record where
      | field       | value |
      | dose number | 10    |
    Then the response is 400 Bad Request
    When "MAVIS" updates the record
    Then the response is 403 Forbidden
    When "EMIS" updates a record with the id "{uuid}"
    Then the response is 404 Not Found
    And nothing is changed
    And the delta table shows CREATE

  @SEQ-14
  Scenario: Recorded and deleted twice
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When "EMIS" deletes the record
    Then the response is 404 Not Found
    And the events table holds the record as deleted
    And nothing is changed
    And the delta table shows CREATE, DELETE

  @SEQ-17 @DLT-NHS_NUMBER-2
  Scenario: Recorded for a patient without an NHS number
    Given a complete COVID vaccination of a patient with no NHS number
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value       |
      | PatientPK | Patient#TBC |
      | Operation | CREATE      |
      | Version   | 1           |
    And the delta table shows CREATE
    And the delta row has
      | field      | value   |
      | NHS_NUMBER | {blank} |
