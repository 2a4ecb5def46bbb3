Feature: Write a search
  Parameters are read alike whether they come in the address (GET) or in the body (POST).

  @API-SEARCH-01
  Scenario Outline: A search without any parameter is refused, sent by <method>
    When the supplier sends <method> <target>
    Then the request is refused with 400 invalid, saying
      """
      No parameter provided. Search using either identifier or patient.identifier
      """

    Examples:
      | method | target                |
      | GET    | /Immunization         |
      | POST   | /Immunization/_search |

  @API-SEARCH-01
  Scenario Outline: A parameter that comes twice is refused, sent by <method>
    When the supplier searches by <method> with
      | parameter            | value                                         |
      | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      | -immunization.target | COVID                                         |
      | -immunization.target | FLU                                           |
    Then the request is refused with 400 invalid, saying
      """
      Parameters may not be duplicated. Use commas for "or".
      """

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-SEARCH-02
  Scenario: Blanks around values do not count
    Given the supplier has recorded a COVID vaccination
    When the supplier searches with
      | parameter            | value                                                        |
      | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|{note patient NHS number} |
      | -immunization.target | FLU , COVID                                                  |
    Then the search finds the record

  @API-SEARCH-02
  Scenario Outline: A blank patient.identifier sent by <method> is refused
    When the supplier searches by <method> with
      | parameter            | value   |
      | patient.identifier   | {blank} |
      | -immunization.target | COVID   |
    Then the request is refused with 400 invalid, saying
      """
      <message>
      """

    Examples:
      | method | message                                                                                                                                              |
      | GET    | patient.identifier must be in the format of "https://fhir.nhs.uk/Id/nhs-number\|{{NHS number}}" e.g. "https://fhir.nhs.uk/Id/nhs-number\|9000000009" |
      | POST   | Search parameter patient.identifier must have one value.                                                                                             |

  @API-SEARCH-03
  Scenario: Unknown parameters are ignored
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the patient's COVID vaccinations where
      | parameter | value |
      | colour    | blue  |
    Then the search finds the record

  @API-SEARCH-03 @API-SEARCH-04
  Scenario Outline: <name> is not a parameter of this service
    When the supplier searches with
      | parameter          | value                                         |
      | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      | <name>             | COVID                                         |
    Then the request is refused with 400 invalid, saying "Search parameter -immunization.target must have one or more values."

    Examples:
      | name                 |
      | immunization.target  |
      | -Immunization.Target |

  @API-SEARCH-03
  Scenario: Nothing but unknown parameters is a search without a patient
    When the supplier searches with
      | parameter | value |
      | colour    | blue  |
    Then the request is refused with 400 invalid, saying "Search parameter patient.identifier must have one value."

  @API-SEARCH-02
  Scenario: A search by POST does not see a patient who is only in its address
    When the supplier sends POST /Immunization/_search?patient.identifier=https://fhir.nhs.uk/Id/nhs-number|9000000009
      """
      -immunization.target=COVID
      """
    Then the request is refused with 400 invalid, saying "Search parameter patient.identifier must have one value."

  @API-SEARCH-02
  Scenario: A search by POST does not see what else its address asks for
    Given the supplier has recorded a COVID vaccination
    When the supplier sends POST /Immunization/_search?-date.to=2001-01-01&-immunization.target=FLU
      """
      patient.identifier=https://fhir.nhs.uk/Id/nhs-number|{note patient NHS number}&-immunization.target=COVID
      """
    Then the search finds the record
