Feature: Several problems at once
  A record is checked in stages: contained resources, fields, FHIR, vaccine type, mandatory fields. The first stage
  that finds something tells all that it found, in a fixed order, and no later stage is reached.

  @API-VAL-01
  Scenario: Contained resources are looked at before the fields
    Given a complete COVID vaccination where
      | field       | value     |
      | contained   | {json []} |
      | status      | unheard   |
      | $.colour    | red       |
      | identifiers | {absent}  |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: contained must be a non-empty array"

  @API-VAL-02
  Scenario: The fields are told in the service's order, whatever their order in the record
    Given a complete COVID vaccination where
      | field              | value      |
      | product term       | {blank}    |
      | location code      | {number 5} |
      | reason code        | {blank}    |
      | dose unit          | {null}     |
      | route code         | {blank}    |
      | lot number         | {number 5} |
      | dose number        | 10         |
      | primary source     | {text yes} |
      | status             | unheard    |
      | gender             | M          |
      | patient NHS number | 9990000019 |
      | $.colour           | red        |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: colour is not an allowed element of the Immunization resource for this service; contained[?(@.resourceType=='Patient')].identifier[?(@.system=='https://fhir.nhs.uk/Id/nhs-number')].value is not a valid NHS number; contained[?(@.resourceType=='Patient')].gender must be one of the following: male, female, other, unknown; status must be one of the following: completed; primarySource must be a boolean; protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9; lotNumber must be a string; route.coding[?(@.system=='http://snomed.info/sct')].code must be a non-empty string; doseQuantity.unit must be a string; reasonCode[0].coding[0].code must be a non-empty string; location.identifier.value must be a string; vaccineCode.coding[?(@.system=='http://snomed.info/sct')].display must be a non-empty string
      """

  @API-VAL-02
  Scenario: Each field has its place in the order
    Given a complete COVID vaccination where
      | field                                                             | value                                                                                                              |
      | product term                                                      | {blank}                                                                                                            |
      | product code                                                      | NAVU                                                                                                               |
      | procedure term                                                    | {blank}                                                                                                            |
      | procedure code                                                    | 12                                                                                                                 |
      | location system                                                   | {blank}                                                                                                            |
      | location code                                                     | {blank}                                                                                                            |
      | organisation system                                               | {blank}                                                                                                            |
      | reason code                                                       | {blank}                                                                                                            |
      | dose unit                                                         | {blank}                                                                                                            |
      | dose unit system                                                  | {blank}                                                                                                            |
      | dose unit code                                                    | {number 5}                                                                                                         |
      | dose amount                                                       | {text 1}                                                                                                           |
      | route codings                                                     | {json [{"system": "http://snomed.info/sct", "code": "", "display": ""}, {"system": "urn:a"}, {"system": "urn:a"}]} |
      | site codings                                                      | {json [{"system": "http://snomed.info/sct", "code": "", "display": ""}, {"system": "urn:a"}, {"system": "urn:a"}]} |
      | expiry date                                                       | soon                                                                                                               |
      | lot number                                                        | {blank}                                                                                                            |
      | manufacturer                                                      | {blank}                                                                                                            |
      | target disease code                                               | {blank}                                                                                                            |
      | dose number text                                                  | {blank}                                                                                                            |
      | dose number                                                       | 10                                                                                                                 |
      | primary source                                                    | {text yes}                                                                                                         |
      | recorded                                                          | last week                                                                                                          |
      | practitioner family name                                          | {blank}                                                                                                            |
      | practitioner given names                                          | {json []}                                                                                                          |
      | status                                                            | unheard                                                                                                            |
      | identifier system                                                 | {blank}                                                                                                            |
      | identifier value                                                  | {blank}                                                                                                            |
      | organisation code                                                 | {blank}                                                                                                            |
      | date and time                                                     | last week                                                                                                          |
      | postcode                                                          | {blank}                                                                                                            |
      | gender                                                            | M                                                                                                                  |
      | birth date                                                        | long ago                                                                                                           |
      | family name                                                       | {blank}                                                                                                            |
      | given names                                                       | {json []}                                                                                                          |
      | patient NHS number                                                | 9990000019                                                                                                         |
      | $.contained[?(@.resourceType=='Patient')].identifier[0].extension | {json []}                                                                                                          |
      | $.performer[2]                                                    | {json {"actor": {"type": "Organization", "reference": "#Nurse1"}}}                                                 |
      | practitioner reference                                            | #Nurse1                                                                                                            |
      | practitioner id                                                   | Nurse1                                                                                                             |
      | patient reference                                                 | Pat1                                                                                                               |
      | $.colour                                                          | red                                                                                                                |
      | resource type                                                     | Patient                                                                                                            |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: This service only accepts FHIR Immunization Resources (i.e. resourceType must equal 'Immunization'); colour is not an allowed element of the Immunization resource for this service; patient.reference must be a single reference to a contained Patient resource; contained Practitioner resource id 'Nurse1' must only be referenced once from performer; contained[?(@.resourceType=='Patient')].identifier[0] must not include an extension; contained[?(@.resourceType=='Patient')].identifier[?(@.system=='https://fhir.nhs.uk/Id/nhs-number')].value is not a valid NHS number; contained[?(@.resourceType=='Patient')].name[0].given must be a non-empty array; contained[?(@.resourceType=='Patient')].name[0].family must be a non-empty string; contained[?(@.resourceType=='Patient')].birthDate must be a valid date string in the format "YYYY-MM-DD"; contained[?(@.resourceType=='Patient')].gender must be one of the following: male, female, other, unknown; contained[?(@.resourceType=='Patient')].address[0].postalCode must be a non-empty string; occurrenceDateTime must be a valid datetime in one of the following formats:- 'YYYY-MM-DD' — Full date only- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone-  Date must not be in the future.Only '+00:00' and '+01:00' are accepted as valid timezone offsets.
      Note that partial dates are not allowed for occurrenceDateTime in this service.{json "\n"}; There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'; performer[?(@.actor.type=='Organization')].actor.identifier.value must be a non-empty string; identifier[0].value must be a non-empty string; identifier[0].system must be a non-empty string; status must be one of the following: completed; contained[?(@.resourceType=='Practitioner')].name[0].given must be a non-empty array; contained[?(@.resourceType=='Practitioner')].name[0].family must be a non-empty string; recorded must be a valid datetime in one of the following formats:- 'YYYY-MM-DD' — Full date only- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone-  Date must not be in the future.; primarySource must be a boolean; protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9; protocolApplied[0].doseNumberString must be a non-empty string; protocolApplied[0].targetDisease[0].coding[?(@.system=='http://snomed.info/sct')].code must be a non-empty string; manufacturer.display must be a non-empty string; lotNumber must be a non-empty string; expirationDate must be a valid date string in the format "YYYY-MM-DD"; site.coding[?(@.system=='urn:a')] must be unique; site.coding[?(@.system=='http://snomed.info/sct')].code must be a non-empty string; site.coding[?(@.system=='http://snomed.info/sct')].display must be a non-empty string; route.coding[?(@.system=='urn:a')] must be unique; route.coding[?(@.system=='http://snomed.info/sct')].code must be a non-empty string; route.coding[?(@.system=='http://snomed.info/sct')].display must be a non-empty string; doseQuantity.value must be a number; doseQuantity.code must be a string; doseQuantity.system must be a non-empty string; doseQuantity.unit must be a non-empty string; reasonCode[0].coding[0].code must be a non-empty string; performer[?(@.actor.type=='Organization')].actor.identifier.system must be a non-empty string; location.identifier.value must be a non-empty string; location.identifier.system must be a non-empty string; extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].code is not a valid snomed code; extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].display must be a non-empty string; vaccineCode.coding[?(@.system=='http://snomed.info/sct')].code is not a valid snomed code; vaccineCode.coding[?(@.system=='http://snomed.info/sct')].display must be a non-empty string
      """

  @API-VAL-02 @VAL-031 @VAL-068
  Scenario: One mistake may be told by two checks
    Given a complete COVID vaccination where
      | field                  | value                                                              |
      | practitioner id        | Nurse1                                                             |
      | practitioner reference | #Nurse1                                                            |
      | $.performer[2]         | {json {"actor": {"type": "Organization", "reference": "#Nurse1"}}} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained Practitioner resource id 'Nurse1' must only be referenced once from performer; There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'
      """

  @API-VAL-03 @VAL-071 @VAL-145
  Scenario: Without an identifier nothing is told of a missing extension
    Given a complete COVID vaccination where
      | field       | value    |
      | extensions  | {absent} |
      | identifiers | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: identifier is a mandatory field"

  Scenario Outline: <earlier> is told, and <later> is not
    Given a complete COVID vaccination where
      | field           | value           |
      | <earlier field> | <earlier value> |
      | <later field>   | <later value>   |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      <message>
      """

    @API-VAL-02
    Examples: Fields before FHIR
      | earlier             | earlier field | earlier value | later             | later field           | later value | message                                                           |
      | A wrong status      | status        | unheard       | an unknown member | $.manufacturer.colour | red         | Validation errors: status must be one of the following: completed |
      | An empty lot number | lot number    | {blank}       | a missing product | product               | {absent}    | Validation errors: lotNumber must be a non-empty string           |

    @API-VAL-02
    Examples: Fields before the vaccine type and what is mandatory
      | earlier             | earlier field | earlier value | later                   | later field         | later value | message                                                 |
      | An empty lot number | lot number    | {blank}       | an unknown disease      | target disease code | 123         | Validation errors: lotNumber must be a non-empty string |
      | An empty lot number | lot number    | {blank}       | a missing recorded date | recorded            | {absent}    | Validation errors: lotNumber must be a non-empty string |

    @API-VAL-04
    Examples: FHIR before the vaccine type and what is mandatory
      | earlier           | earlier field         | earlier value | later                   | later field         | later value | message                                                                       |
      | An unknown member | $.manufacturer.colour | red           | an unknown disease      | target disease code | 123         | 1 validation error for Immunization{any text}manufacturer -> colour{any text} |
      | An unknown member | $.manufacturer.colour | red           | a missing recorded date | recorded            | {absent}    | 1 validation error for Immunization{any text}manufacturer -> colour{any text} |

    @VAL-163 @VAL-164
    Examples: Status and time before the rest of FHIR
      | earlier          | earlier field | earlier value | later             | later field           | later value | message                                                                   |
      | A missing status | status        | {absent}      | a missing time    | date and time         | {absent}    | 1 validation error for Immunization{any text}status{any text}             |
      | A missing status | status        | {absent}      | an unknown member | $.manufacturer.colour | red         | 1 validation error for Immunization{any text}status{any text}             |
      | A missing time   | date and time | {absent}      | an unknown member | $.manufacturer.colour | red         | 1 validation error for Immunization{any text}occurrenceDateTime{any text} |

    @API-VAL-05
    Examples: The vaccine type before what is mandatory
      | earlier            | earlier field       | earlier value | later                   | later field | later value | message                                                                                                                                                                          |
      | An unknown disease | target disease code | 123           | a missing recorded date | recorded    | {absent}    | Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['123'] is not a valid combination of disease codes for this service |
      | An unknown disease | target disease code | 123           | a missing gender        | gender      | {absent}    | Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['123'] is not a valid combination of disease codes for this service |

  @API-CREATE-01 @VAL-200
  Scenario: A supplier that may not record such vaccinations is told first what is wrong with this one
    Given a complete COVID vaccination where
      | field  | value   |
      | status | unheard |
    When "MAVIS" records it
    Then the request is refused with 400 invariant, saying "Validation errors: status must be one of the following: completed"
    Given the vaccination is changed where
      | field  | value     |
      | status | completed |
    When "MAVIS" records it
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @VAL-201
  Scenario: What is wrong with a record is told before that there is one like it
    Given the supplier has recorded a complete COVID vaccination
    And a complete COVID vaccination with the same identifier where
      | field      | value   |
      | lot number | {blank} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: lotNumber must be a non-empty string"
    And nothing is stored

  @VAL-202
  Scenario: What is wrong with an update is told before that there is no such record
    Given a complete COVID vaccination where
      | field      | value   |
      | lot number | {blank} |
    When the supplier updates a record with the id "no-such-record"
    Then the request is refused with 400 invariant, saying "Validation errors: lotNumber must be a non-empty string"

  Scenario Outline: A record that is refused <stage> leaves nothing behind
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      <message>
      """
    And nothing is stored

    @API-VAL-01
    Examples: Contained resources
      | stage                       | field     | value    | message                                           |
      | for its contained resources | contained | {absent} | Validation errors: contained is a mandatory field |

    @smoke @API-VAL-02
    Examples: Fields
      | stage       | field       | value | message                                                                                            |
      | for a field | dose number | 10    | Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9 |

    @API-VAL-03
    Examples: What is missing and told alone
      | stage                   | field       | value    | message                                            |
      | for want of identifiers | identifiers | {absent} | Validation errors: identifier is a mandatory field |

    @API-VAL-04
    Examples: FHIR
      | stage             | field           | value | message                                                                 |
      | by the FHIR model | $.location.size | big   | 1 validation error for Immunization{any text}location -> size{any text} |

    @API-VAL-05
    Examples: Vaccine type
      | stage                | field           | value     | message                                                                                                     |
      | for its vaccine type | target diseases | {json []} | protocolApplied[0].targetDisease[0].coding[?(@.system=='http://snomed.info/sct')].code is a mandatory field |

    @API-VAL-06
    Examples: Mandatory fields
      | stage              | field    | value    | message                                          |
      | for want of a date | recorded | {absent} | Validation errors: recorded is a mandatory field |
