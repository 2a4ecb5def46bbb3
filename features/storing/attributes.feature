Feature: What the events table says of a vaccination
  Each vaccination is one item in the events table. Its keys let the service find it by its id, by its patient
  and by the supplier's own identifier; the other attributes say what was last done to it, and by whom.

  @smoke @EVT-10 @EVT-11 @EVT-14 @EVT-15 @EVT-17 @EVT-18 @EVT-19 @EVT-20 @EVT-21 @EVT-30 @EVT-50
  Scenario: A new item is there with the answer, and has eight attributes and no other
    Given a complete FLU vaccination
    When "EMIS" records it
    Then the events table holds the record as sent
    And the events table item has
      | field          | value                                            |
      | PK             | Immunization#{uuid}                              |
      | PK             | Immunization#{note record id}                    |
      | PatientPK      | Patient#{note patient NHS number}                |
      | PatientSK      | FLU#{note record id}                             |
      | IdentifierPK   | {note identifier system}#{note identifier value} |
      | Operation      | CREATE                                           |
      | Version        | 1                                                |
      | SupplierSystem | EMIS                                             |
      | UpdatedAt      | {absent}                                         |
      | DeletedAt      | {absent}                                         |

  @EVT-19
  Scenario Outline: The supplier is named as it spells itself, such as <supplier>
    Given a complete COVID vaccination
    When "<supplier>" records it
    Then the events table holds the record as sent
    And the events table item has
      | field          | value      |
      | SupplierSystem | <supplier> |

    Examples:
      | supplier     |
      | EMIS         |
      | Postman_Auth |

  @EVT-16
  Scenario: The record itself is kept as JSON text
    Given the supplier has recorded a complete COVID vaccination
    Then the events table item has
      | field          | value          |
      | Resource       | {matches \{.*} |
      | $.resourceType | Immunization   |
      | $.status       | completed      |

  @EVT-12 @SEQ-17
  Scenario Outline: A patient with <what> is filed under the key that all such patients share
    Given a complete COVID vaccination of a patient with <what>
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value       |
      | PatientPK | Patient#TBC |

    Examples:
      | what                |
      | no NHS number       |
      | an empty NHS number |

  @EVT-13
  Scenario: A patient identifier that names no system is taken as it is
    Given a complete COVID vaccination where
      | field                     | value        |
      | patient identifier system | {absent}     |
      | patient identifier value  | {12 letters} |
    And the vaccination's patient identifier value is noted as "hospital number"
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value                          |
      | PatientPK | Patient#{note hospital number} |

  @EVT-14
  Scenario Outline: A <type> vaccination is filed as <type>
    Given a minimal <type> vaccination
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value                   |
      | PatientSK | <type>#{note record id} |

    Examples:
      | type         |
      | 3IN1         |
      | 4IN1         |
      | 6IN1         |
      | BCG          |
      | COVID        |
      | FLU          |
      | HEPB         |
      | HIB          |
      | HIBMENC      |
      | HPV          |
      | MENACWY      |
      | MENB         |
      | MMR          |
      | MMRV         |
      | PERTUSSIS    |
      | PNEUMOCOCCAL |
      | ROTAVIRUS    |
      | RSV          |
      | SHINGLES     |
