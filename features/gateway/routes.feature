Feature: Addresses and methods that the API does not have
  Whoever asks for something that is not there is told so, in the gateway's own words, once the token is good.

  @API-ROUTE-01 @API-ROUTE-02 @API-ROUTE-04
  Scenario Outline: There is no <method> <address>
    When the supplier sends <method> <address>
    Then the gateway answers that there is no such resource

    Examples: An operation that lacks its id
      | method | address       |
      | PUT    | /Immunization |
      | DELETE | /Immunization |

    Examples: An operation that has an id too many
      | method | address              |
      | POST   | /Immunization/{uuid} |

    Examples: Other addresses
      | method | address                       |
      | GET    | /metadata                     |
      | GET    | /Patient                      |
      | GET    | /Patient/{uuid}               |
      | POST   | /Patient                      |
      | GET    | /Immunization/{uuid}/_history |
      | PUT    | /Immunization/{uuid}/_history |
      | DELETE | /Patient/{uuid}               |
      | GET    | /immunization/{uuid}          |

  @API-ROUTE-01 @API-ROUTE-03 @API-ROUTE-04
  Scenario Outline: The method <method> is not allowed for <address>
    When the supplier sends <method> <address>
    Then the gateway answers that the method is not allowed

    Examples:
      | method  | address               |
      | PATCH   | /Immunization/{uuid}  |
      | PATCH   | /Immunization         |
      | PATCH   | /Immunization/_search |
      | PATCH   | /metadata             |
      | OPTIONS | /Immunization         |

  @API-ROUTE-01
  Scenario: A record cannot be asked for by HEAD
    Given the supplier has recorded a complete COVID vaccination
    When the supplier sends HEAD /Immunization/{note record id}
    Then the response is 405 Method Not Allowed
    And the response has
      | field        | value                  |
      | header Allow | GET, POST, DELETE, PUT |

  @API-ROUTE-01 @EVT-36
  Scenario: A record cannot be changed by a method that is not allowed
    Given the supplier has recorded a complete COVID vaccination
    When the supplier sends PATCH /Immunization/{note record id}
      """
      {"lotNumber": "B-2"}
      """
    Then the gateway answers that the method is not allowed
    And the events table holds the record as sent

  @API-ROUTE-04 @API-ID-02
  Scenario: A search by GET at the address of the search by POST is taken for a read
    When the supplier sends GET /Immunization/_search?identifier=x
    Then the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."

  @API-ROUTE-01 @API-ROUTE-04 @GW-02
  Scenario Outline: Without a token nobody learns whether there is a <method> <address>
    When somebody without a token sends <method> <address>
    Then the gateway answers that the token is missing or invalid

    Examples:
      | method | address              |
      | GET    | /metadata            |
      | PATCH  | /Immunization/{uuid} |
      | DELETE | /Immunization        |

  @API-ROUTE-05
  Scenario: A browser's preflight question is answered without a token
    Given the next request has the headers
      | header                        | value                   |
      | Origin                        | https://app.example.org |
      | Access-Control-Request-Method | POST                    |
    When somebody without a token sends OPTIONS /Immunization
    Then the response is 200 OK
    And the response has
      | field                               | value                                                             |
      | header Access-Control-Allow-Origin  | https://app.example.org                                           |
      | header Access-Control-Allow-Headers | origin, x-requested-with, accept, content-type, nhsd-session-urid |
      | header Access-Control-Allow-Methods | GET, PUT, POST, DELETE                                            |
      | header Access-Control-Max-Age       | 3628800                                                           |
      | body                                | {absent}                                                          |

  @API-ROUTE-05
  Scenario: The answer to an ordinary request says nothing to browsers
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value                   |
      | Origin | https://app.example.org |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field                               | value    |
      | header Access-Control-Allow-Origin  | {absent} |
      | header Access-Control-Allow-Methods | {absent} |

  @API-ROUTE-05 @GW-02
  Scenario: A question that only looks like a browser's is none
    Given the next request has the headers
      | header | value                   |
      | Origin | https://app.example.org |
    When somebody without a token sends OPTIONS /Immunization
    Then the gateway answers that the token is missing or invalid
