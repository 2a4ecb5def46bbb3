Feature: The form that FHIR asks for
  What no check of the service looks at must still be FHIR R4. The library that reads it writes the refusal: it has
  no prefix, counts the problems and names their places.

  Scenario Outline: A vaccination whose <field> is <value> is not FHIR and is refused
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}<place>{any text}
      """

    @VAL-168 @API-VAL-04
    Examples: A member that FHIR does not know there
      | field                            | value  | place                                    |
      | $.manufacturer.colour            | red    | manufacturer -> colour                   |
      | $.doseQuantity.colour            | red    | doseQuantity -> colour                   |
      | $.identifier[0].colour           | red    | identifier -> 0 -> colour                |
      | $.patient.colour                 | red    | patient -> colour                        |
      | $.location.colour                | red    | location -> colour                       |
      | $.site.colour                    | red    | site -> colour                           |
      | $.route.coding[0].colour         | red    | route -> coding -> 0 -> colour           |
      | $.vaccineCode.colour             | red    | vaccineCode -> colour                    |
      | $.performer[1].actor.colour      | red    | performer -> 1 -> actor -> colour        |
      | $.reasonCode[0].colour           | red    | reasonCode -> 0 -> colour                |
      | $.protocolApplied[0].colour      | red    | protocolApplied -> 0 -> colour           |
      | $.extension[0].colour            | red    | extension -> 0 -> colour                 |
      | $.meta.colour                    | red    | meta -> colour                           |
      | $.contained[0].name[0].colour    | red    | contained -> 0 -> name -> 0 -> colour    |
      | $.contained[1].address[0].colour | red    | contained -> 1 -> address -> 0 -> colour |
      | $.manufacturer.colour            | {null} | manufacturer -> colour                   |

    @VAL-170
    Examples: A code with spaces at its ends, or two in a row, or empty
      | field               | value              | place                                  |
      | reason code         | {1 space}a         | reasonCode -> 0 -> coding -> 0 -> code |
      | reason code         | a{1 space}         | reasonCode -> 0 -> coding -> 0 -> code |
      | dose unit code      | a{2 spaces}b       | doseQuantity -> code                   |
      | site code           | {1 space}368208006 | site -> coding -> 0 -> code            |
      | route code          | 78421000{1 space}  | route -> coding -> 0 -> code           |
      | $.identifier[0].use | {blank}            | identifier -> 0 -> use                 |
      | patient name use    | {1 space}          | contained -> 1 -> name -> 0 -> use     |
      | address use         | {blank}            | contained -> 1 -> address -> 0 -> use  |

    @VAL-171
    Examples: Empty text
      | field                       | value   | place                                     |
      | city                        | {blank} | contained -> 1 -> address -> 0 -> city    |
      | $.contained[1].name[0].text | {blank} | contained -> 1 -> name -> 0 -> text       |
      | product text                | {blank} | vaccineCode -> text                       |
      | $.location.display          | {blank} | location -> display                       |
      | reason term                 | {blank} | reasonCode -> 0 -> coding -> 0 -> display |

    @VAL-176
    Examples: No list where FHIR wants one
      | field           | value        | place                                  |
      | reasons         | {json {}}    | reasonCode                             |
      | site codings    | {json {}}    | site -> coding                         |
      | product codings | {json {}}    | vaccineCode -> coding                  |
      | target diseases | {json {}}    | protocolApplied -> 0 -> targetDisease  |
      | address lines   | {text 1 Way} | contained -> 1 -> address -> 0 -> line |

    @VAL-177
    Examples: A number, a truth value or a list where FHIR wants an object
      | field                | value       | place                                 |
      | meta                 | {json 5}    | meta                                  |
      | meta                 | {json true} | meta                                  |
      | $.patient.identifier | {json []}   | patient -> identifier                 |
      | patient name period  | {json 5}    | contained -> 1 -> name -> 0 -> period |

    @VAL-178
    Examples: Text where FHIR wants an object
      | field                | value    | place                                 |
      | meta                 | {text x} | meta                                  |
      | patient name period  | {text x} | contained -> 1 -> name -> 0 -> period |
      | $.patient.identifier | x        | patient -> identifier                 |

    @VAL-179
    Examples: A list or an object where FHIR wants text
      | field                | value           | place                                  |
      | $.location.reference | {json ["x"]}    | location -> reference                  |
      | $.location.display   | {json {"a": 1}} | location -> display                    |
      | city                 | {json ["x"]}    | contained -> 1 -> address -> 0 -> city |
      | product text         | {json {"a": 1}} | vaccineCode -> text                    |

    @VAL-180
    Examples: Neither true nor false
      | field                                  | value | place                                          |
      | $.reasonCode[0].coding[0].userSelected | x     | reasonCode -> 0 -> coding -> 0 -> userSelected |
      | $.vaccineCode.coding[0].userSelected   | maybe | vaccineCode -> coding -> 0 -> userSelected     |

    @VAL-182
    Examples: A performer without an actor
      | field                        | value     | place                   |
      | $.performer[2]               | {json {}} | performer -> 2 -> actor |
      | $.performer[2].function.text | assistant | performer -> 2 -> actor |

    @VAL-211
    Examples: A part that claims to be of another type
      | field                       | value   | place        |
      | $.manufacturer.resourceType | Bogus   | manufacturer |
      | $.location.resourceType     | Patient | location     |

  @VAL-211
  Scenario: A part that says its right type is accepted
    Given a complete COVID vaccination where
      | field                       | value     |
      | $.manufacturer.resourceType | Reference |
    When the supplier records it
    Then the response names the new record at version 1

  @API-VAL-04
  Scenario: Everything in the record that is not FHIR is told at once, and counted
    Given a complete COVID vaccination where
      | field                 | value |
      | $.manufacturer.colour | red   |
      | $.location.size       | big   |
      | $.patient.mood        | good  |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "3 validation errors for Immunization{any text}location -> size{any text}manufacturer -> colour{any text}patient -> mood{any text}"

  @API-VAL-04 @VAL-168
  Scenario: What is not FHIR is told in the order of FHIR's own elements: meta, contained, extension, and the others by name
    Given a complete COVID vaccination where
      | field                         | value |
      | $.manufacturer.colour         | red   |
      | $.extension[0].colour         | red   |
      | $.contained[0].name[0].colour | red   |
      | $.doseQuantity.colour         | red   |
      | $.vaccineCode.colour          | red   |
      | $.meta.colour                 | red   |
      | $.narrative                   | any   |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "7 validation errors for Immunization{any text}meta -> colour{any text}contained -> 0 -> name -> 0 -> colour{any text}extension -> 0 -> colour{any text}doseQuantity -> colour{any text}manufacturer -> colour{any text}vaccineCode -> colour{any text}narrative{any text}"

  Scenario Outline: What FHIR has and no check looks at may be anything: <field> <value> is accepted
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    @VAL-168
    Examples: Members that are known
      | field                       | value                      |
      | $.location.display          | The surgery                |
      | $.manufacturer.reference    | Organization/1             |
      | $.protocolApplied[0].series | Autumn                     |
      | $.performer[1].function     | {json {"text": "gave it"}} |
      | $.identifier[0].period      | {json {"start": "2020"}}   |

    @VAL-170
    Examples: Codes that no value set has, or with single spaces
      | field               | value      |
      | $.identifier[0].use | unheard-of |
      | patient name use    | on Sundays |
      | address use         | Home       |
      | dose unit code      | a b        |

    @VAL-180
    Examples: True and false
      | field                                  | value   |
      | $.reasonCode[0].coding[0].userSelected | {true}  |
      | $.reasonCode[0].coding[0].userSelected | {false} |

    @VAL-179
    Examples: Numbers where FHIR wants text
      | field              | value      |
      | reason term        | {number 5} |
      | $.location.display | {number 5} |
      | city               | {number 5} |
