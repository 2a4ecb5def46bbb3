Feature: Suppliers whose changes are not published
  DPSFULL and DPSREDUCED hand on what others have published already. What they do is stored like anybody
  else's, but it is left out of the delta table.

  @DLT-ROW-13 @SEQ-15
  Scenario Outline: What <supplier> records is stored and not published
    Given a complete COVID vaccination
    When "<supplier>" records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field          | value      |
      | Operation      | CREATE     |
      | SupplierSystem | <supplier> |
    And the delta table shows nothing

    Examples:
      | supplier   |
      | DPSFULL    |
      | DPSREDUCED |

  @DLT-ROW-13 @SEQ-16
  Scenario Outline: Of changes by several suppliers only those by <supplier> are left out
    Given "EMIS" has recorded a complete COVID vaccination
    And "<supplier>" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "EMIS" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field     | value        |
      | Operation | DELETE       |
      | Version   | 2            |
      | UpdatedAt | {any number} |
      | DeletedAt | {any number} |
    And the delta table shows CREATE, DELETE
    And the delta row for DELETE has
      | field          | value |
      | SupplierSystem | EMIS  |
      | BATCH_NUMBER   | B-2   |

    Examples:
      | supplier   |
      | DPSFULL    |
      | DPSREDUCED |

  @DLT-ROW-13 @SEQ-16
  Scenario: A deletion by DPSFULL is not published, and what another supplier does next is
    Given "EMIS" has recorded a complete COVID vaccination
    And "DPSFULL" has deleted the record
    When "EMIS" records it again
    Then the events table holds the record as reinstated
    And the delta table shows CREATE, UPDATE

  @DLT-ROW-13 @SEQ-16
  Scenario: A record that DPSFULL has recorded is published from the first change by somebody else
    Given "DPSFULL" has recorded a complete COVID vaccination
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the response confirms the update to version 2
    And the events table holds the record as updated
    And the delta table shows UPDATE
