Feature: What a supplier may do
  Every supplier has a list of what it may do with which type of vaccination: create, read, update, delete and
  search are permitted one by one. All else is refused, in words that tell nothing.

  @smoke @API-PERM-01 @API-PATH-02
  Scenario: A supplier that may do everything with a type of vaccination can do so
    Given a complete FLU vaccination
    When "MAVIS" records it
    Then the response names the new record at version 1
    When "MAVIS" reads the record
    Then the response holds the record as sent, at version 1
    When "MAVIS" searches for the patient's FLU vaccinations
    Then the search finds the record
    When "MAVIS" updates the record
    Then the response confirms the update to version 2
    When "MAVIS" deletes the record
    Then the response confirms the deletion

  @API-PERM-01
  Scenario: A supplier that may only create and delete can do that, and nothing else
    Given a complete FLU vaccination
    When "SONAR" records it
    Then the response names the new record at version 1
    When "SONAR" reads the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    When "SONAR" updates the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    And nothing is changed
    When "SONAR" deletes the record
    Then the response confirms the deletion

  @API-PERM-01
  Scenario: A supplier that may write but not read can do just that
    Given a complete COVID vaccination
    When "EVA" records it
    Then the response names the new record at version 1
    When "EVA" updates the record
    Then the response confirms the update to version 2
    When "EVA" reads the record
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    When "EVA" searches for the patient's COVID vaccinations
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"
    When "EVA" deletes the record
    Then the response confirms the deletion

  @API-PERM-01 @API-PERM-04 @VAL-200
  Scenario Outline: A supplier that may not <do this> is refused, always in the same words
    Given "EMIS" has recorded a complete RSV vaccination
    When "SONAR" <does this>
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

    Examples:
      | do this                      | does this                                           |
      | record a vaccination         | records it again                                    |
      | read a record                | reads the record                                    |
      | update a record              | updates the record                                  |
      | delete a record              | deletes the record                                  |
      | search for an identifier     | searches for the record by its identifier           |
      | search for a patient         | searches for the patient's RSV vaccinations         |
      | search for a patient by POST | searches by POST for the patient's RSV vaccinations |

  @API-PERM-01 @API-PERM-05
  Scenario: A supplier that has no business with a type of vaccination cannot touch its records
    Given "EMIS" has recorded a complete RSV vaccination
    When "MAVIS" reads the record
    Then the response is 403 Forbidden
    When "MAVIS" updates the record
    Then the response is 403 Forbidden
    When "MAVIS" deletes the record
    Then the response is 403 Forbidden
    And nothing is changed

  @API-PERM-01
  Scenario Outline: <supplier> may record a <type> vaccination
    Given a minimal <type> vaccination
    When "<supplier>" records it
    Then the response names the new record at version 1

    Examples:
      | supplier   | type         |
      | MAVIS      | FLU          |
      | MAVIS      | HPV          |
      | SONAR      | FLU          |
      | EVA        | COVID        |
      | RAVS       | 3IN1         |
      | RAVS       | COVID        |
      | RAVS       | FLU          |
      | RAVS       | HPV          |
      | RAVS       | MENACWY      |
      | RAVS       | MENB         |
      | RAVS       | MMR          |
      | RAVS       | MMRV         |
      | RAVS       | PERTUSSIS    |
      | RAVS       | PNEUMOCOCCAL |
      | RAVS       | RSV          |
      | RAVS       | SHINGLES     |
      | OXDH       | COVID        |
      | OXDH       | FLU          |
      | DPSFULL    | COVID        |
      | DPSFULL    | FLU          |
      | DPSFULL    | HPV          |
      | DPSFULL    | MMR          |
      | DPSFULL    | PERTUSSIS    |
      | DPSFULL    | RSV          |
      | DPSREDUCED | COVID        |
      | DPSREDUCED | FLU          |
      | DPSREDUCED | HPV          |
      | DPSREDUCED | MMR          |
      | DPSREDUCED | PERTUSSIS    |
      | DPSREDUCED | RSV          |
      | EMIS       | 4IN1         |
      | EMIS       | COVID        |
      | EMIS       | SHINGLES     |
      | TPP        | 6IN1         |
      | TPP        | FLU          |
      | TPP        | ROTAVIRUS    |
      | MEDICUS    | BCG          |
      | MEDICUS    | HIBMENC      |
      | MEDICUS    | RSV          |

  @API-PERM-01 @API-PERM-04 @VAL-200
  Scenario Outline: <supplier> may not record a <type> vaccination
    Given a minimal <type> vaccination
    When "<supplier>" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

    Examples:
      | supplier   | type         |
      | MAVIS      | 4IN1         |
      | MAVIS      | 6IN1         |
      | MAVIS      | BCG          |
      | MAVIS      | COVID        |
      | MAVIS      | HEPB         |
      | MAVIS      | HIB          |
      | MAVIS      | HIBMENC      |
      | MAVIS      | MENB         |
      | MAVIS      | PERTUSSIS    |
      | MAVIS      | PNEUMOCOCCAL |
      | MAVIS      | ROTAVIRUS    |
      | MAVIS      | RSV          |
      | MAVIS      | SHINGLES     |
      | SONAR      | 3IN1         |
      | SONAR      | COVID        |
      | SONAR      | HPV          |
      | SONAR      | MMR          |
      | SONAR      | RSV          |
      | SONAR      | SHINGLES     |
      | EVA        | FLU          |
      | EVA        | HPV          |
      | EVA        | RSV          |
      | RAVS       | 4IN1         |
      | RAVS       | 6IN1         |
      | RAVS       | BCG          |
      | RAVS       | HEPB         |
      | RAVS       | HIB          |
      | RAVS       | HIBMENC      |
      | RAVS       | ROTAVIRUS    |
      | OXDH       | 3IN1         |
      | OXDH       | HPV          |
      | OXDH       | RSV          |
      | DPSFULL    | 3IN1         |
      | DPSFULL    | MMRV         |
      | DPSFULL    | SHINGLES     |
      | DPSREDUCED | 3IN1         |
      | DPSREDUCED | MMRV         |
      | DPSREDUCED | SHINGLES     |

  @PERM-CFG-01 @API-PERM-02
  Scenario Outline: A supplier without permissions of its own may not <do this>
    Given "EMIS" has recorded a complete COVID vaccination
    When "PINNACLE" <does this>
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

    Examples:
      | do this                  | does this                                     |
      | record a vaccination     | records it again                              |
      | read a record            | reads the record                              |
      | update a record          | updates the record                            |
      | delete a record          | deletes the record                            |
      | search for an identifier | searches for the record by its identifier     |
      | search for a patient     | searches for the patient's COVID vaccinations |

  @PERM-CFG-01 @API-PERM-09
  Scenario Outline: A supplier without permissions that <asks> that does not exist is told just that
    Given a complete COVID vaccination
    When "PINNACLE" <asks> with the id "11111111-2222-4333-8444-555555555555"
    Then the request is refused with 404 not-found, saying "Immunization resource does not exist. ID: 11111111-2222-4333-8444-555555555555"

    Examples:
      | asks             |
      | reads a record   |
      | updates a record |
      | deletes a record |
