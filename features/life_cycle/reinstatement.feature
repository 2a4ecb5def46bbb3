Feature: Bring a deleted record back
  A record that was deleted in error is brought back by recording the vaccination again, or by updating the
  deleted record. Either way it is the same record, with the content that was sent, at the next version.

  @smoke @API-CREATE-06 @API-ID-01
  Scenario: Recording a deleted vaccination again brings back its record, under the same address
    Given the supplier has recorded a complete COVID vaccination
    And the response's header Location is noted as "first address"
    And the supplier has deleted the record
    When the supplier records it again
    Then the response is 201 Created
    And the response names the record at version 2
    And the response has
      | field           | value                |
      | header Location | {note first address} |
      | header E-Tag    | 2                    |

  @API-CREATE-06 @EVT-34
  Scenario: The vaccination that is recorded again may be another one, by another supplier
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And a minimal RSV vaccination with the same identifier
    When "EMIS" records it
    Then the response names the record at version 2
    And the events table holds the record as reinstated
    And the delta table shows CREATE, DELETE, UPDATE
    When the supplier reads the record
    Then the response holds the record as sent, at version 2

  @API-CREATE-06 @API-ID-03
  Scenario Outline: A vaccination whose identifier differs in its <part> alone does not bring the record back
    Given the supplier has recorded a complete COVID vaccination as "deleted"
    And the supplier has deleted the record
    And the vaccination is changed where
      | field             | value     |
      | identifier <part> | <another> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table holds the record "deleted" as deleted

    Examples:
      | part   | another                            |
      | system | {note deleted identifier system}/b |
      | value  | {note deleted identifier value}-b  |

  @API-UPDATE-04 @EVT-33 @API-UPDATE-03
  Scenario: The update that brings a record back may change patient and type
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And a complete RSV vaccination with the same identifier
    When "EMIS" updates the record
    Then the response confirms the update to version 2
    And the events table holds the record as reinstated
    When the supplier searches for the patient's RSV vaccinations
    Then the search finds the record

  @API-UPDATE-04
  Scenario Outline: A deleted record at version 2 is brought back by an update from version <version>
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the supplier has deleted the record
    When the supplier updates the record from version <version>
    Then the response confirms the update to version 3

    Examples:
      | version |
      | 1       |
      | 2       |
      | 3       |
      | 99      |

  @API-UPDATE-04 @VAL-206 @VAL-207
  Scenario: Once a record is back, versions count again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the supplier has updated the record
    When the supplier updates the record from version 1
    Then the request is refused with 400 invariant, saying "Validation errors: The requested immunization resource {note record id} has changed since the last retrieve."
    When the supplier updates the record from version 3
    Then the request is refused with 400 invariant, saying "Validation errors: The requested immunization resource {note record id} version is inconsistent with the existing version."
    When the supplier updates the record from version 2
    Then the response confirms the update to version 3

  @API-UPDATE-04 @VAL-002 @VAL-004
  Scenario: An update that brings a record back must name some version all the same
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier updates the record without a version
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version not specified in the request headers"
    When the supplier updates the record from version 0
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version:0 in the request headers is invalid."
    And the events table holds the record as deleted

  @API-ID-03 @VAL-205
  Scenario: An update that brings a record back must keep its business identifier
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier updates the record where
      | field            | value                     |
      | identifier value | {note identifier value}-b |
    Then the request is refused with 400 invariant, saying "Validation errors: identifier[0].value doesn't match with the stored content"
    And nothing is changed

  @API-CREATE-06 @API-CREATE-01
  Scenario: What is wrong with a vaccination is refused, also when it would bring a record back
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the vaccination is changed where
      | field       | value |
      | dose number | 10    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9"
    And nothing is changed

  Scenario Outline: A deleted record can be read, found and deleted again once a supplier <brings back>
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier <brings back>
    And the supplier reads the record
    Then the response holds the record as sent, at version 2
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds the record
    When the supplier searches for the record by its identifier
    Then the search finds the record
    When the supplier deletes the record
    Then the response confirms the deletion

    @API-CREATE-06 @API-DELETE-04 @API-VER-03
    Examples: By recording it again
      | brings back      |
      | records it again |

    @API-UPDATE-04 @API-DELETE-04 @API-VER-03
    Examples: By an update
      | brings back        |
      | updates the record |

  Scenario Outline: The identifier of a deleted record is in use again once a supplier <brings back>
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    When the supplier <brings back>
    And "EMIS" records it again
    Then the request is refused with 422 duplicate, saying "The provided identifier: {note identifier system}#{note identifier value} is duplicated"

    @API-CREATE-07 @VAL-201
    Examples: By recording it again
      | brings back      |
      | records it again |

    @API-UPDATE-04 @VAL-201
    Examples: By an update
      | brings back        |
      | updates the record |
