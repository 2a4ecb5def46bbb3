Feature: Each change is published once
  Whoever follows the delta table acts on every row. A row that came twice, or one that nothing
  accounts for, would be acted on as well.

  @DLT-ROW-11 @DLT-DLV-04 @SEQ-05
  Scenario: A record that was recorded, updated and deleted has three rows, and never a fourth
    Given the supplier has recorded a COVID vaccination
    And "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When the supplier deletes the record
    Then the delta table shows CREATE, UPDATE, DELETE and nothing more

  @DLT-ROW-02 @DLT-ROW-11
  Scenario: The rows of two records of one patient are kept apart
    Given the supplier has recorded a COVID vaccination as "first"
    And the supplier has recorded a FLU vaccination of the same patient as "second"
    And the record is "first"
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the delta table shows CREATE, UPDATE for the record "first"
    And the delta table shows CREATE for the record "second"
    And the delta row for the record "second" has
      | field        | value                   |
      | ImmsID       | {note second record id} |
      | BATCH_NUMBER | {not B-2}               |
