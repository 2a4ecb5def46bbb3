Feature: What the delta table says of a change
  Each change of a vaccination is told once: which record, what was done, by whom and when, and the vaccination
  as it was after the change.

  @smoke @DLT-ROW-01 @DLT-ROW-02 @DLT-ROW-03 @DLT-ROW-04 @DLT-ROW-05 @DLT-ROW-06 @DLT-ROW-07 @DLT-ROW-08
  @DLT-ROW-09 @DLT-ACTION_FLAG-1
  Scenario: A row names the record, the operation, the supplier and the time of the change
    Given a complete FLU vaccination where
      | field         | value                     |
      | date and time | 2024-10-05T14:07:31+01:00 |
    When "EMIS" records it
    Then the delta table shows CREATE
    And the delta row has
      | field          | value                           |
      | PK             | {matches [0-9a-f]{32}}          |
      | ImmsID         | {note record id}                |
      | Operation      | CREATE                          |
      | ACTION_FLAG    | NEW                             |
      | VaccineType    | flu                             |
      | SupplierSystem | EMIS                            |
      | DateTimeStamp  | {matches [\d-]+T[\d:.]+\+00:00} |
      | SequenceNumber | {matches \d+}                   |
      | Source         | IEDS                            |
      | ExpiresAt      | {any number}                    |

  @DLT-DLV-01
  Scenario: A row arrives by itself within seconds
    Given a complete COVID vaccination
    When the supplier records it
    Then the delta table shows CREATE within 30 seconds

  @DLT-ROW-04
  Scenario Outline: A <type> vaccination is published whole, as <vaccine type>
    Given a complete <type> vaccination
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field       | value          |
      | VaccineType | <vaccine type> |

    Examples:
      | type         | vaccine type |
      | 3IN1         | 3in1         |
      | 4IN1         | 4in1         |
      | 6IN1         | 6in1         |
      | BCG          | bcg          |
      | COVID        | covid        |
      | HEPB         | hepb         |
      | HIB          | hib          |
      | HIBMENC      | hibmenc      |
      | HPV          | hpv          |
      | MENACWY      | menacwy      |
      | MENB         | menb         |
      | MMR          | mmr          |
      | MMRV         | mmrv         |
      | PERTUSSIS    | pertussis    |
      | PNEUMOCOCCAL | pneumococcal |
      | ROTAVIRUS    | rotavirus    |
      | RSV          | rsv          |
      | SHINGLES     | shingles     |

  @DLT-ROW-03 @DLT-ROW-05 @DLT-ROW-11 @DLT-ROW-14 @DLT-ACTION_FLAG-1 @DLT-ACTION_FLAG-2 @DLT-ACTION_FLAG-3
  Scenario: Each change is told by whom it was made, with the content that it left
    Given "EMIS" has recorded a complete COVID vaccination where
      | field      | value |
      | lot number | A-1   |
    And "TPP" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When "MEDICUS" deletes the record
    Then the delta table shows CREATE, UPDATE, DELETE
    And the delta row for CREATE has
      | field          | value |
      | SupplierSystem | EMIS  |
      | ACTION_FLAG    | NEW   |
      | BATCH_NUMBER   | A-1   |
    And the delta row for UPDATE has
      | field          | value  |
      | SupplierSystem | TPP    |
      | ACTION_FLAG    | UPDATE |
      | BATCH_NUMBER   | B-2    |
    And the delta row for DELETE has
      | field          | value   |
      | SupplierSystem | MEDICUS |
      | ACTION_FLAG    | DELETE  |
      | BATCH_NUMBER   | B-2     |

  @DLT-ROW-11 @SEQ-02
  Scenario: An update that leaves everything as it was is told like any other
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record
    Then the delta table shows CREATE, UPDATE

  @DLT-ROW-15 @DLT-ACTION_FLAG-2
  Scenario Outline: A record that comes back because a supplier <brings it back> is told as an update
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the vaccination is changed where
      | field      | value |
      | lot number | B-2   |
    When "EMIS" <brings it back>
    Then the delta table shows CREATE, DELETE, UPDATE
    And the delta row has
      | field          | value            |
      | ImmsID         | {note record id} |
      | Operation      | UPDATE           |
      | ACTION_FLAG    | UPDATE           |
      | SupplierSystem | EMIS             |
      | BATCH_NUMBER   | B-2              |

    Examples:
      | brings it back     |
      | updates the record |
      | records it again   |

  @DLT-ROW-04 @DLT-ROW-11
  Scenario: When an update corrects the diseases, the row for it tells the new vaccine type
    Given the supplier has recorded a complete FLU vaccination
    And a complete RSV vaccination of the same patient with the same identifier
    When the supplier updates the record
    Then the delta table shows CREATE, UPDATE
    And the delta row for CREATE has
      | field       | value |
      | VaccineType | flu   |
    And the delta row for UPDATE has
      | field       | value |
      | VaccineType | rsv   |

  @DLT-DLV-03 @DLT-ROW-07
  Scenario: Changes in quick succession are told in their order
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record where
      | field      | value |
      | lot number | B-2   |
    And the supplier has deleted the record
    And the supplier has updated the record where
      | field      | value |
      | lot number | C-3   |
    When the supplier deletes the record
    Then the delta table shows CREATE, UPDATE, DELETE, UPDATE, DELETE
    And the delta row has
      | field        | value |
      | BATCH_NUMBER | C-3   |

  @DLT-ROW-16 @EVT-36 @SEQ-11
  Scenario Outline: A refused create is neither stored nor published when <why>
    Given a complete RSV vaccination where
      | field       | value         |
      | dose number | <dose number> |
    When "<supplier>" records it
    Then the response is <status>
    And nothing is stored

    Examples:
      | why                             | supplier | dose number | status          |
      | the vaccination makes no sense  | EMIS     | 10          | 400 Bad Request |
      | the supplier may not record RSV | MAVIS    | 1           | 403 Forbidden   |
