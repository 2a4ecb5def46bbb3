Feature: What is looked at first in an update
  When several things are wrong with an update, its supplier is told the first of them. The order is always the
  same: version, address, content, existence, permission, identifier, and whether the version is the present one.

  @API-UPDATE-01 @VAL-002
  Scenario: That the version is missing comes before the form of the id
    Given a complete COVID vaccination
    When the supplier updates a record with the id "a_b" without a version
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version not specified in the request headers"

  @API-UPDATE-01 @VAL-003
  Scenario: The form of the id comes before the form of the version
    Given a complete COVID vaccination
    When the supplier updates a record with the id "a_b" from version "abc"
    Then the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."

  @API-UPDATE-01 @VAL-004
  Scenario: The form of the version comes before a body that is no JSON
    Given the next request has the headers
      | header | value |
      | E-Tag  | abc   |
    When the supplier sends PUT /Immunization/{uuid}
      """
      {bad
      """
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version:abc in the request headers is invalid."

  @API-UPDATE-01 @VAL-006
  Scenario: That a body is no JSON comes before the existence of the record and the permission
    Given the next request has the headers
      | header | value |
      | E-Tag  | 1     |
    When "SONAR" sends PUT /Immunization/{uuid}
      """
      {bad
      """
    Then the request is refused with 400 invalid, saying "Request's body contains malformed JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"

  @API-COM-15 @VAL-007
  Scenario Outline: An update that is JSON but no object, such as <body>, is answered with the general text
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value          |
      | E-Tag  | {note version} |
    When the supplier sends PUT /Immunization/{note record id}
      """
      <body>
      """
    Then the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."
    And the events table holds the record as sent

    Examples:
      | body   |
      | []     |
      | "text" |
      | 5      |
      | null   |

  @known-defect @API-BUG-05
  Scenario: An update that is JSON but no object is refused as the client's mistake
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value          |
      | E-Tag  | {note version} |
    When the supplier sends PUT /Immunization/{note record id}
      """
      []
      """
    Then the response has
      | field      | value  |
      | outcome id | {uuid} |
      | severity   | error  |
    And the events table holds the record as sent
    And the response is 400 Bad Request

  @API-UPDATE-01 @VAL-009
  Scenario: Another id in the content comes before what is wrong with the content
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field       | value  |
      | id          | {uuid} |
      | dose number | 10     |
    Then the request is refused with 400 invariant, saying "Validation errors: The provided immunization id:{note record id} doesn't match with the content of the request body"

  @API-UPDATE-01
  Scenario: What is wrong with the content comes before the existence of the record
    Given a complete COVID vaccination where
      | field       | value |
      | dose number | 10    |
    When the supplier updates a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9"

  @API-UPDATE-01 @VAL-202
  Scenario: The existence of the record comes before the permission
    Given a complete RSV vaccination
    When "SONAR" updates a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

  @API-UPDATE-01 @VAL-200
  Scenario: The permission comes before another business identifier
    Given "EMIS" has recorded a complete RSV vaccination
    When "SONAR" updates the record where
      | field            | value                     |
      | identifier value | {note identifier value}-b |
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @API-UPDATE-01 @VAL-205
  Scenario: Another business identifier comes before a version that is not the present one
    Given the supplier has recorded a complete COVID vaccination
    And the vaccination is changed where
      | field            | value                     |
      | identifier value | {note identifier value}-b |
    When the supplier updates the record from version 7
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].value doesn't match with the stored content"
