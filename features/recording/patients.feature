Feature: Whose vaccination it is
  No national service is asked about the patient. A number that merely could be an NHS number will do, and a
  patient without one can be vaccinated too.

  @API-CREATE-09 @API-VAL-15
  Scenario Outline: <Who> can be vaccinated
    Given a complete COVID vaccination of <who>
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | Who                                     | who                                    |
      | A patient with a valid number           | a valid patient                        |
      | A patient with a number that nobody has | a patient with an unknown NHS number   |
      | A patient with a superseded number      | a patient with a superseded NHS number |
      | A patient with the old number of two    | a patient with an old NHS number       |
      | A patient without a GP                  | a patient with no GP                   |
      | A patient without a number              | a patient with no NHS number           |
      | A patient with an empty number          | a patient with an empty NHS number     |

  @API-CREATE-09 @API-MAP-11
  Scenario: The vaccination of a patient with sensitive details is recorded like anybody's
    Given a complete COVID vaccination of a sensitive patient
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @API-CREATE-09 @API-VAL-11 @EVT-12 @SEQ-17 @DLT-NHS_NUMBER-2
  Scenario: The vaccination of a patient without an NHS number is published with a blank number
    Given a complete COVID vaccination of a patient with no NHS number
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE
    And the delta row has
      | field      | value   |
      | NHS_NUMBER | {blank} |

  @API-CREATE-09
  Scenario: An NHS number whose check digit is wrong is refused
    Given a complete COVID vaccination of a patient with a wrong check digit
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].identifier[?(@.system=='https://fhir.nhs.uk/Id/nhs-number')].value is not a valid NHS number
      """

  @API-ID-03
  Scenario: A patient can have two vaccinations of the same type on the same day
    Given the supplier has recorded a complete FLU vaccination as "first"
    And a complete FLU vaccination of the same patient
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table holds the record "first" as sent
