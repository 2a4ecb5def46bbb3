Feature: An update keeps the identity of its record
  The id and the business identifier of a record never change. An update that brings others is meant for another
  record, and is refused.

  Scenario Outline: An update cannot change <what> of the business identifier
    Given the supplier has recorded a complete COVID vaccination
    And the vaccination is changed where
      | field             | value    |
      | identifier system | <system> |
      | identifier value  | <value>  |
    When the supplier updates the record
    Then the request is refused with 400 invariant, saying "Validation errors: <problem> doesn't match with the stored content"

    @API-ID-03 @VAL-204
    Examples: The system
      | what       | system                     | value                   | problem              |
      | the system | {note identifier system}/b | {note identifier value} | identifier[0].system |

    @API-ID-03 @VAL-205
    Examples: The value
      | what      | system                   | value                     | problem             |
      | the value | {note identifier system} | {note identifier value}-b | identifier[0].value |

    @API-ID-03 @VAL-203
    Examples: Both
      | what | system                     | value                     | problem                                      |
      | both | {note identifier system}/b | {note identifier value}-b | identifier[0].system and identifier[0].value |

  @API-ID-03 @VAL-205 @SEQ-13
  Scenario: An update with another business identifier leaves the record as it was
    Given the supplier has recorded a complete COVID vaccination
    When "EMIS" updates the record where
      | field            | value                     |
      | identifier value | {note identifier value}-b |
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].value doesn't match with the stored content"
    And nothing is changed

  @API-ID-03 @VAL-205
  Scenario: An update cannot take over the business identifier of another record
    Given the supplier has recorded a complete COVID vaccination as "first"
    And the supplier has recorded a complete COVID vaccination as "second"
    When the supplier updates the record "second" where
      | field            | value                         |
      | identifier value | {note first identifier value} |
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].value doesn't match with the stored content"

  @API-ID-03 @VAL-205
  Scenario: The capitals of a business identifier count
    Given a complete COVID vaccination
    And the vaccination's identifier value is noted as "value"
    And the vaccination is changed where
      | field            | value            |
      | identifier value | {note value}-abc |
    And the supplier has recorded it
    When the supplier updates the record where
      | field            | value            |
      | identifier value | {note value}-ABC |
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].value doesn't match with the stored content"

  @API-UPDATE-05
  Scenario: A record whose identifier system has a # in it cannot be updated
    Given a complete COVID vaccination where
      | field             | value                         |
      | identifier system | https://example.org/ids#local |
    And the supplier has recorded it
    When the supplier updates the record
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].system and identifier[0].value doesn't match with the stored content"

  @API-UPDATE-01 @VAL-009
  Scenario Outline: An update whose content has <what> is refused
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field | value |
      | id    | <id>  |
    Then the request is refused with 400 invariant, saying "Validation errors: The provided immunization id:{note record id} doesn't match with the content of the request body"

    Examples:
      | what          | id                |
      | no id         | {absent}          |
      | an id of null | {null}            |
      | an empty id   | {blank}           |
      | a random id   | {uuid}            |
      | nearly the id | {note record id}0 |

  @API-UPDATE-01 @VAL-009
  Scenario: An update that is addressed to one record and has the id of another changes neither
    Given the supplier has recorded a complete COVID vaccination as "first"
    And the supplier has recorded a complete COVID vaccination as "second"
    When the supplier updates the record "second" where
      | field | value                  |
      | id    | {note first record id} |
    Then the request is refused with 400 invariant, saying "Validation errors: The provided immunization id:{note second record id} doesn't match with the content of the request body"
    And nothing is changed

  @API-UPDATE-01 @API-ID-02 @VAL-003
  Scenario Outline: An update is refused for an id of another form, <what>
    Given a complete COVID vaccination
    When the supplier updates a record with the id "<id>"
    Then the request is refused with 400 invalid, saying "Validation errors: the provided event ID is either missing or not in the expected format."

    Examples:
      | what                     | id           |
      | a space                  | {1 space}    |
      | with an underscore       | a_b          |
      | with an exclamation mark | abc!         |
      | of 65 characters         | {65 letters} |

  @API-ID-02 @VAL-003
  Scenario Outline: An update with any id of the right form, <what>, is looked for
    Given a complete COVID vaccination
    When the supplier updates a record with the id "<id>"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: <id>"

    Examples:
      | what             | id                                                               |
      | a single letter  | x                                                                |
      | of 64 characters | ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz.0123456789 |
