Feature: The record as it is stored
  What a supplier sends is what is stored: nothing is added but the id, nothing is hidden, tidied up or put in
  another order. Only what is empty disappears.

  @smoke @EVT-RES-01
  Scenario: The id is all that the service adds
    Given a complete COVID vaccination
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field | value            |
      | id    | {note record id} |
      | meta  | {absent}         |

  @EVT-RES-03
  Scenario: Lists keep their order
    Given a complete COVID vaccination where
      | field                | value                                                                                                                                                             |
      | patient name         | {json [{"family": "Zander", "given": ["Yan", "Xeni", "Abe"]}, {"family": "Adler", "given": ["Bo"]}]}                                                              |
      | patient address      | {json [{"line": ["9 Road", "1 Lane"], "postalCode": "ZE1 0AA"}, {"postalCode": "AB1 0AA"}]}                                                                       |
      | reasons              | {json [{"coding": [{"system": "https://example.org/reasons", "code": "z"}, {"system": "http://snomed.info/sct", "code": "443684005"}]}, {"text": "a traveller"}]} |
      | $.performer[2].actor | {json {"display": "A nurse"}}                                                                                                                                     |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field                          | value                              |
      | $.contained[*].resourceType    | {json ["Practitioner", "Patient"]} |
      | given names                    | {json ["Yan", "Xeni", "Abe"]}      |
      | $.contained[1].name[1].family  | Adler                              |
      | address lines                  | {json ["9 Road", "1 Lane"]}        |
      | $.reasonCode[0].coding[*].code | {json ["z", "443684005"]}          |
      | $.reasonCode[1].text           | a traveller                        |
      | $.performer[2].actor.display   | A nurse                            |

  @EVT-RES-04
  Scenario: Letters of any script survive
    Given a complete COVID vaccination where
      | field               | value                        |
      | patient family name | Ångström-Żółć                |
      | patient given names | Zoë, 李小龙, Ὀδυσσεύς           |
      | city                | Llanfairpwllgwyngyll 🏴󠁧󠁢󠁷󠁬󠁳󠁿 |
      | manufacturer        | Ácme™ “Vaccines” & Söhne     |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field               | value                        |
      | patient family name | Ångström-Żółć                |
      | patient given names | Zoë, 李小龙, Ὀδυσσεύς           |
      | city                | Llanfairpwllgwyngyll 🏴󠁧󠁢󠁷󠁬󠁳󠁿 |
      | manufacturer        | Ácme™ “Vaccines” & Söhne     |

  @EVT-RES-05
  Scenario: Text is neither trimmed nor changed in case
    Given a complete COVID vaccination where
      | field               | value                         |
      | patient family name | van der MERWE                 |
      | patient given names | {json [" mary Ann", "LOU "]}  |
      | lot number          | {2 spaces}b  2{1 space}       |
      | manufacturer        | {json "\tAcme\nVaccines\r\n"} |
      | location code       | b7 z99                        |
      | postcode            | qx7  4tt                      |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field               | value                         |
      | patient family name | van der MERWE                 |
      | patient given names | {json [" mary Ann", "LOU "]}  |
      | lot number          | {2 spaces}b  2{1 space}       |
      | manufacturer        | {json "\tAcme\nVaccines\r\n"} |
      | location code       | b7 z99                        |
      | postcode            | qx7  4tt                      |

  @EVT-RES-06
  Scenario Outline: Emptiness is not stored: <what>
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field   | value    |
      | <place> | {absent} |

    Examples:
      | what                                    | field               | value                  | place                         |
      | an empty list of reasons                | reasons             | {json []}              | $.reasonCode                  |
      | an empty manufacturer                   | $.manufacturer      | {json {}}              | $.manufacturer                |
      | an empty dose quantity                  | dose quantity       | {json {}}              | $.doseQuantity                |
      | a name period that is null              | patient name period | {null}                 | $.contained[1].name[0].period |
      | an empty name period                    | patient name period | {json {}}              | $.contained[1].name[0].period |
      | a name use that is null                 | patient name use    | {null}                 | $.contained[1].name[0].use    |
      | a site with an empty list of codes      | site                | {json {"coding": []}}  | $.site                        |
      | a name period with a start that is null | patient name period | {json {"start": null}} | $.contained[1].name[0].period |
      | a location type that is null            | $.location.type     | {null}                 | $.location.type               |
      | an empty meta                           | meta                | {json {}}              | $.meta                        |

  @EVT-RES-09
  Scenario Outline: A dose amount written <amount> keeps all its digits
    Given a complete COVID vaccination where
      | field       | value             |
      | dose amount | {number <amount>} |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field       | value             |
      | dose amount | {number <amount>} |

    Examples:
      | amount                                  |
      | 0.50                                    |
      | 1.0                                     |
      | 3                                       |
      | 0                                       |
      | 1E+2                                    |
      | 1e-7                                    |
      | 0.1234567890123456789012345678901234567 |

  @EVT-RES-10
  Scenario Outline: Every code of the <part> is stored, however many are SNOMED codes
    Given a complete COVID vaccination where
      | field          | value                                                                                                                                                                               |
      | <part> codings | {json [{"system": "http://snomed.info/sct", "code": "368208006"}, {"system": "https://example.org/codes", "code": "L"}, {"system": "http://snomed.info/sct", "code": "368209003"}]} |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field                   | value                                  |
      | $.<part>.coding[*].code | {json ["368208006", "L", "368209003"]} |

    Examples:
      | part  |
      | site  |
      | route |

  @EVT-RES-11
  Scenario: Nothing is hidden: address, practitioner and performers are stored as sent
    Given a complete COVID vaccination where
      | field                        | value                 |
      | address lines                | Flat 1, 2 High Street |
      | city                         | Leeds                 |
      | postcode                     | LS1 4AP               |
      | practitioner family name     | Okonkwo               |
      | practitioner given names     | Ngozi                 |
      | $.performer[0].actor.display | Nurse Okonkwo         |
      | organisation code            | T9K4W                 |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field                        | value                 |
      | address lines                | Flat 1, 2 High Street |
      | city                         | Leeds                 |
      | postcode                     | LS1 4AP               |
      | practitioner family name     | Okonkwo               |
      | practitioner given names     | Ngozi                 |
      | $.performer[0].actor.display | Nurse Okonkwo         |
      | organisation code            | T9K4W                 |

  @EVT-RES-12
  Scenario: Metadata of the supplier's own is stored, and does not touch the version
    Given a complete COVID vaccination where
      | field | value                                                                                                              |
      | meta  | {json {"versionId": "7", "lastUpdated": "2024-10-05T14:07:31.5Z", "profile": ["https://example.org/our-profile"]}} |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field              | value                                      |
      | Version            | 1                                          |
      | $.meta.versionId   | 7                                          |
      | $.meta.lastUpdated | 2024-10-05T14:07:31.500000+00:00           |
      | $.meta.profile     | {json ["https://example.org/our-profile"]} |

  @EVT-RES-13
  Scenario: The last content of a deleted record stays readable in the table
    Given the supplier has recorded a complete COVID vaccination where
      | field      | value |
      | lot number | B-2   |
    When the supplier deletes the record
    Then the events table holds the record as deleted
    And the events table item has
      | field      | value |
      | lot number | B-2   |

  @EVT-31 @EVT-RES-04 @EVT-RES-05 @EVT-RES-06 @EVT-RES-07 @EVT-RES-09 @EVT-RES-10
  Scenario: What an update sends is stored as faithfully as what a create sends
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field               | value                                                                                                                         |
      | patient family name | Ångström-Żółć                                                                                                                 |
      | lot number          | {2 spaces}b  2{1 space}                                                                                                       |
      | reasons             | {json []}                                                                                                                     |
      | recorded            | 2024-10-05T14:07:31.5Z                                                                                                        |
      | dose amount         | {number 0.50}                                                                                                                 |
      | site codings        | {json [{"system": "http://snomed.info/sct", "code": "368208006"}, {"system": "http://snomed.info/sct", "code": "368209003"}]} |
    Then the events table holds the record as updated
    And the events table item has
      | field                 | value                             |
      | patient family name   | Ångström-Żółć                     |
      | lot number            | {2 spaces}b  2{1 space}           |
      | $.reasonCode          | {absent}                          |
      | recorded              | 2024-10-05T14:07:31.500000+00:00  |
      | dose amount           | {number 0.50}                     |
      | $.site.coding[*].code | {json ["368208006", "368209003"]} |
