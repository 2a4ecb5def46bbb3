Feature: What cannot be recorded
  A supplier that sends something unusable is told what is wrong with it, one thing after the other in a fixed
  order, and nothing of it is kept.

  @API-CREATE-02 @API-CREATE-08 @VAL-006
  Scenario Outline: A body like <body> is no JSON, and the answer says where
    When the supplier sends POST /Immunization
      """
      <body>
      """
    Then the request is refused with 400 invalid, saying
      """
      Request's body contains malformed JSON: <problem>
      """

    Examples:
      | body                 | problem                                                                     |
      | {                    | Expecting property name enclosed in double quotes: line 1 column 2 (char 1) |
      | {bad                 | Expecting property name enclosed in double quotes: line 1 column 2 (char 1) |
      | {"status" "x"}       | Expecting ':' delimiter: line 1 column 11 (char 10)                         |
      | {"status": }         | Expecting value: line 1 column 12 (char 11)                                 |
      | {"status": "x"       | Expecting ',' delimiter: line 1 column 15 (char 14)                         |
      | {"status": "complete | Unterminated string starting at: line 1 column 12 (char 11)                 |
      | {} {}                | Extra data: line 1 column 4 (char 3)                                        |
      | completed            | Expecting value: line 1 column 1 (char 0)                                   |
      | <Immunization/>      | Expecting value: line 1 column 1 (char 0)                                   |

  @API-CREATE-08 @VAL-006
  Scenario: The place of a mistake in JSON is told by its line as well
    When the supplier sends POST /Immunization
      """
      {
        "resourceType": "Immunization"
        "status": "completed"
      }
      """
    Then the request is refused with 400 invalid, saying "Request's body contains malformed JSON: Expecting ',' delimiter: line 3 column 3 (char 37)"

  @API-COM-15 @VAL-007
  Scenario Outline: A body that is JSON but no object, such as <body>, is answered with the general text
    When the supplier sends POST /Immunization
      """
      <body>
      """
    Then the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."

    Examples:
      | body                               |
      | []                                 |
      | [{"resourceType": "Immunization"}] |
      | "completed"                        |
      | 5                                  |
      | null                               |

  @known-defect @API-BUG-05
  Scenario: A body that is JSON but no object is refused as the client's mistake
    When the supplier sends POST /Immunization
      """
      []
      """
    Then the response has
      | field      | value  |
      | outcome id | {uuid} |
      | severity   | error  |
    And the response is 400 Bad Request

  @API-CREATE-01 @SEQ-11 @EVT-36
  Scenario: Of a vaccination that is refused for its content, nothing is kept
    Given a complete RSV vaccination where
      | field       | value |
      | dose number | 10    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9"
    And nothing is stored

  @API-PERM-01 @API-PERM-04 @VAL-200 @SEQ-11 @EVT-36
  Scenario: Of a vaccination that the supplier may not record, nothing is kept
    Given a complete RSV vaccination
    When "MAVIS" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is stored

  @API-CREATE-01
  Scenario: That a body is no JSON comes before what the supplier may do
    When "SONAR" sends POST /Immunization
      """
      {bad
      """
    Then the request is refused with 400 invalid, saying "Request's body contains malformed JSON: {any text}"

  @API-CREATE-01 @API-CREATE-03
  Scenario: That there is an id comes before what is wrong with the content
    Given a complete RSV vaccination where
      | field       | value |
      | id          | abc   |
      | dose number | 10    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "id field must not be present for CREATE operation"

  @API-CREATE-01
  Scenario: What is wrong with the content comes before what the supplier may do
    Given a complete RSV vaccination where
      | field       | value |
      | dose number | 10    |
    When "SONAR" records it
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9"

  @API-CREATE-01
  Scenario: What is wrong with the content comes before an identifier that is in use
    Given the supplier has recorded a complete RSV vaccination
    And the vaccination is changed where
      | field       | value |
      | dose number | 10    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9"

  @API-CREATE-01 @API-PERM-04
  Scenario: What the supplier may do comes before an identifier that is in use
    Given "EMIS" has recorded a complete RSV vaccination
    When "SONAR" records it again
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
