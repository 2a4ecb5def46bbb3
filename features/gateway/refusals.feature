Feature: What a refusal looks like
  Whatever the service refuses, it says so in the same form: an OperationOutcome with an id of its own and one
  issue, whose code goes with the status.

  @API-COM-07 @API-COM-12 @API-COM-13
  Scenario Outline: A supplier that <asks> is answered <status> with the code <code>
    Given "EMIS" has recorded a complete RSV vaccination
    When <who> <asks>
    Then the response is <status> <phrase>
    And the response has
      | field               | value                                  |
      | header Content-Type | {matches application/fhir\+json(;.*)?} |
      | outcome id          | {matches (?!a5abca2a)[0-9a-f-]{36}}    |
    And the response body is
      """
      {
        "resourceType": "OperationOutcome",
        "id": "{uuid}",
        "meta": {"profile": ["https://simplifier.net/guide/UKCoreDevelopment2/ProfileUKCore-OperationOutcome"]},
        "issue": [
          {
            "severity": "error",
            "code": "<code>",
            "details": {"coding": [{"system": "https://fhir.nhs.uk/Codesystem/http-error-codes", "code": "<details>"}]},
            "diagnostics": "<diagnostics>"
          }
        ]
      }
      """

    Examples:
      | asks                                 | who          | status | phrase               | code      | details   | diagnostics                                                                               |
      | reads a record with the id "a_b"     | the supplier | 400    | Bad Request          | invalid   | INVALID   | Validation errors: the provided event ID is either missing or not in the expected format. |
      | updates the record without a version | the supplier | 400    | Bad Request          | invariant | INVARIANT | Validation errors: Immunization resource version not specified in the request headers     |
      | deletes the record                   | "MAVIS"      | 403    | Forbidden            | forbidden | FORBIDDEN | Unauthorized request for vaccine type                                                     |
      | reads a record with the id "x"       | the supplier | 404    | Not Found            | not-found | NOT-FOUND | Immunization resource does not exist. ID: x                                               |
      | records it again                     | "EMIS"       | 422    | Unprocessable Entity | duplicate | DUPLICATE | The provided identifier: {note identifier system}#{note identifier value} is duplicated   |

  @API-COM-07 @API-COM-12 @API-COM-13 @API-COM-15
  Scenario: What the service did not expect is answered 500 in the same form
    When the supplier sends POST /Immunization
      """
      []
      """
    Then the response is 500 Internal Server Error
    And the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."
    And the response has
      | field               | value                                  |
      | header Content-Type | {matches application/fhir\+json(;.*)?} |
      | outcome id          | {matches (?!a5abca2a)[0-9a-f-]{36}}    |
      | severity            | error                                  |
      | issue code          | exception                              |
      | details code        | EXCEPTION                              |
