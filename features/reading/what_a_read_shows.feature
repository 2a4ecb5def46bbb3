Feature: What a read shows
  A read shows the record as it is stored: nothing is hidden, nothing is added, and only dates, times and
  numbers are brought into one form.

  @API-MAP-03
  Scenario Outline: A vaccination recorded at <sent> is shown as <shown>
    Given the supplier has recorded a complete COVID vaccination where
      | field    | value  |
      | recorded | <sent> |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field    | value   |
      | recorded | <shown> |

    Examples:
      | sent                      | shown                            |
      | 2024-10-05                | 2024-10-05                       |
      | 2024-10-05T14:07:31Z      | 2024-10-05T14:07:31+00:00        |
      | 2024-10-05T14:07:31+0100  | 2024-10-05T14:07:31+01:00        |
      | 2024-10-05T14:07:31-05:00 | 2024-10-05T14:07:31-05:00        |
      | 2024-10-05T14:07:31.5Z    | 2024-10-05T14:07:31.500000+00:00 |
      | 2024-10-05T14:07:31.000Z  | 2024-10-05T14:07:31+00:00        |

  @API-MAP-03
  Scenario: A birth date without leading zeros is shown with them
    Given the supplier has recorded a complete COVID vaccination where
      | field       | value    |
      | birth date  | 2021-2-7 |
      | expiry date | 2031-3-9 |
    When the supplier reads the record
    Then the response has
      | field       | value      |
      | birth date  | 2021-02-07 |
      | expiry date | 2031-03-09 |

  @API-MAP-09
  Scenario Outline: A dose of <sent> is stored digit for digit, and shown as a number
    Given the supplier has recorded a complete COVID vaccination where
      | field       | value  |
      | dose amount | <sent> |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field       | value        |
      | dose amount | <shown>      |
      | dose amount | {any number} |

    Examples:
      | sent  | shown |
      | 1.10  | 1.1   |
      | 0.30  | 0.3   |
      | 2     | 2     |
      | 0.125 | 0.125 |

  @API-MAP-05 @API-MAP-10 @API-READ-02
  Scenario: The patient, the practitioner and all that the search leaves out are shown
    Given the supplier has recorded a complete COVID vaccination
    And the vaccination's patient family name is noted as "surname"
    And the vaccination's postcode is noted as "postcode"
    And the vaccination's practitioner family name is noted as "doctor"
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field                    | value           |
      | patient family name      | {note surname}  |
      | postcode                 | {note postcode} |
      | practitioner family name | {note doctor}   |
      | patient reference        | #{any text}     |
      | practitioner reference   | #{any text}     |

  @API-MAP-11
  Scenario: The record of a sensitive patient is shown with nothing hidden
    Given the supplier has recorded a complete COVID vaccination of a sensitive patient
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

  @API-MAP-10
  Scenario: Texts are shown as they were written, spaces and accents included
    Given the supplier has recorded a complete COVID vaccination where
      | field               | value                    |
      | lot number          | {1 space}B-2{1 space}    |
      | patient family name | O'Şüllivan-Ñandú         |
      | site text           | left arm, "upper" <half> |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field               | value                    |
      | lot number          | {1 space}B-2{1 space}    |
      | patient family name | O'Şüllivan-Ñandú         |
      | site text           | left arm, "upper" <half> |

  @API-MAP-10
  Scenario: What a supplier says of a code in its own words is shown
    Given the supplier has recorded a complete COVID vaccination where
      | field                             | value                                                                                                                                   |
      | $.vaccineCode.coding[0].extension | {json [{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString": "The new vaccine"}]} |
      | $.site.coding[0].extension        | {json [{"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CodingSCTDescDisplay", "valueString": "Upper left arm"}]}  |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field                                            | value           |
      | $.vaccineCode.coding[0].extension[0].valueString | The new vaccine |
      | $.site.coding[0].extension[0].valueString        | Upper left arm  |

  @API-MAP-10
  Scenario: That a record does not come from a primary source is shown
    Given the supplier has recorded a complete COVID vaccination where
      | field          | value |
      | primary source | false |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field          | value |
      | primary source | false |

  @API-MAP-10 @API-VAL-07
  Scenario: All codes of a site and a route are shown, in the order in which they were sent
    Given the supplier has recorded a complete COVID vaccination where
      | field             | value                                                                                |
      | $.site.coding[1]  | {json {"system": "http://snomed.info/sct", "code": "368209003", "display": "Right"}} |
      | $.site.coding[2]  | {json {"system": "https://example.org/sites", "code": "arm"}}                        |
      | $.route.coding[1] | {json {"system": "http://snomed.info/sct", "code": "34206005"}}                      |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field                  | value     |
      | $.site.coding[1].code  | 368209003 |
      | $.site.coding[2].code  | arm       |
      | $.route.coding[1].code | 34206005  |

  @API-MAP-04
  Scenario: Metadata that the client made up is shown as it was sent, and makes no version
    Given the supplier has recorded a complete COVID vaccination where
      | field | value                                                                      |
      | meta  | {json {"versionId": "7", "profile": ["https://example.org/some-profile"]}} |
    When the supplier reads the record
    Then the response holds the record as sent, at version 1
    And the response has
      | field             | value                            |
      | header E-Tag      | 1                                |
      | $.meta.profile[0] | https://example.org/some-profile |
      | $.meta.versionId  | 7                                |

  @known-defect @API-BUG-04
  Scenario: A version that the client made up in the metadata is not shown
    Given the supplier has recorded a complete COVID vaccination where
      | field | value                     |
      | meta  | {json {"versionId": "7"}} |
    When the supplier reads the record
    Then the response is 200 OK
    And the response has
      | field        | value            |
      | header E-Tag | 1                |
      | $.id         | {note record id} |
    And the response has
      | field            | value    |
      | $.meta.versionId | {absent} |
