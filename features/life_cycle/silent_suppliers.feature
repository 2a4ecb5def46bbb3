Feature: Suppliers whose changes are not published
  What DPSFULL and DPSREDUCED do is stored like anybody's changes, but nobody downstream is told: the delta table
  leaves it out.

  @SEQ-15 @DLT-ROW-13
  Scenario Outline: What <supplier> records is stored and not published
    Given a complete COVID vaccination
    When "<supplier>" records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows nothing

    Examples:
      | supplier   |
      | DPSFULL    |
      | DPSREDUCED |

  @SEQ-16 @DLT-ROW-13
  Scenario Outline: Of a record's changes, those by <supplier> alone are not published
    Given "EMIS" has recorded a complete COVID vaccination
    And "<supplier>" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "EMIS" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field      | value |
      | Version    | 2     |
      | lot number | B-2   |
    And the delta table shows CREATE, DELETE

    Examples:
      | supplier   |
      | DPSFULL    |
      | DPSREDUCED |

  @SEQ-16 @DLT-ROW-13
  Scenario: A record that DPSFULL has recorded is published from the first change by somebody else
    Given "DPSFULL" has recorded a complete COVID vaccination
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    And the events table holds the record as updated
    And the delta table shows UPDATE

  @SEQ-16 @DLT-ROW-13
  Scenario: A deletion by DPSFULL is not published
    Given "EMIS" has recorded a complete COVID vaccination
    When "DPSFULL" deletes the record
    Then the response confirms the deletion
    And the events table holds the record as deleted
    And the delta table shows CREATE
