Feature: Headers that make no difference
  Ids that a client gives its requests are for following them through the logs, and the type that it gives a body
  is not looked at. None of them changes what is done.

  @API-COM-05
  Scenario Outline: A request may come <how>
    Given a complete COVID vaccination
    And the next request has the headers
      | header           | value            |
      | X-Request-ID     | <request id>     |
      | X-Correlation-ID | <correlation id> |
    When the supplier records it
    Then the response names the new record at version 1

    Examples:
      | how                   | request id    | correlation id |
      | with two ids          | {uuid}        | {uuid}         |
      | without a request id  | {absent}      | {uuid}         |
      | without a correlation | {uuid}        | {absent}       |
      | without any id        | {absent}      | {absent}       |
      | with ids of any form  | not a uuid    | 4711           |
      | with a very long id   | {200 letters} | {uuid}         |

  @API-COM-05
  Scenario: Two requests with the same ids are two requests
    Given the next request has the headers
      | header           | value                                |
      | X-Request-ID     | 11111111-2222-4333-8444-555555555555 |
      | X-Correlation-ID | 66666666-7777-4888-9999-000000000000 |
    And the supplier has recorded a complete COVID vaccination as "first"
    And the next request has the headers
      | header           | value                                |
      | X-Request-ID     | 11111111-2222-4333-8444-555555555555 |
      | X-Correlation-ID | 66666666-7777-4888-9999-000000000000 |
    When the supplier updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    And the events table holds the record "first" as updated

  @API-COM-05 @API-CREATE-04
  Scenario: A request that is sent again with the same ids is carried out again
    Given a complete COVID vaccination
    And the next request has the headers
      | header       | value                                |
      | X-Request-ID | 11111111-2222-4333-8444-555555555555 |
    And the supplier has recorded it
    And the next request has the headers
      | header       | value                                |
      | X-Request-ID | 11111111-2222-4333-8444-555555555555 |
    When the supplier records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"

  @API-COM-03
  Scenario Outline: A body is understood as <type>
    Given a complete COVID vaccination
    And the next request has the headers
      | header       | value  |
      | Content-Type | <type> |
    When the supplier records it
    Then the response names the new record at version 1
    Given the next request has the headers
      | header       | value  |
      | Content-Type | <type> |
    When the supplier updates the record
    Then the response confirms the update to version 2
    And the events table holds the record as updated

    Examples:
      | type                                 |
      | application/fhir+json                |
      | application/fhir+json; charset=utf-8 |
      | application/json                     |
      | text/plain                           |
