Feature: Names of patient and practitioner as published
  A person may have several names: official, usual, former ones. One of them is published, and the rules that
  choose it are the same for patient and practitioner, but that a practitioner's name need not be complete.

  @DLT-PERSON_FORENAME-1 @DLT-PERSON_SURNAME-1
  @DLT-PERFORMING_PROFESSIONAL_FORENAME-1 @DLT-PERFORMING_PROFESSIONAL_SURNAME-1
  Scenario: All given names are published with a space between them, and the family name as it is
    Given a complete COVID vaccination where
      | field             | value                                                                       |
      | patient name      | {json [{"family": "van der MERWE", "given": ["Mary Ann", " Lou ", "bea"]}]} |
      | practitioner name | {json [{"family": " d'Été ", "given": ["Ola", "Temi", "KAY"]}]}             |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value              |
      | PERSON_FORENAME                  | Mary Ann  Lou  bea |
      | PERSON_SURNAME                   | van der MERWE      |
      | PERFORMING_PROFESSIONAL_FORENAME | Ola Temi KAY       |
      | PERFORMING_PROFESSIONAL_SURNAME  | {json " d'Été "}   |

  Scenario Outline: <forename> <surname> is chosen when <which>
    Given a complete COVID vaccination where
      | field             | value                                                                                                                                                |
      | patient name      | {json [{"given": ["Fay"], "family": "First", <Fay>}, {"given": ["Sue"], "family": "Second", <Sue>}, {"given": ["Thea"], "family": "Third", <Thea>}]} |
      | practitioner name | {json [{"given": ["Fay"], "family": "First", <Fay>}, {"given": ["Sue"], "family": "Second", <Sue>}, {"given": ["Thea"], "family": "Third", <Thea>}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value      |
      | PERSON_FORENAME                  | <forename> |
      | PERSON_SURNAME                   | <surname>  |
      | PERFORMING_PROFESSIONAL_FORENAME | <forename> |
      | PERFORMING_PROFESSIONAL_SURNAME  | <surname>  |

    @DLT-PERSON_FORENAME-2 @DLT-PERSON_SURNAME-2
    @DLT-PERFORMING_PROFESSIONAL_FORENAME-2 @DLT-PERFORMING_PROFESSIONAL_SURNAME-2
    Examples: The first official name in use
      | which                                                | Fay                                                | Sue               | Thea              | forename | surname |
      | the second name is the official one                  | "period": {}                                       | "use": "official" | "use": "old"      | Sue      | Second  |
      | the third name is the official one                   | "use": "usual"                                     | "use": "old"      | "use": "official" | Thea     | Third   |
      | all names are official                               | "use": "official"                                  | "use": "official" | "use": "official" | Fay      | First   |
      | one official name is no longer in use and another is | "use": "official", "period": {"end": "2010-12-31"} | "use": "usual"    | "use": "official" | Thea     | Third   |

    @DLT-PERSON_FORENAME-3 @DLT-PERSON_SURNAME-3
    @DLT-PERFORMING_PROFESSIONAL_FORENAME-2 @DLT-PERFORMING_PROFESSIONAL_SURNAME-2
    Examples: Otherwise the first name in use that is not an old one
      | which                                     | Fay                                                  | Sue                                             | Thea           | forename | surname |
      | the official name is no longer in use     | "use": "official", "period": {"end": "2010-12-31"}   | "period": {}                                    | "use": "old"   | Sue      | Second  |
      | the official name is not yet in use       | "use": "official", "period": {"start": "2099-01-01"} | "use": "usual"                                  | "use": "temp"  | Sue      | Second  |
      | the first name is not yet in use          | "use": "usual", "period": {"start": "2099-01-01"}    | "use": "temp"                                   | "use": "old"   | Sue      | Second  |
      | one name is old and one no longer in use  | "use": "old"                                         | "use": "usual", "period": {"end": "2010-12-31"} | "use": "usual" | Thea     | Third   |
      | a name of no known use follows an old one | "use": "old"                                         | "period": {}                                    | "use": "usual" | Sue      | Second  |
      | a usual name follows an old one           | "use": "old"                                         | "use": "usual"                                  | "use": "temp"  | Sue      | Second  |
      | a temporary name follows an old one       | "use": "old"                                         | "use": "temp"                                   | "use": "usual" | Sue      | Second  |
      | a nickname follows an old name            | "use": "old"                                         | "use": "nickname"                               | "use": "usual" | Sue      | Second  |
      | a maiden name follows an old one          | "use": "old"                                         | "use": "maiden"                                 | "use": "usual" | Sue      | Second  |
      | an anonymous name follows an old one      | "use": "old"                                         | "use": "anonymous"                              | "use": "usual" | Sue      | Second  |

    @DLT-PERSON_FORENAME-4 @DLT-PERSON_SURNAME-4
    @DLT-PERFORMING_PROFESSIONAL_FORENAME-2 @DLT-PERFORMING_PROFESSIONAL_SURNAME-2
    Examples: Otherwise the first name
      | which                                 | Fay                                             | Sue                                                  | Thea                            | forename | surname |
      | no name is in use                     | "use": "usual", "period": {"end": "2010-12-31"} | "use": "official", "period": {"start": "2099-01-01"} | "period": {"end": "2010-12-31"} | Fay      | First   |
      | every name is old or no longer in use | "use": "old"                                    | "period": {"end": "2010-12-31"}                      | "use": "old"                    | Fay      | First   |

    @DLT-PERSON_FORENAME-8 @DLT-PERSON_SURNAME-8
    @DLT-PERFORMING_PROFESSIONAL_FORENAME-2 @DLT-PERFORMING_PROFESSIONAL_SURNAME-2
    Examples: What a name is used for is compared with its case
      | which                                         | Fay               | Sue               | Thea         | forename | surname |
      | an Official name comes before an official one | "use": "Official" | "use": "official" | "use": "old" | Sue      | Second  |
      | an OLD name comes before a usual one          | "use": "OLD"      | "use": "usual"    | "use": "old" | Fay      | First   |

  @DLT-PERSON_FORENAME-4 @DLT-PERSON_SURNAME-4
  @DLT-PERFORMING_PROFESSIONAL_FORENAME-2 @DLT-PERFORMING_PROFESSIONAL_SURNAME-2
  Scenario: A single name is always chosen, even an old one that is no longer in use
    Given a complete COVID vaccination where
      | field             | value                                                                                          |
      | patient name      | {json [{"given": ["Fay"], "family": "First", "use": "old", "period": {"end": "2010-12-31"}}]}  |
      | practitioner name | {json [{"given": ["Sue"], "family": "Second", "use": "old", "period": {"end": "2010-12-31"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value  |
      | PERSON_FORENAME                  | Fay    |
      | PERSON_SURNAME                   | First  |
      | PERFORMING_PROFESSIONAL_FORENAME | Sue    |
      | PERFORMING_PROFESSIONAL_SURNAME  | Second |

  Scenario Outline: <what> does not count for the patient, but does for the practitioner
    Given a complete COVID vaccination where
      | field             | value                                                      |
      | patient name      | {json [<name>, {"family": "Complete", "given": ["Name"]}]} |
      | practitioner name | {json [<name>, {"family": "Complete", "given": ["Name"]}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value                     |
      | PERSON_FORENAME                  | Name                      |
      | PERSON_SURNAME                   | Complete                  |
      | PERFORMING_PROFESSIONAL_FORENAME | <practitioner's forename> |
      | PERFORMING_PROFESSIONAL_SURNAME  | <practitioner's surname>  |

    @DLT-PERSON_FORENAME-5 @DLT-PERSON_SURNAME-5 @DLT-PERFORMING_PROFESSIONAL_FORENAME-3
    Examples: Without given names
      | what                                | name                                   | practitioner's forename | practitioner's surname |
      | A name without given names          | {"family": "First"}                    | {blank}                 | First                  |
      | An official one without given names | {"family": "First", "use": "official"} | {blank}                 | First                  |

    @DLT-PERSON_FORENAME-5 @DLT-PERSON_SURNAME-5 @DLT-PERFORMING_PROFESSIONAL_SURNAME-3
    Examples: Without a family name
      | what                                  | name                                  | practitioner's forename | practitioner's surname |
      | A name without a family name          | {"given": ["Fay"]}                    | Fay                     | {blank}                |
      | An official one without a family name | {"given": ["Fay"], "use": "official"} | Fay                     | {blank}                |

  @DLT-PERFORMING_PROFESSIONAL_FORENAME-4 @DLT-PERFORMING_PROFESSIONAL_SURNAME-4
  Scenario: Without a practitioner the practitioner's name is blank
    Given a complete COVID vaccination where
      | field          | value    |
      | practitioner   | {absent} |
      | $.performer[0] | {absent} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value     |
      | PERFORMING_PROFESSIONAL_FORENAME | {blank}   |
      | PERFORMING_PROFESSIONAL_SURNAME  | {blank}   |
      | CONVERSION_ERRORS                | {json []} |

  @DLT-PERFORMING_PROFESSIONAL_FORENAME-4 @DLT-PERFORMING_PROFESSIONAL_SURNAME-4
  Scenario Outline: A practitioner with <what> is published with a blank name
    Given a complete COVID vaccination where
      | field             | value  |
      | practitioner name | <name> |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value     |
      | PERFORMING_PROFESSIONAL_FORENAME | {blank}   |
      | PERFORMING_PROFESSIONAL_SURNAME  | {blank}   |
      | CONVERSION_ERRORS                | {json []} |

    Examples:
      | what                | name                               |
      | no name             | {absent}                           |
      | a name in free text | {json [{"text": "Nurse Okonkwo"}]} |
