Feature: Search for a patient's vaccinations by target disease
  Who asks about a disease need not know which vaccines protect against it: the search covers every vaccine
  type that does.

  @smoke @API-STD-01 @API-STD-05 @API-BND-03
  Scenario Outline: Every type that protects against the disease is searched by <method>
    Given the supplier has recorded a MMR vaccination as "mmr"
    And the supplier has recorded a MMRV vaccination of the same patient as "mmrv"
    And the supplier has recorded a COVID vaccination of the same patient as "other"
    When the supplier searches by <method> for the patient's vaccinations against Measles
    Then the search finds "mmr" and "mmrv"

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-STD-05
  Scenario: Several diseases can be asked for at once
    Given the supplier has recorded a FLU vaccination as "flu"
    And the supplier has recorded a COVID vaccination of the same patient as "covid"
    When the supplier searches for the patient's vaccinations against 6142004 and 840539006
    Then the search finds "covid" and "flu"

  @API-STD-05 @API-SPT-04
  Scenario: The vaccination date can be limited here too
    Given the supplier has recorded a FLU vaccination where
      | field         | value                     |
      | date and time | 2023-03-15T09:41:07+00:00 |
    When the supplier searches for the patient's vaccinations against Influenza where
      | parameter  | value      |
      | -date.from | 2023-03-16 |
    Then the search finds nothing

  @API-STD-04
  Scenario: A disease that no vaccine here protects against is not an error
    Given a FLU vaccination
    When the supplier searches for the patient's vaccinations against 99999
    Then the search finds nothing, with the warnings
      | code    | diagnostics                                                                            |
      | invalid | This service does not contain any vaccination types with the target disease requested. |

  @API-STD-07
  Scenario: A disease that is not supported is named and left out
    Given the supplier has recorded a FLU vaccination
    When the supplier searches for the patient's vaccinations against Influenza and 99999
    Then the search finds the record, with the warnings
      | code    | diagnostics                                                                    |
      | invalid | Target disease code '99999' is not a supported target disease in this service. |

  @API-STD-06
  Scenario: A value in the wrong form is named and left out
    Given the supplier has recorded a FLU vaccination
    When the supplier searches with
      | parameter          | value                                                        |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|{note patient NHS number} |
      | target-disease     | http://snomed.info/sct\|6142004,6142004                      |
    Then the search finds the record, with the warnings
      | code    | diagnostics                                                                                                                                                           |
      | invalid | Invalid format for '6142004': Search parameter target-disease must be in the format "http://snomed.info/sct\|{{SNOMED code}}" e.g. "http://snomed.info/sct\|14189004" |

  @API-STD-08 @API-PERM-06
  Scenario: A supplier that may search only some of the types is told so
    Given the supplier has recorded a PERTUSSIS vaccination as "permitted"
    And the supplier has recorded a 4IN1 vaccination of the same patient as "not permitted"
    When "RAVS" searches for the patient's vaccinations against Pertussis
    Then the search finds "permitted", limited to PERTUSSIS, with the warnings
      | code         | diagnostics                                                         |
      | unauthorized | Your search contains details that you are not authorised to request |

  @API-PERM-06
  Scenario: A supplier that may search none of the types is refused
    Given a COVID vaccination
    When "SONAR" searches for the patient's vaccinations against 840539006
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @API-STD-03
  Scenario Outline: <value> alone is refused
    When the supplier searches with
      | parameter          | value                                         |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      | target-disease     | <value>                                       |
    Then the request is refused with 400 invalid, saying
      """
      Search parameter target-disease must be one or more valid SNOMED codes from the supported target disease list.
      """

    Examples:
      | value                                 |
      | 14189004                              |
      | http://snomed.info/sct\|              |
      | http://other.test\|14189004           |
      | http://snomed.info/sct\|99999,no-such |

  @API-STD-02
  Scenario: At least one disease must be named
    When the supplier searches with
      | parameter          | value                                         |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      | target-disease     | {blank}                                       |
    Then the request is refused with 400 invalid, saying "Search parameter target-disease must have one or more values."

  @API-STD-01
  Scenario: The patient is checked before the disease
    When the supplier searches with
      | parameter          | value                                         |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000008 |
      | target-disease     | nonsense                                      |
    Then the request is refused with 400 invalid, saying "Search parameter patient.identifier must be a valid NHS number."

  @API-SEARCH-01
  Scenario Outline: target-disease does not go together with <other>
    When the supplier searches with
      | parameter          | value                                         |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      | target-disease     | http://snomed.info/sct\|14189004              |
      | <other>            | <value>                                       |
    Then the request is refused with 400 invalid, saying
      """
      Search parameter target-disease cannot be used with -immunization.target or identifier. Use one search type only.
      """

    Examples:
      | other                | value               |
      | -immunization.target | MMR                 |
      | identifier           | https://x.test\|abc |
