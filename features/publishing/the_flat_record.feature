Feature: A vaccination as everybody downstream reads it
  Downstream systems do not read FHIR. For them each vaccination becomes a flat record: 34 plain fields, and a
  list of what could not be converted.

  @smoke @DLT-ROW-10 @DLT-CONVERSION_ERRORS-1 @DLT-GEN-1
  Scenario: A complete vaccination, field by field
    Given a complete FLU vaccination where
      | field                    | value                                                                                                       |
      | patient given names      | Tamsin, Jo                                                                                                  |
      | patient family name      | Wrenfield                                                                                                   |
      | birth date               | 1987-03-09                                                                                                  |
      | gender                   | female                                                                                                      |
      | postcode                 | QX7 4TT                                                                                                     |
      | practitioner given names | Ngozi, Adaeze                                                                                               |
      | practitioner family name | Okonkwo-Test                                                                                                |
      | date and time            | 2024-10-05T14:07:31+01:00                                                                                   |
      | recorded                 | 2024-10-06T08:15:00+01:00                                                                                   |
      | organisation code        | T9K4W                                                                                                       |
      | location code            | LOC77                                                                                                       |
      | location system          | https://example.org/locations                                                                               |
      | procedure                | {json {"coding": [{"system": "http://snomed.info/sct", "code": "770001000101", "display": "Procedure A"}]}} |
      | product                  | {json {"coding": [{"system": "http://snomed.info/sct", "code": "880002000107", "display": "Product A"}]}}   |
      | site                     | {json {"coding": [{"system": "http://snomed.info/sct", "code": "551000105", "display": "Site A"}]}}         |
      | route                    | {json {"coding": [{"system": "http://snomed.info/sct", "code": "661000108", "display": "Route A"}]}}        |
      | manufacturer             | Example Vaccines plc                                                                                        |
      | lot number               | LOT-9Z31                                                                                                    |
      | expiry date              | 2026-02-28                                                                                                  |
      | dose quantity            | {json {"value": 0.25, "unit": "unit A", "system": "http://snomed.info/sct", "code": "441000109"}}           |
      | dose number              | 2                                                                                                           |
      | reasons                  | {json [{"coding": [{"system": "http://snomed.info/sct", "code": "339000109"}]}]}                            |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value                                        |
      | NHS_NUMBER                       | {note patient NHS number}                    |
      | PERSON_FORENAME                  | Tamsin Jo                                    |
      | PERSON_SURNAME                   | Wrenfield                                    |
      | PERSON_DOB                       | 19870309                                     |
      | PERSON_GENDER_CODE               | 2                                            |
      | PERSON_POSTCODE                  | QX7 4TT                                      |
      | DATE_AND_TIME                    | 20241005T14073101                            |
      | SITE_CODE                        | T9K4W                                        |
      | SITE_CODE_TYPE_URI               | https://fhir.nhs.uk/Id/ods-organization-code |
      | UNIQUE_ID                        | {note identifier value}                      |
      | UNIQUE_ID_URI                    | {note identifier system}                     |
      | ACTION_FLAG                      | NEW                                          |
      | PERFORMING_PROFESSIONAL_FORENAME | Ngozi Adaeze                                 |
      | PERFORMING_PROFESSIONAL_SURNAME  | Okonkwo-Test                                 |
      | RECORDED_DATE                    | 20241006                                     |
      | PRIMARY_SOURCE                   | TRUE                                         |
      | VACCINATION_PROCEDURE_CODE       | 770001000101                                 |
      | VACCINATION_PROCEDURE_TERM       | Procedure A                                  |
      | DOSE_SEQUENCE                    | 2                                            |
      | VACCINE_PRODUCT_CODE             | 880002000107                                 |
      | VACCINE_PRODUCT_TERM             | Product A                                    |
      | VACCINE_MANUFACTURER             | Example Vaccines plc                         |
      | BATCH_NUMBER                     | LOT-9Z31                                     |
      | EXPIRY_DATE                      | 20260228                                     |
      | SITE_OF_VACCINATION_CODE         | 551000105                                    |
      | SITE_OF_VACCINATION_TERM         | Site A                                       |
      | ROUTE_OF_VACCINATION_CODE        | 661000108                                    |
      | ROUTE_OF_VACCINATION_TERM        | Route A                                      |
      | DOSE_AMOUNT                      | {number 0.25}                                |
      | DOSE_UNIT_CODE                   | 441000109                                    |
      | DOSE_UNIT_TERM                   | unit A                                       |
      | INDICATION_CODE                  | 339000109                                    |
      | LOCATION_CODE                    | LOC77                                        |
      | LOCATION_CODE_TYPE_URI           | https://example.org/locations                |
      | CONVERSION_ERRORS                | {json []}                                    |

  @DLT-GEN-1 @DLT-CONVERSION_ERRORS-4 @DLT-NHS_NUMBER-2 @SEQ-17
  Scenario: What a minimal vaccination leaves out is blank, and that is no error
    Given a minimal FLU vaccination
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value     |
      | NHS_NUMBER                       | {blank}   |
      | PERFORMING_PROFESSIONAL_FORENAME | {blank}   |
      | PERFORMING_PROFESSIONAL_SURNAME  | {blank}   |
      | VACCINATION_PROCEDURE_TERM       | {blank}   |
      | VACCINE_PRODUCT_TERM             | {blank}   |
      | VACCINE_MANUFACTURER             | {blank}   |
      | BATCH_NUMBER                     | {blank}   |
      | EXPIRY_DATE                      | {blank}   |
      | SITE_OF_VACCINATION_CODE         | {blank}   |
      | SITE_OF_VACCINATION_TERM         | {blank}   |
      | ROUTE_OF_VACCINATION_CODE        | {blank}   |
      | ROUTE_OF_VACCINATION_TERM        | {blank}   |
      | DOSE_AMOUNT                      | {blank}   |
      | DOSE_UNIT_CODE                   | {blank}   |
      | DOSE_UNIT_TERM                   | {blank}   |
      | INDICATION_CODE                  | {blank}   |
      | CONVERSION_ERRORS                | {json []} |

  @DLT-GEN-3
  Scenario: Text is copied with its spacing and case
    Given a complete COVID vaccination where
      | field         | value                  |
      | lot number    | {1 space}a  B{1 space} |
      | manufacturer  | {1 space}x{1 space}    |
      | dose unit     | {1 space}mL{1 space}   |
      | site text     | {1 space}Left{1 space} |
      | location code | b7 z99                 |
      | postcode      | qx7  4tt               |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                    | value                  |
      | BATCH_NUMBER             | {1 space}a  B{1 space} |
      | VACCINE_MANUFACTURER     | {1 space}x{1 space}    |
      | DOSE_UNIT_TERM           | {1 space}mL{1 space}   |
      | SITE_OF_VACCINATION_TERM | {1 space}Left{1 space} |
      | LOCATION_CODE            | b7 z99                 |
      | PERSON_POSTCODE          | qx7  4tt               |

  @DLT-GEN-4
  Scenario: Codes and postcodes that make no sense are copied all the same
    Given a complete COVID vaccination where
      | field          | value       |
      | site code      | not-a-code  |
      | route code     | 123         |
      | reason code    | 0           |
      | dose unit code | ml          |
      | postcode       | no postcode |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                     | value       |
      | SITE_OF_VACCINATION_CODE  | not-a-code  |
      | ROUTE_OF_VACCINATION_CODE | 123         |
      | INDICATION_CODE           | 0           |
      | DOSE_UNIT_CODE            | ml          |
      | PERSON_POSTCODE           | no postcode |
