Feature: What cannot be converted
  The service accepts a name or an address that was in use since a mere year or month, but cannot tell from that
  whether it was in use on the day. The row is published all the same: the fields are blank, and a list says why.

  @DLT-PERIOD-6 @DLT-PERSON_FORENAME-9 @DLT-PERSON_SURNAME-9 @DLT-CONVERSION_ERRORS-1 @DLT-CONVERSION_ERRORS-3
  @DLT-DLV-09
  Scenario Outline: A patient's name in use <since> leaves forename and surname blank
    Given a complete COVID vaccination where
      | field        | value          |
      | patient name | {json <names>} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                               | value                                         |
      | PERSON_FORENAME                     | {blank}                                       |
      | PERSON_SURNAME                      | {blank}                                       |
      | $.Imms.CONVERSION_ERRORS[*].field   | {json ["PERSON_FORENAME", "PERSON_SURNAME"]}  |
      | $.Imms.CONVERSION_ERRORS[*].code    | {json [10, 10]}                               |
      | $.Imms.CONVERSION_ERRORS[*].value   | {json [null, null]}                           |
      | $.Imms.CONVERSION_ERRORS[0].message | {matches Conversion error \[ValueError\]: .+} |
      | $.Imms.CONVERSION_ERRORS[1].message | {matches Conversion error \[ValueError\]: .+} |

    Examples:
      | since                                       | names                                                                                                                         |
      | since a year                                | [{"family": "First", "given": ["Fay"], "period": {"start": "2019"}}]                                                          |
      | until a month                               | [{"family": "First", "given": ["Fay"], "period": {"end": "2019-05"}}]                                                         |
      | since a year, though it is the official one | [{"family": "First", "given": ["Fay"], "use": "official", "period": {"start": "2019"}}]                                       |
      | since a month, though old and not the first | [{"family": "First", "given": ["Fay"]}, {"family": "Second", "given": ["Sue"], "use": "old", "period": {"start": "2019-05"}}] |

  @DLT-PERSON_FORENAME-9 @DLT-PERSON_SURNAME-9
  Scenario: Once a current official name is found, other names are not looked at
    Given a complete COVID vaccination where
      | field        | value                                                                                                                                                   |
      | patient name | {json [{"family": "First", "given": ["Fay"], "use": "official"}, {"family": "Second", "given": ["Sue"], "use": "old", "period": {"start": "2019-05"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field             | value     |
      | PERSON_FORENAME   | Fay       |
      | PERSON_SURNAME    | First     |
      | CONVERSION_ERRORS | {json []} |

  @DLT-PERIOD-6 @DLT-PERFORMING_PROFESSIONAL_FORENAME-5 @DLT-PERFORMING_PROFESSIONAL_SURNAME-5
  @DLT-CONVERSION_ERRORS-1 @DLT-CONVERSION_ERRORS-3 @DLT-DLV-09
  Scenario Outline: A practitioner's name in use since <start> leaves the practitioner's name blank
    Given a complete COVID vaccination where
      | field             | value                                                                          |
      | practitioner name | {json [{"family": "First", "given": ["Fay"], "period": {"start": "<start>"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                               | value                                                                          |
      | PERFORMING_PROFESSIONAL_FORENAME    | {blank}                                                                        |
      | PERFORMING_PROFESSIONAL_SURNAME     | {blank}                                                                        |
      | $.Imms.CONVERSION_ERRORS[*].field   | {json ["PERFORMING_PROFESSIONAL_FORENAME", "PERFORMING_PROFESSIONAL_SURNAME"]} |
      | $.Imms.CONVERSION_ERRORS[*].code    | {json [10, 10]}                                                                |
      | $.Imms.CONVERSION_ERRORS[*].value   | {json [null, null]}                                                            |
      | $.Imms.CONVERSION_ERRORS[0].message | {matches Conversion error \[ValueError\]: .+}                                  |

    Examples:
      | start   |
      | 2019    |
      | 2019-05 |

  @DLT-PERIOD-6 @DLT-PERSON_POSTCODE-10 @DLT-CONVERSION_ERRORS-1 @DLT-DLV-09
  Scenario Outline: One of several addresses in use <since> leaves the postcode blank
    Given a complete COVID vaccination where
      | field           | value                                                                                                           |
      | patient address | {json [{"postalCode": "HO1 1ME", "use": "home"}, {"postalCode": "TE2 2MP", "use": "temp", "period": <period>}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                               | value                                         |
      | PERSON_POSTCODE                     | {blank}                                       |
      | $.Imms.CONVERSION_ERRORS[*].field   | {json ["PERSON_POSTCODE"]}                    |
      | $.Imms.CONVERSION_ERRORS[*].code    | {json [10]}                                   |
      | $.Imms.CONVERSION_ERRORS[*].value   | {json [null]}                                 |
      | $.Imms.CONVERSION_ERRORS[0].message | {matches Conversion error \[ValueError\]: .+} |

    Examples:
      | since         | period             |
      | since a year  | {"start": "2020"}  |
      | until a month | {"end": "2099-05"} |

  @DLT-PERSON_POSTCODE-1 @DLT-PERSON_POSTCODE-10
  Scenario: Nobody asks since when a single address is in use
    Given a complete COVID vaccination where
      | field           | value                                                           |
      | patient address | {json [{"postalCode": "HO1 1ME", "period": {"start": "2020"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field             | value     |
      | PERSON_POSTCODE   | HO1 1ME   |
      | CONVERSION_ERRORS | {json []} |

  @DLT-CONVERSION_ERRORS-3 @DLT-DLV-09
  Scenario: Every field that fails has its own entry, in the order of the fields
    Given a complete COVID vaccination where
      | field             | value                                                                                      |
      | patient name      | {json [{"family": "First", "given": ["Fay"], "period": {"start": "2019"}}]}                |
      | practitioner name | {json [{"family": "First", "given": ["Fay"], "period": {"end": "2019-05"}}]}               |
      | patient address   | {json [{"postalCode": "HO1 1ME"}, {"postalCode": "TE2 2MP", "period": {"start": "2020"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                             | value                                                                                                                                  |
      | $.Imms.CONVERSION_ERRORS[*].field | {json ["PERSON_FORENAME", "PERSON_SURNAME", "PERSON_POSTCODE", "PERFORMING_PROFESSIONAL_FORENAME", "PERFORMING_PROFESSIONAL_SURNAME"]} |
