Feature: The identity of a record
  The service gives each record an id. The supplier gives each vaccination a business identifier, which no other
  record may have: that is how one vaccination is never recorded twice.

  @API-ID-01 @VAL-008
  Scenario: An id that is null is no id, and the service gives the record one
    Given a complete COVID vaccination where
      | field | value  |
      | id    | {null} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field | value            |
      | id    | {uuid}           |
      | id    | {note record id} |

  @API-ID-01 @API-CREATE-03 @VAL-008
  Scenario Outline: The client cannot choose the id, not even <id>
    Given a complete COVID vaccination where
      | field | value |
      | id    | <id>  |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "id field must not be present for CREATE operation"

    Examples:
      | id         |
      | {uuid}     |
      | abc        |
      | {blank}    |
      | {number 0} |
      | {false}    |

  @API-ID-03 @API-CREATE-04 @VAL-201 @SEQ-12
  Scenario: What is recorded already is not recorded again
    Given the supplier has recorded a complete COVID vaccination
    When the supplier records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And nothing is stored

  @API-ID-03 @API-CREATE-04 @VAL-201 @SEQ-12
  Scenario: An identifier belongs to one record, whoever sends it, of whatever patient and type
    Given "EMIS" has recorded a complete COVID vaccination
    And a minimal RSV vaccination with the same identifier
    When "TPP" records it
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And nothing is stored

  @API-ID-03 @API-CREATE-04 @VAL-201
  Scenario: The identifier of a record that was updated since is still in use
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    When the supplier records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"
    And the events table holds the record as updated

  @API-ID-03
  Scenario Outline: An identifier that differs in its <part> alone is another one
    Given the supplier has recorded a complete COVID vaccination as "first"
    And the vaccination is changed where
      | field             | value     |
      | identifier <part> | <another> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table holds the record "first" as sent

    Examples:
      | part   | another                          |
      | system | {note first identifier system}/b |
      | value  | {note first identifier value}-b  |

  @API-ID-03
  Scenario: An identifier that differs in its capitals alone is another one
    Given a complete COVID vaccination
    And the vaccination's identifier value is noted as "value"
    And the vaccination is changed where
      | field            | value            |
      | identifier value | {note value}-abc |
    And the supplier has recorded it as "first"
    And the vaccination is changed where
      | field            | value            |
      | identifier value | {note value}-ABC |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table holds the record "first" as sent
