Feature: Which type of vaccination decides
  A supplier's permission is judged by the type that is sent when it records, by the type that is stored when it
  reads or deletes, and by both when it updates. Who recorded the vaccination does not matter.

  @API-PERM-05
  Scenario: Recording is judged by the diseases that are sent, not by the product
    Given a complete RSV vaccination where
      | field               | value     |
      | target disease code | 6142004   |
      | target disease term | Influenza |
    When "SONAR" records it
    Then the response names the new record at version 1

  @API-PERM-05
  Scenario: A permitted product does not help against diseases that are not
    Given a complete FLU vaccination where
      | field               | value                                 |
      | target disease code | 55735004                              |
      | target disease term | Respiratory syncytial virus infection |
    When "SONAR" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @API-PERM-05 @VAL-200
  Scenario: A record cannot be made one of a type that the supplier may not update
    Given "MAVIS" has recorded a complete FLU vaccination
    And a complete RSV vaccination with the same identifier
    When "MAVIS" updates the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed

  @API-PERM-05 @VAL-200
  Scenario: A record of a type that the supplier may not update cannot be made one that it may
    Given "EMIS" has recorded a complete RSV vaccination
    And a complete FLU vaccination with the same identifier
    When "MAVIS" updates the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed

  @API-PERM-05 @API-UPDATE-03
  Scenario: A supplier that may update both types can make one of the other
    Given "MAVIS" has recorded a complete FLU vaccination
    And a complete HPV vaccination with the same identifier
    When "MAVIS" updates the record
    Then the response confirms the update to version 2
    And the events table holds the record as updated

  @API-PERM-05
  Scenario: Reading and deleting are judged by the type that the record has now
    Given "EMIS" has recorded a complete RSV vaccination
    And a complete FLU vaccination with the same identifier
    When "MAVIS" reads the record
    Then the response is 403 Forbidden
    When "EMIS" updates the record
    And "MAVIS" reads the record
    Then the response holds the record as sent, at version 2
    When "MAVIS" deletes the record
    Then the response confirms the deletion

  @API-PERM-07
  Scenario: Any supplier with the permission may read, update and delete what another has recorded
    Given "EMIS" has recorded a complete COVID vaccination
    When "RAVS" reads the record
    Then the response holds the record as sent, at version 1
    When "RAVS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    When "TPP" deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted
    And the delta table shows CREATE, UPDATE, DELETE

  @API-PERM-08 @API-CREATE-06
  Scenario: Recording a deleted record again takes the permission to create what is sent, and no other
    Given "EMIS" has recorded a complete RSV vaccination
    And "EMIS" has deleted the record
    And a complete FLU vaccination with the same identifier
    When "SONAR" records it
    Then the response names the record at version 2
    And the events table holds the record as reinstated
    And the delta table shows CREATE, DELETE, UPDATE

  @API-PERM-08
  Scenario: Nobody can record a deleted record again as a type that they may not create
    Given "EMIS" has recorded a complete FLU vaccination
    And "EMIS" has deleted the record
    And a complete RSV vaccination with the same identifier
    When "SONAR" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed

  @API-PERM-05 @API-UPDATE-04
  Scenario: Updating a deleted record takes the permission to update, not that to create
    Given "EMIS" has recorded a complete FLU vaccination
    And "EMIS" has deleted the record
    When "SONAR" updates the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    When "MAVIS" updates the record
    Then the response confirms the update to version 2

  @API-PERM-05 @API-UPDATE-04
  Scenario: A deleted record of a type that the supplier may not update cannot be brought back as one that it may
    Given "EMIS" has recorded a complete RSV vaccination
    And "EMIS" has deleted the record
    And a complete FLU vaccination with the same identifier
    When "MAVIS" updates the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed

  @API-PERM-09
  Scenario Outline: Whoever <asks> that does not exist does not find it, permitted or not
    Given a complete RSV vaccination
    When "SONAR" <asks> with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

    Examples:
      | asks             |
      | reads a record   |
      | updates a record |
      | deletes a record |

  @API-PERM-09 @API-READ-05
  Scenario: A deleted record is not found either, rather than forbidden
    Given "EMIS" has recorded a complete RSV vaccination
    And "EMIS" has deleted the record
    When "SONAR" reads the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
    When "SONAR" deletes the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
