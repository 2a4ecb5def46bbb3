Feature: What each change leaves in the events table
  An item is overwritten in place: an update brings new content, a delete only marks it, and a reinstatement
  brings it back. Whatever is refused leaves no trace.

  @EVT-31 @EVT-15 @EVT-17 @EVT-18 @EVT-19 @EVT-20
  Scenario: An update replaces the content and says when and by whom, but leaves the identifier key alone
    Given the supplier has recorded a complete COVID vaccination
    And the events table item's IdentifierPK is noted as "identifier key"
    When "EMIS" updates the record where
      | field      | value |
      | lot number | B-2   |
    Then the events table holds the record as updated
    And the events table item has
      | field          | value                             |
      | Operation      | UPDATE                            |
      | Version        | 2                                 |
      | SupplierSystem | EMIS                              |
      | UpdatedAt      | {any number}                      |
      | DeletedAt      | {absent}                          |
      | lot number     | B-2                               |
      | IdentifierPK   | {note identifier key}             |
      | PatientPK      | Patient#{note patient NHS number} |

  @EVT-18 @EVT-31
  Scenario: Every update counts the version up by one
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the supplier has updated the record
    When the supplier updates the record
    Then the events table holds the record as updated
    And the events table item has
      | field   | value |
      | Version | 4     |

  @EVT-35
  Scenario: When an update corrects the NHS number, the patient key follows
    Given the supplier has recorded a complete COVID vaccination
    And the vaccination is changed where
      | field              | value            |
      | patient NHS number | {new NHS number} |
    And the vaccination's patient NHS number is noted as "corrected"
    When the supplier updates the record
    Then the events table holds the record as updated
    And the events table item has
      | field     | value                         |
      | PK        | Immunization#{note record id} |
      | PatientPK | Patient#{note corrected}      |
      | PatientSK | COVID#{note record id}        |

  @EVT-35 @EVT-12
  Scenario: When an update takes the NHS number away, the record is filed as one without
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field              | value    |
      | patient NHS number | {absent} |
    Then the events table holds the record as updated
    And the events table item has
      | field     | value       |
      | PatientPK | Patient#TBC |

  @EVT-35
  Scenario: When an update corrects the diseases, the patient sort key follows
    Given the supplier has recorded a complete FLU vaccination
    And a complete RSV vaccination of the same patient with the same identifier
    When the supplier updates the record
    Then the events table holds the record as updated
    And the events table item has
      | field     | value                             |
      | PK        | Immunization#{note record id}     |
      | PatientPK | Patient#{note patient NHS number} |
      | PatientSK | RSV#{note record id}              |

  @EVT-32 @EVT-17 @EVT-18 @EVT-19 @EVT-20 @EVT-21 @EVT-RES-13
  Scenario: A delete marks the item and leaves its content, version and time of update alone
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record where
      | field      | value |
      | lot number | B-2   |
    And the events table item's UpdatedAt is noted as "updated at"
    When "EMIS" deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field          | value             |
      | Operation      | DELETE            |
      | Version        | 2                 |
      | SupplierSystem | EMIS              |
      | UpdatedAt      | {note updated at} |
      | DeletedAt      | {any number}      |
      | lot number     | B-2               |

  Scenario Outline: Another supplier who <brings it back> leaves a reinstated item
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the vaccination is changed where
      | field      | value |
      | lot number | B-2   |
    When "EMIS" <brings it back>
    Then the events table holds the record as reinstated
    And the events table item has
      | field          | value                                            |
      | PK             | Immunization#{note record id}                    |
      | IdentifierPK   | {note identifier system}#{note identifier value} |
      | Operation      | UPDATE                                           |
      | Version        | 2                                                |
      | SupplierSystem | EMIS                                             |
      | UpdatedAt      | {any number}                                     |
      | DeletedAt      | reinstated                                       |
      | lot number     | B-2                                              |

    @EVT-33 @EVT-18 @EVT-21
    Examples: By an update of the deleted record
      | brings it back     |
      | updates the record |

    @EVT-34 @EVT-18 @EVT-21
    Examples: By recording the same identifier again
      | brings it back   |
      | records it again |

  @EVT-21 @EVT-20 @EVT-18
  Scenario: A reinstated item stays marked as reinstated until it is deleted again
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has deleted the record
    And the supplier has updated the record
    When the supplier updates the record
    Then the events table item has
      | field     | value      |
      | Version   | 3          |
      | DeletedAt | reinstated |
    When the supplier deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field     | value        |
      | Version   | 3            |
      | DeletedAt | {any number} |

  @EVT-37
  Scenario Outline: A deleted record can be updated from version <version>, whichever it had
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the supplier has deleted the record
    When the supplier updates the record from version <version>
    Then the response confirms the update to version 3
    And the events table holds the record as reinstated

    Examples:
      | version |
      | 1       |
      | 2       |
      | 99      |

  @EVT-37 @EVT-36
  Scenario Outline: A live record at version 2 cannot be updated from version <version>
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    When the supplier updates the record from version <version> where
      | field      | value |
      | lot number | B-2   |
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: The requested immunization resource {note record id} <problem>.
      """
    And the events table holds the record as updated
    And the events table item has
      | field   | value |
      | Version | 2     |

    Examples:
      | version | problem                                           |
      | 1       | has changed since the last retrieve               |
      | 3       | version is inconsistent with the existing version |

  @EVT-36 @DLT-ROW-16 @SEQ-13
  Scenario: Whatever is refused leaves the record as it was, and is not published
    Given "EMIS" has recorded a complete RSV vaccination
    When "EMIS" updates the record where
      | field       | value |
      | dose number | 10    |
    Then the response is 400 Bad Request
    When "MAVIS" deletes the record
    Then the response is 403 Forbidden
    When "EMIS" deletes a record with the id "{uuid}"
    Then the response is 404 Not Found
    When "EMIS" records it again
    Then the response is 422 Unprocessable Entity
    And nothing is changed

  @EVT-38
  Scenario: A second delete writes nothing
    Given "EMIS" has recorded a complete COVID vaccination
    And "EMIS" has deleted the record
    And the events table item's DeletedAt is noted as "deleted at"
    When "TPP" deletes the record
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: {note record id}"
    And the events table holds the record as deleted
    And the events table item has
      | field          | value             |
      | SupplierSystem | EMIS              |
      | DeletedAt      | {note deleted at} |
