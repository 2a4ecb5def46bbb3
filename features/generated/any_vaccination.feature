Feature: Any vaccination
  Nobody wrote the vaccinations of these scenarios: they are drawn from all that the rules allow, other ones in
  each run. Where one fails, the smallest that fails too is shown as a scenario.

  @SEQ-04 @API-CREATE-05 @API-READ-02 @API-SID-04 @API-SPT-05 @API-DELETE-02 @EVT-RES-09
  Scenario: Any valid vaccination is accepted, stored, published, found and deleted
    Given arbitrary valid vaccinations
    When for each of them, the supplier records it
    Then for each of them, the response names the new record at version 1
    And for each of them, the events table holds the record as sent
    And for each of them, the delta table shows CREATE
    When for each of them, the supplier reads the record
    Then for each of them, the response holds the record as sent, at version 1
    When for each of them, the supplier searches for the record by its identifier
    Then for each of them, the search finds the record
    When for each of them with a patient NHS number, the supplier searches for the patient's <vaccine type> vaccinations
    Then for each of them with a patient NHS number, the search finds the record, among others
    When for each of them, the supplier deletes the record
    Then for each of them, the response confirms the deletion
    And for each of them, the events table holds the record as deleted
    And for each of them, the delta table shows CREATE, DELETE

  @API-CREATE-06 @API-UPDATE-02 @API-VER-02 @EVT-31 @EVT-34
  Scenario: Any valid vaccination can be updated, deleted and brought back
    Given arbitrary valid vaccinations
    When for each of them, the supplier records it
    And for each of them, the supplier updates the record where
      | field      | value |
      | lot number | B-2   |
    Then for each of them, the response confirms the update to version 2
    And for each of them, the events table holds the record as updated
    When for each of them, the supplier deletes the record
    And for each of them, the supplier records it again
    Then for each of them, the response names the record at version 3
    And for each of them, the events table holds the record as reinstated
    And for each of them, the delta table shows CREATE, UPDATE, DELETE, UPDATE

  @API-VAL-01 @API-VAL-02 @API-VAL-03 @API-VAL-04 @API-VAL-05 @API-VAL-06 @SEQ-11
  Scenario: Any single edit that the rules forbid is refused with its own message
    Given arbitrary vaccinations, each with one edit that the rules forbid
    When for each of them, the supplier records it
    Then for each of them, the request is refused with 400 invariant, saying
      """
      <message>
      """
    And for each of them, nothing is stored
