Feature: Delete a vaccination
  A supplier takes back a vaccination that was recorded in error. The record is marked as deleted, not
  destroyed: it can no longer be read or found, and everybody downstream is told.

  @smoke @API-DELETE-02 @API-DELETE-03 @API-PATH-02 @EVT-32 @SEQ-04 @DLT-ROW-14
  Scenario: A deleted record is marked as deleted, and the deletion is published
    Given the supplier has recorded a complete COVID vaccination
    When the supplier deletes the record
    Then the response is 204 No Content
    And the response confirms the deletion
    And the events table holds the record as deleted
    And the delta table shows CREATE, DELETE

  @API-DELETE-02 @API-COM-08
  Scenario: The answer is empty
    Given the supplier has recorded a complete COVID vaccination
    When the supplier deletes the record
    Then the response confirms the deletion
    And the response has
      | field               | value    |
      | header E-Tag        | {absent} |
      | header Content-Type | {absent} |
      | header Location     | {absent} |
      | body                | {absent} |

  @API-DELETE-02
  Scenario Outline: Which version a delete names, such as <version>, makes no difference
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the next request has the headers
      | header | value     |
      | E-Tag  | <version> |
    When the supplier deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted

    Examples:
      | version |
      | 1       |
      | 99      |
      | abc     |

  @API-DELETE-03 @API-VER-01 @SEQ-05
  Scenario: A delete keeps the content and the version of the record
    Given the supplier has recorded a complete COVID vaccination
    And "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "TPP" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field          | value |
      | Version        | 2     |
      | lot number     | B-2   |
      | SupplierSystem | TPP   |
    And the delta table shows CREATE, UPDATE, DELETE

  @API-DELETE-04 @API-READ-05
  Scenario: A deleted record can no longer be read
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier reads the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"

  @API-DELETE-04
  Scenario Outline: A deleted record is not found by <method> among the patient's vaccinations
    Given the supplier has recorded a complete COVID vaccination as "kept"
    And the supplier has recorded a complete COVID vaccination of the same patient as "deleted"
    And the supplier has deleted the record "deleted"
    When the supplier searches by <method> for the patient's COVID vaccinations
    Then the search finds "kept"
    When the supplier searches by <method> for the patient's vaccinations against 840539006
    Then the search finds "kept"
    And the search does not find the record "deleted"

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-DELETE-03 @EVT-38 @SEQ-14
  Scenario: A record can be deleted only once
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When "EMIS" deletes the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
    And nothing is changed

  @API-DELETE-01 @API-PERM-04 @API-PERM-05
  Scenario: A supplier that may not delete such vaccinations is refused
    Given "EMIS" has recorded a complete RSV vaccination
    When "MAVIS" deletes the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed

  @API-DELETE-01
  Scenario: A record that does not exist is not found
    When the supplier deletes a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

  @API-DELETE-01 @API-PERM-09
  Scenario: The existence of the record comes before the permission
    When "SONAR" deletes a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

  @API-DELETE-01 @API-ID-02
  Scenario Outline: A delete is refused for an id of another form, <what>
    When the supplier deletes a record with the id "<id>"
    Then the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."

    Examples:
      | what                     | id           |
      | a space                  | {1 space}    |
      | with an underscore       | a_b          |
      | with an exclamation mark | abc!         |
      | of 65 characters         | {65 letters} |

  @API-ID-02
  Scenario Outline: A delete with any id of the right form, <what>, is looked for
    When the supplier deletes a record with the id "<id>"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: <id>"

    Examples:
      | what             | id                                                               |
      | a single letter  | x                                                                |
      | of 64 characters | ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz.0123456789 |
