Feature: Record a vaccination
  A supplier records a vaccination once, and everybody downstream sees the same facts:
  the record in the events table is the one that was sent, and the delta table announces it.

  @smoke @API-CREATE-05 @EVT-30 @SEQ-01
  Scenario: The example vaccination is accepted, stored and published
    Given the example vaccination of January 2026
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @smoke @API-CREATE-05 @EVT-30 @SEQ-01
  Scenario: A complete COVID vaccination is accepted, stored and published
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @API-CREATE-05 @API-VAL-11 @EVT-30 @SEQ-01
  Scenario: A vaccination with only its mandatory fields is accepted, stored and published
    Given a minimal COVID vaccination
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @API-CREATE-09 @EVT-12 @SEQ-17 @DLT-NHS_NUMBER-2
  Scenario: A patient without an NHS number can be vaccinated too
    Given a complete COVID vaccination of a patient with no NHS number
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE
