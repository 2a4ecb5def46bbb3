Feature: Delete a vaccination
  A supplier takes back a vaccination that was recorded in error. The record is marked as deleted,
  not destroyed: it can no longer be read, and everybody downstream is told.

  Background:
    Given the supplier has recorded a complete COVID vaccination

  @smoke @API-DELETE-02 @API-DELETE-03 @EVT-32 @SEQ-04 @DLT-ROW-14
  Scenario: A deleted record is marked as deleted, and the deletion is published
    When the supplier deletes the record
    Then the response is 204 No Content
    And the events table holds the record as deleted
    And the delta table shows CREATE, DELETE

  @API-READ-05 @API-DELETE-04
  Scenario: A deleted record can no longer be read
    Given the supplier has deleted the record
    When the supplier reads the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"

  @API-DELETE-03 @EVT-38 @SEQ-14
  Scenario: A record can be deleted only once
    Given the supplier has deleted the record
    When the supplier deletes the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
    And the events table holds the record as deleted
    And the delta table shows CREATE, DELETE
