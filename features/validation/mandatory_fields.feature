Feature: What a record must have
  A few fields must be told whatever the vaccine. They are missed last, when all that is there is right, and all at
  once.

  Scenario Outline: A <type> vaccination without its <field> is refused
    Given a minimal <type> vaccination where
      | field   | value    |
      | <field> | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <path> is a mandatory field
      """

    @VAL-186
    Examples: Given names
      | type  | field       | path                                                  |
      | COVID | given names | contained[?(@.resourceType=='Patient')].name[0].given |
      | FLU   | given names | contained[?(@.resourceType=='Patient')].name[0].given |

    @VAL-187
    Examples: Family name
      | type | field       | path                                                   |
      | 4IN1 | family name | contained[?(@.resourceType=='Patient')].name[0].family |

    @VAL-188
    Examples: Birth date
      | type | field      | path                                              |
      | 6IN1 | birth date | contained[?(@.resourceType=='Patient')].birthDate |

    @VAL-189
    Examples: Gender
      | type | field  | path                                           |
      | BCG  | gender | contained[?(@.resourceType=='Patient')].gender |

    @VAL-190
    Examples: Postcode
      | type      | field           | path                                                          |
      | HEPB      | postcode        | contained[?(@.resourceType=='Patient')].address[0].postalCode |
      | ROTAVIRUS | patient address | contained[?(@.resourceType=='Patient')].address[0].postalCode |

    @VAL-191
    Examples: Organisation's code
      | type | field             | path                                                              |
      | HIB  | organisation code | performer[?(@.actor.type=='Organization')].actor.identifier.value |

    @VAL-192
    Examples: System of the organisation's code
      | type | field               | path                                                               |
      | HPV  | organisation system | performer[?(@.actor.type=='Organization')].actor.identifier.system |

    @VAL-193
    Examples: Identifier's value
      | type    | field            | path                |
      | HIBMENC | identifier value | identifier[0].value |

    @VAL-194
    Examples: Identifier's system
      | type | field             | path                 |
      | MENB | identifier system | identifier[0].system |

    @VAL-195
    Examples: Recorded date
      | type | field    | path     |
      | MMRV | recorded | recorded |

    @VAL-196
    Examples: Primary source
      | type      | field          | path          |
      | PERTUSSIS | primary source | primarySource |

    @VAL-197
    Examples: Procedure
      | type         | field          | path                                                                                                                                                                             |
      | PNEUMOCOCCAL | procedure code | extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].code |

    @VAL-198
    Examples: Location's code
      | type | field         | path                      |
      | RSV  | location code | location.identifier.value |

    @VAL-199
    Examples: System of the location's code
      | type     | field           | path                       |
      | SHINGLES | location system | location.identifier.system |

  @API-VAL-06
  Scenario: Everything that is missing is told at once, in a fixed order
    Given a minimal COVID vaccination where
      | field                           | value    |
      | location                        | {absent} |
      | primary source                  | {absent} |
      | recorded                        | {absent} |
      | identifier system               | {absent} |
      | patient address                 | {absent} |
      | gender                          | {absent} |
      | birth date                      | {absent} |
      | patient name                    | {absent} |
      | procedure code                  | {absent} |
      | $.performer[0].actor.identifier | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[0].given is a mandatory field; contained[?(@.resourceType=='Patient')].name[0].family is a mandatory field; contained[?(@.resourceType=='Patient')].birthDate is a mandatory field; contained[?(@.resourceType=='Patient')].gender is a mandatory field; contained[?(@.resourceType=='Patient')].address[0].postalCode is a mandatory field; performer[?(@.actor.type=='Organization')].actor.identifier.value is a mandatory field; performer[?(@.actor.type=='Organization')].actor.identifier.system is a mandatory field; identifier[0].system is a mandatory field; recorded is a mandatory field; primarySource is a mandatory field; extension[?(@.url=='https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure')].valueCodeableConcept.coding[?(@.system=='http://snomed.info/sct')].code is a mandatory field; location.identifier.value is a mandatory field; location.identifier.system is a mandatory field
      """

  @VAL-095 @API-VAL-08
  Scenario Outline: A primary source that is <source> is refused
    Given a complete COVID vaccination where
      | field          | value    |
      | primary source | <source> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: primarySource must be a boolean"

    Examples: Neither true nor false
      | source      |
      | {text true} |
      | {blank}     |
      | {number 1}  |
      | {number 0}  |
      | {null}      |
      | {json []}   |

  @VAL-095 @VAL-196
  Scenario Outline: A primary source that is <source> is accepted
    Given a complete COVID vaccination where
      | field          | value    |
      | primary source | <source> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | source |
      | true   |
      | false  |

  @API-VAL-11
  Scenario Outline: A record without its <field> is accepted
    Given a complete COVID vaccination where
      | field   | value    |
      | <field> | {absent} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: What may be left out
      | field                    |
      | patient identifier       |
      | patient NHS number       |
      | patient name use         |
      | practitioner name        |
      | practitioner given names |
      | practitioner family name |
      | procedure term           |
      | product code             |
      | product term             |
      | $.manufacturer           |
      | manufacturer             |
      | lot number               |
      | expiry date              |
      | site                     |
      | site code                |
      | site term                |
      | route                    |
      | route code               |
      | route term               |
      | dose quantity            |
      | dose amount              |
      | dose unit                |
      | dose unit code           |
      | reasons                  |
      | reason code              |
      | target disease term      |
