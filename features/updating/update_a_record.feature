Feature: Update a record
  An update replaces the whole content of a record and counts its version up. It may correct anything, the
  patient and the type of vaccination included, and it never makes a new record.

  @smoke @API-UPDATE-02 @API-PATH-02 @API-VER-01 @EVT-31 @SEQ-02
  Scenario: An update is stored and published under the next version
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field       | value |
      | lot number  | B-2   |
      | dose number | 2     |
    Then the response is 200 OK
    And the response confirms the update to version 2
    And the events table holds the record as updated
    And the delta table shows CREATE, UPDATE
    And the delta row for UPDATE has
      | field         | value |
      | BATCH_NUMBER  | B-2   |
      | DOSE_SEQUENCE | 2     |

  @API-UPDATE-02 @API-COM-08 @API-CREATE-10
  Scenario: The answer is the next version, and nothing else
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record
    Then the response confirms the update to version 2
    And the response has
      | field               | value    |
      | header E-Tag        | 2        |
      | header Content-Type | {absent} |
      | header Location     | {absent} |
      | body                | {absent} |

  @API-UPDATE-02 @API-READ-02
  Scenario: What an update leaves out is gone
    Given the supplier has recorded a complete COVID vaccination
    And a minimal COVID vaccination with the same identifier
    When the supplier updates the record
    Then the response confirms the update to version 2
    When the supplier reads the record
    Then the response holds the record as sent, at version 2
    And the response has
      | field         | value    |
      | lot number    | {absent} |
      | practitioner  | {absent} |
      | dose quantity | {absent} |

  @API-UPDATE-02 @API-READ-02
  Scenario: What an update adds is there
    Given the supplier has recorded a minimal COVID vaccination
    And a complete COVID vaccination with the same identifier
    When the supplier updates the record
    Then the response confirms the update to version 2
    When the supplier reads the record
    Then the response holds the record as sent, at version 2

  @API-UPDATE-02 @API-VER-01
  Scenario: An update that changes nothing counts all the same
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    When the supplier updates the record
    Then the response confirms the update to version 3

  @API-UPDATE-03 @EVT-35
  Scenario: When an update corrects the type of vaccination, the record is found under the new type only
    Given the supplier has recorded a complete FLU vaccination
    And a complete RSV vaccination of the same patient with the same identifier
    When the supplier updates the record
    Then the response confirms the update to version 2
    When the supplier searches for the patient's RSV vaccinations
    Then the search finds the record
    When the supplier searches for the patient's FLU vaccinations
    Then the search finds nothing

  @API-UPDATE-03 @EVT-35
  Scenario: When an update corrects the patient, the record is found under the new NHS number only
    Given the supplier has recorded a complete FLU vaccination
    And the vaccination's patient NHS number is noted as "wrong number"
    And a complete FLU vaccination with the same identifier
    When the supplier updates the record
    Then the response confirms the update to version 2
    When the supplier searches for the patient's FLU vaccinations
    Then the search finds the record
    When the supplier searches with
      | parameter            | value                                                  |
      | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|{note wrong number} |
      | -immunization.target | FLU                                                    |
    Then the search finds nothing

  @API-UPDATE-03
  Scenario: A patient's NHS number can be added by an update
    Given the supplier has recorded a complete COVID vaccination of a patient with no NHS number
    And a complete COVID vaccination with the same identifier
    When the supplier updates the record
    Then the response confirms the update to version 2
    And the events table holds the record as updated

  @API-UPDATE-02 @VAL-202
  Scenario: An update of a record that does not exist is not found, and makes none
    Given a complete COVID vaccination
    When the supplier updates a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"
    When the supplier searches for it by its identifier
    Then the search finds nothing

  @API-UPDATE-02
  Scenario: An update concerns no other record, not even of the same patient
    Given the supplier has recorded a complete COVID vaccination as "first"
    And the supplier has recorded a complete COVID vaccination of the same patient as "second"
    When the supplier updates the record "first" where
      | field      | value |
      | lot number | B-2   |
    Then the events table holds the record "first" as updated
    And the events table holds the record "second" as sent
