Feature: Read a record
  Whoever knows the id of a record, and may read records of its type, gets it whole, as it is stored now, with
  its version in a header.

  @smoke @API-READ-02 @API-READ-03 @API-MAP-01 @API-MAP-05 @API-PATH-02 @API-COM-07
  Scenario: A record is read as it was sent, with its version
    Given the supplier has recorded a complete COVID vaccination
    When the supplier reads the record
    Then the response is 200 OK
    And the response holds the record as sent, at version 1
    And the response has
      | field               | value                                  |
      | header E-Tag        | 1                                      |
      | header Content-Type | {matches application/fhir\+json(;.*)?} |
      | record id           | {note record id}                       |
      | patient NHS number  | {note patient NHS number}              |
      | meta                | {absent}                               |

  @API-READ-02 @API-VAL-11
  Scenario: A minimal record is read with nothing added to it
    Given the supplier has recorded a minimal COVID vaccination
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @API-READ-02 @API-VER-01
  Scenario: After two updates a record is read as it is now, at version 3
    Given the supplier has recorded a complete COVID vaccination
    And "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    And "TPP" has updated the record where
      | field       | value |
      | dose number | 3     |
    When the supplier reads the record
    Then the response holds the record as sent, at version 3
    And the response has
      | field       | value |
      | lot number  | B-2   |
      | dose number | 3     |

  @API-READ-02 @API-READ-05
  Scenario: Who has read a record before reads it as it is now
    Given the supplier has recorded a complete COVID vaccination
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    And the supplier reads the record
    Then the response holds the record as sent, at version 2
    When "EMIS" deletes the record
    And the supplier reads the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"

  @API-READ-04
  Scenario Outline: Asking for the record with "<query>" makes no difference
    Given the supplier has recorded a complete COVID vaccination
    When the supplier sends GET /Immunization/{note record id}?<query>
    Then the response holds the record as sent, at version 1

    Examples:
      | query                                |
      | _summary                             |
      | _summary=true                        |
      | _elements=id                         |
      | patient.identifier=abc&identifier=xy |

  @API-READ-01 @API-COM-12
  Scenario: A record that does not exist is not found
    When the supplier reads a record with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

  @API-READ-05 @API-DELETE-04
  Scenario: A deleted record is not found, and looks as if it had never been there
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier reads the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"

  @API-READ-05 @API-VER-03
  Scenario: A record that was reinstated can be read again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the supplier has updated the record where
      | field      | value |
      | lot number | B-2   |
    When the supplier reads the record
    Then the response holds the record as sent, at version 2

  @API-READ-01 @API-ID-02
  Scenario Outline: An id of another form, <what>, is refused before anybody looks for it
    When the supplier reads a record with the id "<id>"
    Then the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."

    Examples:
      | what                      | id              |
      | a space                   | {1 space}       |
      | with a space in it        | 11111111 2222   |
      | with an underscore        | 11111111_2222   |
      | with an exclamation mark  | abc!            |
      | with a colon              | urn:uuid:{uuid} |
      | with a letter with accent | Zoë             |
      | of 65 characters          | {65 letters}    |
      | of 65 digits              | {65 digits}     |

  @API-READ-01 @API-ID-02
  Scenario Outline: Any id of the right form, <what>, is looked for
    When the supplier reads a record with the id "<id>"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: <id>"

    Examples:
      | what                       | id                                                               |
      | a single digit             | 5                                                                |
      | capitals, hyphens and dots | A-1.b-2.C                                                        |
      | of 64 characters           | ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz.0123456789 |

  @known-defect @API-BUG-07
  Scenario: An id that ends in a line feed is refused for its form
    When the supplier sends GET /Immunization/11111111-2222-4333-8444-555555555555%0A
    Then the response has
      | field      | value                        |
      | outcome id | {uuid}                       |
      | severity   | error                        |
      | issue code | {matches invalid\|not-found} |
    And the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."
