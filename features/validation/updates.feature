Feature: Updates are checked like new records
  An update brings a whole record, and all of it is checked again. A refused update leaves everything as it was.

  Scenario Outline: An update whose <field> is <value> is refused and changes nothing
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field   | value   |
      | <field> | <value> |
    Then the request is refused with 400 invariant, saying
      """
      <message>
      """
    And nothing is changed

    @API-VAL-01 @VAL-010
    Examples: Contained resources
      | field     | value    | message                                           |
      | contained | {absent} | Validation errors: contained is a mandatory field |

    @API-VAL-02 @VAL-103
    Examples: Fields
      | field       | value | message                                                                                            |
      | dose number | 10    | Validation errors: protocolApplied[0].doseNumberPositiveInt must be an integer in the range 1 to 9 |

    @API-VAL-03 @VAL-071 @VAL-145
    Examples: What is missing and told alone
      | field       | value    | message                                            |
      | identifiers | {absent} | Validation errors: identifier is a mandatory field |
      | extensions  | {absent} | Validation errors: extension is a mandatory field  |

    @API-VAL-04 @VAL-168
    Examples: FHIR
      | field           | value | message                                                                 |
      | $.location.size | big   | 1 validation error for Immunization{any text}location -> size{any text} |

    @API-VAL-05 @VAL-185
    Examples: Vaccine type
      | field               | value | message                                                                                                                                                                          |
      | target disease code | 123   | Validation errors: protocolApplied[0].targetDisease[*].coding[?(@.system=='http://snomed.info/sct')].code - ['123'] is not a valid combination of disease codes for this service |

    @API-VAL-06 @VAL-195
    Examples: Mandatory fields
      | field    | value    | message                                          |
      | recorded | {absent} | Validation errors: recorded is a mandatory field |

  @API-VAL-02
  Scenario: All that is wrong with the fields of an update is told at once
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field       | value           |
      | lot number  | {blank}         |
      | status      | not-done        |
      | birth date  | {today + 1 day} |
      | family name | {36 letters}    |
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[0].family must be 35 or fewer characters; contained[?(@.resourceType=='Patient')].birthDate must not be in the future; status must be one of the following: completed; lotNumber must be a non-empty string
      """

  Scenario Outline: An update whose <field> is <value> is refused
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field   | value   |
      | <field> | <value> |
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-042
    Examples: NHS number
      | field              | value      | message                                                                                                                              |
      | patient NHS number | 9990000019 | contained[?(@.resourceType=='Patient')].identifier[?(@.system=='https://fhir.nhs.uk/Id/nhs-number')].value is not a valid NHS number |

    @VAL-023
    Examples: Element that is not allowed
      | field  | value | message                                                                      |
      | $.note | x     | note is not an allowed element of the Immunization resource for this service |

    @VAL-077
    Examples: Identifier
      | field            | value   | message                                        |
      | identifier value | {blank} | identifier[0].value must be a non-empty string |

    @VAL-082
    Examples: Status
      | field  | value            | message                                        |
      | status | entered-in-error | status must be one of the following: completed |

    @VAL-117
    Examples: Site
      | field        | value                                                                       | message                                          |
      | site codings | {json [{"system": "urn:a", "code": "1"}, {"system": "urn:a", "code": "2"}]} | site.coding[?(@.system=='urn:a')] must be unique |

    @VAL-160
    Examples: Product
      | field        | value | message                                                                                   |
      | product code | NAVU  | vaccineCode.coding[?(@.system=='http://snomed.info/sct')].code is not a valid snomed code |

  Scenario Outline: An update whose <field> is <value> is accepted
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field   | value   |
      | <field> | <value> |
    Then the response confirms the update to version 2
    And the events table holds the record as updated

    @VAL-055
    Examples: A family name of 35 characters
      | field       | value        |
      | family name | {35 letters} |

    @VAL-058
    Examples: Born today
      | field      | value   |
      | birth date | {today} |

    @VAL-103
    Examples: The ninth dose
      | field       | value |
      | dose number | 9     |

    @VAL-094
    Examples: Recorded with another offset
      | field    | value                     |
      | recorded | 2021-02-07T13:28:17-05:00 |

    @API-VAL-11
    Examples: Less than before
      | field         | value    |
      | dose quantity | {absent} |
      | site          | {absent} |
      | reasons       | {absent} |
