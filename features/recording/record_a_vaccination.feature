Feature: Record a vaccination
  A supplier records a vaccination once, and everybody downstream sees the same facts: the record in the
  events table is the one that was sent, and the delta table announces it.

  @smoke @API-CREATE-05 @API-PATH-02 @API-PATH-03 @EVT-30 @SEQ-01
  Scenario: The example vaccination is accepted, stored and published
    Given the supplier is "Postman_Auth"
    And the example vaccination of January 2026
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @smoke @API-CREATE-05 @API-PATH-02 @API-PATH-03 @EVT-30 @SEQ-01
  Scenario: A complete vaccination is accepted, stored and published
    Given a complete COVID vaccination
    When the supplier records it
    Then the response is 201 Created
    And the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @API-CREATE-05 @API-CREATE-10 @API-COM-08 @API-VER-01 @API-PATH-03
  Scenario: The answer is an address and a version, and nothing else
    Given a complete FLU vaccination
    When the supplier records it
    Then the response names the new record at version 1
    And the response has
      | field               | value                                                 |
      | header Location     | {matches https?://.+/FHIR/R4[^/]*/Immunization/[^/]+} |
      | header E-Tag        | 1                                                     |
      | header Content-Type | {absent}                                              |
      | body                | {absent}                                              |

  @API-VAL-11
  Scenario Outline: A vaccination without <what> is accepted, and can be read
    Given a complete COVID vaccination where
      | field   | value    |
      | <field> | {absent} |
    When the supplier records it
    Then the response names the new record at version 1
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

    Examples:
      | what                     | field               |
      | the patient's NHS number | patient NHS number  |
      | any patient identifier   | patient identifiers |
      | a manufacturer           | $.manufacturer      |
      | a lot number             | lot number          |
      | an expiry date           | expiry date         |
      | a site                   | site                |
      | a route                  | route               |
      | a dose quantity          | dose quantity       |
      | a dose amount            | dose amount         |
      | a reason                 | reasons             |
      | the practitioner's name  | practitioner name   |
      | the procedure's term     | procedure term      |

  @API-VAL-11
  Scenario: A vaccination whose product has a name but no code is accepted, and can be read
    Given a complete COVID vaccination where
      | field   | value                                |
      | product | {json {"text": "the usual vaccine"}} |
    When the supplier records it
    Then the response names the new record at version 1
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @API-VAL-11
  Scenario: A vaccination without a practitioner is accepted, and can be read
    Given a complete COVID vaccination where
      | field          | value    |
      | $.performer[0] | {absent} |
      | practitioner   | {absent} |
    When the supplier records it
    Then the response names the new record at version 1
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @API-CREATE-09 @API-VAL-15
  Scenario Outline: A vaccination <which> is unusual, and accepted all the same
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: No rule compares one date with another
      | which                               | field         | value                    |
      | long ago                            | date and time | 1970-01-01               |
      | of today, without a time            | date and time | {today}                  |
      | of a minute ago                     | date and time | {now - 1 minute}         |
      | of a child that is born today       | birth date    | {today}                  |
      | of somebody more than a century old | birth date    | {today - 110 years}      |
      | written down long before            | recorded      | {now - 1 year at +00:00} |
      | with an expired vaccine             | expiry date   | {today - 1 day}          |
      | with a vaccine that lasts           | expiry date   | {today + 20 years}       |

    @API-DIFF-12
    Examples: The practitioner's names may be of any length
      | which                            | field                    | value         |
      | by somebody with a long surname  | practitioner family name | {36 letters}  |
      | by somebody with a long forename | practitioner given names | {181 letters} |
