Feature: Search for a patient's vaccinations by vaccine type
  A clinician asks what a patient has been vaccinated with. The answer holds the live records of the types
  asked for, each as it was recorded but without the details that only the record itself shows.

  @smoke @API-SPT-01 @API-SPT-05 @API-SEARCH-06 @API-BND-01 @API-BND-02 @API-BND-05 @API-BND-06 @API-BND-09
  @API-MAP-01 @API-MAP-04 @API-MAP-05 @API-MAP-06 @API-MAP-07 @API-MAP-08
  Scenario Outline: A record is found by its patient and vaccine type by <method>
    Given the supplier has recorded a COVID vaccination
    When the supplier searches by <method> for the patient's COVID vaccinations
    Then the search finds the record

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-SPT-05 @API-BND-04 @API-BND-05 @API-BND-09
  Scenario: Records of several types come in the order of their types, with the patient once
    Given the supplier has recorded a RSV vaccination as "second"
    And the supplier has recorded a COVID vaccination of the same patient as "first"
    When the supplier searches for the patient's RSV and COVID vaccinations
    Then the search finds "first" and "second"

  # More than ten: that is where many a search ends its first page.
  @API-SPT-05 @API-SEARCH-05
  Scenario: All vaccinations of a childhood are found at once
    Given the supplier has recorded a 6IN1 vaccination as "6IN1"
    And the supplier has recorded a ROTAVIRUS vaccination of the same patient as "ROTAVIRUS"
    And the supplier has recorded a MENB vaccination of the same patient as "MENB"
    And the supplier has recorded a PNEUMOCOCCAL vaccination of the same patient as "PNEUMOCOCCAL"
    And the supplier has recorded a HIBMENC vaccination of the same patient as "HIBMENC"
    And the supplier has recorded a MMR vaccination of the same patient as "MMR"
    And the supplier has recorded a 4IN1 vaccination of the same patient as "4IN1"
    And the supplier has recorded a FLU vaccination of the same patient as "FLU"
    And the supplier has recorded a HPV vaccination of the same patient as "HPV"
    And the supplier has recorded a MENACWY vaccination of the same patient as "MENACWY"
    And the supplier has recorded a COVID vaccination of the same patient as "COVID"
    When the supplier searches for the patient's 6IN1, ROTAVIRUS, MENB, PNEUMOCOCCAL, HIBMENC, MMR, 4IN1, FLU, HPV, MENACWY and COVID vaccinations
    Then the search finds "6IN1", "ROTAVIRUS", "MENB", "PNEUMOCOCCAL", "HIBMENC", "MMR", "4IN1", "FLU", "HPV", "MENACWY" and "COVID"

  @API-SPT-05
  Scenario: Only the types asked for are found
    Given the supplier has recorded a COVID vaccination as "asked for"
    And the supplier has recorded a FLU vaccination of the same patient as "not asked for"
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds "asked for"

  @API-SPT-05
  Scenario: Only the patient's own records are found
    Given the supplier has recorded a COVID vaccination as "of somebody else"
    And the supplier has recorded a COVID vaccination as "of the patient"
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds "of the patient"

  @API-SEARCH-06 @API-BND-10
  Scenario: A patient without such vaccinations gives an empty result, not an error
    Given a COVID vaccination
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds nothing

  @API-DELETE-04 @API-SPT-05
  Scenario Outline: A deleted record is not found by <method>
    Given the supplier has recorded a COVID vaccination
    And the supplier has deleted the record
    When the supplier searches by <method> for the patient's COVID vaccinations
    Then the search finds nothing

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-DELETE-04 @API-SPT-05
  Scenario: The same search shows what has happened since it was made
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds the record
    When the supplier updates the record where
      | field      | value |
      | lot number | B-2   |
    And the supplier searches for the patient's COVID vaccinations
    Then the search finds the record
    When the supplier deletes the record
    And the supplier searches for the patient's COVID vaccinations
    Then the search finds nothing

  @API-UPDATE-04 @API-SPT-05
  Scenario: A reinstated record is found again, with its new content
    Given the supplier has recorded a COVID vaccination
    And the supplier has deleted the record
    And the supplier has updated the record where
      | field      | value |
      | lot number | B-2   |
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds the record

  @API-UPDATE-03 @EVT-35 @API-SPT-06
  Scenario: A corrected NHS number moves the record to the other patient
    Given the supplier has recorded a COVID vaccination as "somebody else's"
    And the supplier has recorded a COVID vaccination as "mistaken"
    And the vaccination's patient NHS number is noted as "mistaken number"
    And the supplier has updated the record "mistaken" where
      | field              | value                                     |
      | patient NHS number | {note somebody else's patient NHS number} |
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds "somebody else's" and "mistaken"

  @API-SPT-06
  Scenario Outline: A patient with <kind> is found under the number that was submitted
    Given the supplier has recorded a FLU vaccination of a patient with <kind>
    When the supplier searches for the patient's FLU vaccinations
    Then the search finds the record, among others

    Examples:
      | kind                    |
      | a superseded NHS number |
      | an old NHS number       |
      | an unknown NHS number   |

  @API-MAP-11
  Scenario: A sensitive patient is found like any other, with nothing taken out
    Given the supplier has recorded a FLU vaccination of a sensitive patient
    When the supplier searches for the patient's FLU vaccinations
    Then the search finds the record, among others

  @API-MAP-05 @API-MAP-06 @API-MAP-07 @API-BND-06
  Scenario: The address and the practitioner are left out, and the patient is named by NHS number only
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the patient's COVID vaccinations
    Then the response has
      | field                                        | value                     |
      | $.entry[0].resource.contained                | {absent}                  |
      | $.entry[0].resource.patient.identifier.value | {note patient NHS number} |
      | $.entry[0].resource.identifier[0].use        | official                  |
      | $.entry[0].resource.meta.versionId           | 1                         |
      | $.entry[0].resource.performer[0].actor.type  | Organization              |
      | $.entry[1].resource.resourceType             | Patient                   |
      | $.entry[1].resource.id                       | {note patient NHS number} |
      | $.entry[1].resource.name                     | {absent}                  |

  @API-MAP-06 @API-MAP-07 @API-MAP-10
  Scenario Outline: <what> is part of the result
    Given the supplier has recorded a COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds the record

    Examples:
      | what                                 | field                                                       | value                                                           |
      | What else is said of the NHS number  | $.contained[?(@.resourceType=='Patient')].identifier[0].use | official                                                        |
      | A performer who is not contained     | $.performer[2].actor                                        | {json {"type": "Practitioner", "display": "Nurse Okonkwo"}}     |
      | A performer who is a mere reference  | $.performer[2].actor                                        | {json {"reference": "https://example.org/Practitioner/7"}}      |
      | A second coding of the site          | $.site.coding[1]                                            | {json {"system": "http://snomed.info/sct", "code": "72098002"}} |
      | A text beside the coding of a reason | $.reasonCode[0].text                                        | Travels a lot                                                   |

  @API-BND-06
  Scenario: The patient is called by another URL in each result
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the patient's COVID vaccinations
    And the response's $.entry[1].fullUrl is noted as "patient"
    And the supplier searches for the patient's COVID vaccinations
    Then the search finds the record
    And the response has
      | field              | value                |
      | $.entry[1].fullUrl | {not {note patient}} |

  @API-MAP-04 @API-MAP-08
  Scenario: An identifier's own use is kept, and the version is the record's, whatever the client sent
    Given the supplier has recorded a COVID vaccination where
      | field               | value                                                    |
      | $.identifier[0].use | secondary                                                |
      | $.meta              | {json {"versionId": "77", "profile": ["http://p.test"]}} |
    When the supplier searches for the patient's COVID vaccinations
    Then the search finds the record

  @slow @API-SEARCH-05
  Scenario: A result may be longer than a million characters, but not than a mebibyte: the search must be narrower
    Given a COVID vaccination where
      | field                | value            |
      | $.reasonCode[0].text | {340000 letters} |
    And the supplier has recorded it
    And the supplier has recorded a FLU vaccination of the same patient where
      | field                | value            |
      | $.reasonCode[0].text | {340000 letters} |
    And the supplier has recorded a RSV vaccination of the same patient where
      | field                | value            |
      | $.reasonCode[0].text | {340000 letters} |
    When the supplier searches for the patient's COVID, FLU and RSV vaccinations
    Then the response is 200 OK
    Given the supplier has recorded a HPV vaccination of the same patient where
      | field                | value           |
      | $.reasonCode[0].text | {30000 letters} |
    When the supplier searches for the patient's COVID, FLU, RSV and HPV vaccinations
    Then the request is refused with 400 invalid, saying "Search returned too many results. Please narrow down the search"

  Rule: The vaccination date can be limited, both days included

    @API-SPT-04 @API-BND-02
    Scenario Outline: A vaccination of 15 March 2023 <is> between <from> and <to>
      Given the supplier has recorded a COVID vaccination where
        | field         | value                     |
        | date and time | 2023-03-15T09:41:07+00:00 |
      When the supplier searches for the patient's COVID vaccinations where
        | parameter  | value  |
        | -date.from | <from> |
        | -date.to   | <to>   |
      Then the search finds <what>

      Examples:
        | is           | from       | to         | what       |
        | is found     | 2023-03-15 | 2023-03-15 | the record |
        | is found     | 2023-03-14 | 2023-03-16 | the record |
        | is found     | 2023-3-1   | 2023-4-1   | the record |
        | is not found | 2023-03-16 | 2023-04-15 | nothing    |
        | is not found | 2023-02-15 | 2023-03-14 | nothing    |

    @API-SPT-04
    Scenario Outline: One end alone limits too: <parameter> <day>
      Given the supplier has recorded a COVID vaccination where
        | field         | value                     |
        | date and time | 2023-03-15T09:41:07+00:00 |
      When the supplier searches for the patient's COVID vaccinations where
        | parameter   | value |
        | <parameter> | <day> |
      Then the search finds <what>

      Examples:
        | parameter  | day        | what       |
        | -date.from | 2023-03-15 | the record |
        | -date.from | 2023-03-16 | nothing    |
        | -date.to   | 2023-03-15 | the record |
        | -date.to   | 2023-03-14 | nothing    |

    @API-SPT-04
    Scenario: The day is the one on the clock where the vaccination was given
      Given the supplier has recorded a COVID vaccination where
        | field         | value                     |
        | date and time | 2023-06-15T00:30:00+01:00 |
      When the supplier searches for the patient's COVID vaccinations where
        | parameter  | value      |
        | -date.from | 2023-06-15 |
        | -date.to   | 2023-06-15 |
      Then the search finds the record

    @API-SPT-01
    Scenario: The first day must not be after the last
      Given a COVID vaccination
      When the supplier searches for the patient's COVID vaccinations where
        | parameter  | value      |
        | -date.from | 2023-03-16 |
        | -date.to   | 2023-03-15 |
      Then the request is refused with 400 invalid, saying "Search parameter -date.from must be before -date.to"

  Rule: Asking for the patient changes nothing: the patient is always there

    @API-SPT-03
    Scenario Outline: _include <value> is accepted
      Given the supplier has recorded a COVID vaccination
      When the supplier searches for the patient's COVID vaccinations where
        | parameter | value   |
        | _include  | <value> |
      Then the search finds the record

      Examples:
        | value                |
        | Immunization:patient |
        | immunization:PATIENT |

  Rule: What is wrong with a search is said in one place

    @API-SPT-01
    Scenario Outline: <problem> is refused
      Given a COVID vaccination
      When the supplier searches with
        | parameter            | value     |
        | patient.identifier   | <patient> |
        | -immunization.target | <types>   |
      Then the request is refused with 400 invalid, saying
        """
        <message>
        """

      Examples: the patient
        | problem                          | patient                                         | types | message                                                                                                                                              |
        | An NHS number without its system | 9000000009                                      | COVID | patient.identifier must be in the format of "https://fhir.nhs.uk/Id/nhs-number\|{{NHS number}}" e.g. "https://fhir.nhs.uk/Id/nhs-number\|9000000009" |
        | Another system                   | https://fhir.nhs.uk/Id/other\|9000000009        | COVID | patient.identifier must be in the format of "https://fhir.nhs.uk/Id/nhs-number\|{{NHS number}}" e.g. "https://fhir.nhs.uk/Id/nhs-number\|9000000009" |
        | A second pipe                    | https://fhir.nhs.uk/Id/nhs-number\|9000000009\| | COVID | patient.identifier must be in the format of "https://fhir.nhs.uk/Id/nhs-number\|{{NHS number}}" e.g. "https://fhir.nhs.uk/Id/nhs-number\|9000000009" |
        | A wrong check digit              | https://fhir.nhs.uk/Id/nhs-number\|9000000008   | COVID | Search parameter patient.identifier must be a valid NHS number.                                                                                      |
        | A number of nine digits          | https://fhir.nhs.uk/Id/nhs-number\|900000000    | COVID | Search parameter patient.identifier must be a valid NHS number.                                                                                      |
        | Two patients                     | https://fhir.nhs.uk/Id/nhs-number\|9000000009,x | COVID | Search parameter patient.identifier must have one value.                                                                                             |
        | A wrong number and a wrong type  | https://fhir.nhs.uk/Id/nhs-number\|9000000008   | MUMPS | Search parameter patient.identifier must be a valid NHS number.                                                                                      |

      Examples: the vaccine types
        | problem                  | patient                                       | types | message                                                                                                                                                                                            |
        | An unknown type          | https://fhir.nhs.uk/Id/nhs-number\|9000000009 | MUMPS | -immunization.target must be one or more of the following: 3IN1, 4IN1, 6IN1, BCG, COVID, FLU, HEPB, HIB, HIBMENC, HPV, MENACWY, MENB, MMR, MMRV, PERTUSSIS, PNEUMOCOCCAL, ROTAVIRUS, RSV, SHINGLES |
        | A type in the wrong case | https://fhir.nhs.uk/Id/nhs-number\|9000000009 | FLu   | -immunization.target must be one or more of the following: 3IN1, 4IN1, 6IN1, BCG, COVID, FLU, HEPB, HIB, HIBMENC, HPV, MENACWY, MENB, MMR, MMRV, PERTUSSIS, PNEUMOCOCCAL, ROTAVIRUS, RSV, SHINGLES |

    @API-SPT-01
    Scenario: A search for a patient names at least one vaccine type
      When the supplier searches with
        | parameter          | value                                         |
        | patient.identifier | https://fhir.nhs.uk/Id/nhs-number\|9000000009 |
      Then the request is refused with 400 invalid, saying "Search parameter -immunization.target must have one or more values."

    @API-SPT-01 @API-SEARCH-03
    Scenario: A search by vaccine type names the patient
      When the supplier searches with
        | parameter            | value |
        | -immunization.target | COVID |
      Then the request is refused with 400 invalid, saying "Search parameter patient.identifier must have one value."

    @API-SPT-01
    Scenario Outline: <parameter> <value> is refused
      Given a COVID vaccination
      When the supplier searches for the patient's COVID vaccinations where
        | parameter   | value   |
        | <parameter> | <value> |
      Then the request is refused with 400 invalid, saying "<message>"

      Examples:
        | parameter  | value                 | message                                                                   |
        | -date.from | 15/03/2023            | Search parameter -date.from must be in format: YYYY-MM-DD                 |
        | -date.from | 2023-02-30            | Search parameter -date.from must be in format: YYYY-MM-DD                 |
        | -date.to   | 2023-03               | Search parameter -date.to must be in format: YYYY-MM-DD                   |
        | -date.from | 2023-03-15,2023-03-16 | Search parameter -date.from may have one value at most.                   |
        | -date.to   | 2023-03-15,2023-03-16 | Search parameter -date.to may have one value at most.                     |
        | _include   | Patient               | Search parameter _include may only be 'Immunization:patient' if provided. |

    @API-SPT-01
    Scenario: Wrong optional parameters are all named at once
      Given a COVID vaccination
      When the supplier searches for the patient's COVID vaccinations where
        | parameter  | value |
        | -date.from | then  |
        | -date.to   | now   |
        | _include   | all   |
      Then the request is refused with 400 invalid, saying
        """
        Search parameter -date.from must be in format: YYYY-MM-DD; Search parameter -date.to must be in format: YYYY-MM-DD; Search parameter _include may only be 'Immunization:patient' if provided.
        """

  Rule: A search that can be answered in part is answered in part, with a warning

    @API-SPT-02 @API-BND-08 @API-COM-14
    Scenario: Unknown types are named and left out
      Given the supplier has recorded a COVID vaccination
      When the supplier searches for the patient's COVID, ZIKA and FLu vaccinations
      Then the search finds the record, with the warnings
        | code    | diagnostics                                                                                                                                      |
        | invalid | Your search included invalid -immunization.target value(s) that were ignored: FLu, ZIKA. The search was performed using the valid value(s) only. |

    @API-PERM-06 @API-BND-04 @API-BND-07 @API-COM-14
    Scenario: Types that the supplier may not search are left out
      Given the supplier has recorded a FLU vaccination as "permitted"
      And the supplier has recorded a 6IN1 vaccination of the same patient as "not permitted"
      When "MAVIS" searches for the patient's FLU and 6IN1 vaccinations
      Then the search finds "permitted", limited to FLU, with the warnings
        | code         | diagnostics                                                         |
        | unauthorized | Your search contains details that you are not authorised to request |

    @API-BND-04 @API-BND-07 @API-BND-08 @API-BND-09 @API-BND-10
    Scenario: Both warnings can come, even when nothing is found
      Given a FLU vaccination
      When "MAVIS" searches for the patient's FLU, 6IN1 and ZIKA vaccinations
      Then the search finds nothing, limited to FLU, with the warnings
        | code         | diagnostics                                                                                                                                 |
        | unauthorized | Your search contains details that you are not authorised to request                                                                         |
        | invalid      | Your search included invalid -immunization.target value(s) that were ignored: ZIKA. The search was performed using the valid value(s) only. |

    @API-PERM-06 @API-PERM-04
    Scenario Outline: <supplier> may search for none of the types and is refused
      Given a <type> vaccination
      When "<supplier>" searches for the patient's <type> vaccinations
      Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

      Examples:
        | supplier | type  |
        | SONAR    | COVID |
        | SONAR    | FLU   |
        | MAVIS    | HPV   |

    @known-defect @API-BUG-06
    Scenario: A comma too many is not a vaccine type
      Given the supplier has recorded a RSV vaccination
      When the supplier searches with
        | parameter            | value                                                        |
        | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|{note patient NHS number} |
        | -immunization.target | RSV,                                                         |
      Then the search finds the record, among others
      And the search finds the record
