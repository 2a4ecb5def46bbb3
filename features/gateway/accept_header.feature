Feature: What a client accepts
  The service answers in FHIR JSON, version 1. A client that accepts anything else is told so before its token
  is looked at, and one that wants a later version learns that there is none.

  @API-COM-02
  Scenario Outline: A client may accept <accept>
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value    |
      | Accept | <accept> |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

    Examples:
      | accept                             |
      | */*                                |
      | application/fhir+json              |
      | application/fhir+json;             |
      | application/fhir+json;version=1    |
      | application/fhir+json; version=1   |
      | application/fhir+json;   version=1 |
      | APPLICATION/FHIR+JSON              |
      | Application/Fhir+Json; Version=1   |

  @API-COM-02
  Scenario: A client need not say what it accepts
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value    |
      | Accept | {absent} |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @API-COM-02 @GW-01
  Scenario Outline: A client that accepts <accept> only is refused
    Given the next request has the headers
      | header | value    |
      | Accept | <accept> |
    When the supplier reads a record with the id "{uuid}"
    Then the gateway answers that the Accept header is not allowed

    Examples:
      | accept                                  |
      | application/json                        |
      | application/fhir+xml                    |
      | application/fhir                        |
      | application/*                           |
      | text/html                               |
      | application/fhir+json, application/json |
      | application/fhir+json, */*              |
      | application/fhir+json; version=x        |
      | application/fhir+json; charset=utf-8    |
      | application/fhir+json; version=1; q=0.9 |

  @API-COM-02 @GW-05
  Scenario Outline: Version <version> of the API is not implemented
    Given the next request has the headers
      | header | value                                    |
      | Accept | application/fhir+json; version=<version> |
    When the supplier reads a record with the id "{uuid}"
    Then the gateway answers that this version is not implemented

    Examples:
      | version |
      | 2       |
      | 3       |
      | 10      |

  @API-COM-02 @GW-01 @AUTH-21
  Scenario Outline: What is accepted comes before anything else, also for <method> <address>
    Given the next request has the headers
      | header | value            |
      | Accept | application/json |
    When somebody without a token sends <method> <address>
    Then the gateway answers that the Accept header is not allowed

    Examples:
      | method | address               |
      | GET    | /Immunization/{uuid}  |
      | DELETE | /Immunization/{uuid}  |
      | POST   | /Immunization         |
      | POST   | /Immunization/_search |
      | GET    | /_ping                |
      | GET    | /_status              |

  @API-COM-02 @GW-01 @EVT-36
  Scenario: A vaccination from a client that accepts something else is not stored
    Given a complete COVID vaccination
    And the next request has the headers
      | header | value            |
      | Accept | application/json |
    When the supplier records it
    Then the gateway answers that the Accept header is not allowed
    And nothing is stored
