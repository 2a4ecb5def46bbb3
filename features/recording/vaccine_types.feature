Feature: Record any type of vaccination
  The service takes nineteen types of vaccine. It tells them apart by the diseases that a vaccination protects
  against, and every one of them ends up whole in both tables.

  @API-CREATE-05 @API-ID-04 @API-VAL-11 @EVT-14 @EVT-30 @SEQ-01
  Scenario Outline: A <size> <type> vaccination is recorded, stored and published
    Given a <size> <type> vaccination
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field     | value                   |
      | PatientSK | <type>#{note record id} |
    And the delta table shows CREATE

    Examples: With all that there is to say
      | size     | type         |
      | complete | 3IN1         |
      | complete | 4IN1         |
      | complete | 6IN1         |
      | complete | BCG          |
      | complete | COVID        |
      | complete | FLU          |
      | complete | HEPB         |
      | complete | HIB          |
      | complete | HIBMENC      |
      | complete | HPV          |
      | complete | MENACWY      |
      | complete | MENB         |
      | complete | MMR          |
      | complete | MMRV         |
      | complete | PERTUSSIS    |
      | complete | PNEUMOCOCCAL |
      | complete | ROTAVIRUS    |
      | complete | RSV          |
      | complete | SHINGLES     |

    Examples: With what must be said, and no more
      | size    | type         |
      | minimal | 3IN1         |
      | minimal | 4IN1         |
      | minimal | 6IN1         |
      | minimal | BCG          |
      | minimal | COVID        |
      | minimal | FLU          |
      | minimal | HEPB         |
      | minimal | HIB          |
      | minimal | HIBMENC      |
      | minimal | HPV          |
      | minimal | MENACWY      |
      | minimal | MENB         |
      | minimal | MMR          |
      | minimal | MMRV         |
      | minimal | PERTUSSIS    |
      | minimal | PNEUMOCOCCAL |
      | minimal | ROTAVIRUS    |
      | minimal | RSV          |
      | minimal | SHINGLES     |

  @API-ID-04
  Scenario Outline: The diseases of MMR may come in any order, such as <first>, <second>, <third>
    Given a minimal MMR vaccination where
      | field                                                | value    |
      | $.protocolApplied[0].targetDisease[0].coding[0].code | <first>  |
      | $.protocolApplied[0].targetDisease[1].coding[0].code | <second> |
      | $.protocolApplied[0].targetDisease[2].coding[0].code | <third>  |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value                |
      | PatientSK | MMR#{note record id} |

    Examples:
      | first    | second   | third    |
      | 14189004 | 36653000 | 36989005 |
      | 36653000 | 36989005 | 14189004 |
      | 36989005 | 36653000 | 14189004 |

  @API-ID-04 @API-PERM-05
  Scenario: The diseases decide the type, whatever product was used
    Given a complete FLU vaccination where
      | field               | value                                            |
      | target disease code | 55735004                                         |
      | target disease term | Respiratory syncytial virus infection (disorder) |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field     | value                |
      | PatientSK | RSV#{note record id} |

  @API-ID-04 @API-VAL-05 @VAL-185
  Scenario Outline: Diseases that together are no vaccine type, <why>, are refused
    Given a minimal MMR vaccination where
      | field                                                | value   |
      | $.protocolApplied[0].targetDisease[2].coding[0].code | <third> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['14189004', '36989005', '<third>'] is not a valid combination of disease codes for this service
      """

    Examples:
      | why                       | third    |
      | because one comes twice   | 14189004 |
      | because one is of another | 55735004 |
      | because one is not known  | 99999    |

  @API-ID-04 @API-VAL-05 @VAL-185
  Scenario: A vaccination against some of the diseases of a type, but not all, is refused
    Given a minimal MMR vaccination where
      | field                                 | value    |
      | $.protocolApplied[0].targetDisease[2] | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['14189004', '36989005'] is not a valid combination of disease codes for this service
      """
    And nothing is stored
