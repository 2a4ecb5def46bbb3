Feature: Who is let in
  Every operation on records takes a bearer token. The app that the token was issued to says which supplier is
  acting, whatever the client claims.

  @smoke @AUTH-08 @AUTH-20 @API-COM-01
  Scenario: A supplier with a token of its own is let in
    Given the supplier has recorded a complete COVID vaccination
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @GW-02 @API-COM-01 @AUTH-08
  Scenario Outline: Nobody <asks> without a good token
    Given "EMIS" has recorded a complete COVID vaccination
    When somebody without a token <asks>
    Then the gateway answers that the token is missing or invalid
    When somebody with an unknown token <asks>
    Then the gateway answers that the token is missing or invalid

    Examples:
      | asks                                                  |
      | records it again                                      |
      | reads the record                                      |
      | updates the record                                    |
      | deletes the record                                    |
      | searches for the record by its identifier             |
      | searches for the patient's COVID vaccinations         |
      | searches by POST for the patient's COVID vaccinations |

  @GW-02 @API-COM-01 @EVT-36
  Scenario: What is sent without a token changes nothing
    Given "EMIS" has recorded a complete COVID vaccination
    When somebody without a token updates the record
    Then the response is 401 Unauthorized
    When somebody without a token deletes the record
    Then the response is 401 Unauthorized
    And nothing is changed

  @GW-02 @API-COM-01 @EVT-36
  Scenario: What is recorded without a token is not stored
    Given a complete COVID vaccination
    When somebody without a token records it
    Then the gateway answers that the token is missing or invalid
    And nothing is stored

  @GW-02 @slow
  Scenario: A token that has expired is no good any more
    Given a token that has expired
    When somebody with an expired token reads a record with the id "{uuid}"
    Then the gateway answers that the token is missing or invalid

  @GW-02
  Scenario: The token is asked for before the request is looked at
    When somebody without a token sends POST /Immunization
      """
      {bad
      """
    Then the gateway answers that the token is missing or invalid
    When somebody without a token reads a record with the id "a_b"
    Then the gateway answers that the token is missing or invalid

  @AUTH-09
  Scenario: The token says who is acting
    Given a complete COVID vaccination
    When "EMIS" records it
    Then the events table item has
      | field          | value |
      | SupplierSystem | EMIS  |
    When "TPP" updates the record
    Then the events table item has
      | field          | value |
      | SupplierSystem | TPP   |
    When "RAVS" deletes the record
    Then the events table item has
      | field          | value |
      | SupplierSystem | RAVS  |

  @API-COM-06 @AUTH-09 @AUTH-21
  Scenario: Who claims to be a supplier with more permissions has no more of them
    Given a complete RSV vaccination
    And the next request has the headers
      | header         | value |
      | SupplierSystem | EMIS  |
    When "MAVIS" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @API-COM-06 @AUTH-09 @AUTH-21
  Scenario Outline: Who claims to be "<claimed>" is known by the token all the same
    Given a complete COVID vaccination
    And the next request has the headers
      | header         | value     |
      | SupplierSystem | <claimed> |
    When "EMIS" records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field          | value |
      | SupplierSystem | EMIS  |

    Examples:
      | claimed |
      | MAVIS   |
      | TPP     |
      | nobody  |
