Feature: The patient's postcode as published
  A patient may have several addresses. The published postcode is that of the home, or of the next best address
  in use at the time of the vaccination.

  @DLT-PERSON_POSTCODE-1
  Scenario: The postcode of a single address is published, even of an old, postal one that is no longer in use
    Given a complete COVID vaccination where
      | field           | value                                                                                               |
      | patient address | {json [{"postalCode": "OL1 1DD", "use": "old", "type": "postal", "period": {"end": "1999-01-01"}}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field           | value   |
      | PERSON_POSTCODE | OL1 1DD |

  Scenario Outline: <postcode> is published when <which>
    Given a complete COVID vaccination where
      | field           | value                                                                                                                     |
      | date and time   | 2024-10-05T14:07:31+01:00                                                                                                 |
      | patient address | {json [{"postalCode": "AA1 1AA", <AA1 1AA>}, {"postalCode": "BB2 2BB", <BB2 2BB>}, {"postalCode": "CC3 3CC", <CC3 3CC>}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field             | value      |
      | PERSON_POSTCODE   | <postcode> |
      | CONVERSION_ERRORS | {json []}  |

    @DLT-PERSON_POSTCODE-3
    Examples: The first home address that is not postal
      | which                                | AA1 1AA                         | BB2 2BB                           | CC3 3CC       | postcode |
      | the home comes after a place of work | "use": "work"                   | "use": "home"                     | "use": "temp" | BB2 2BB  |
      | the home is said to be physical      | "use": "temp"                   | "use": "home", "type": "physical" | "use": "home" | BB2 2BB  |
      | the home gets the post too           | "use": "temp"                   | "use": "home", "type": "both"     | "use": "home" | BB2 2BB  |
      | the first home only gets the post    | "use": "home", "type": "postal" | "use": "work"                     | "use": "home" | CC3 3CC  |

    @DLT-PERSON_POSTCODE-4
    Examples: Otherwise the first that is neither old nor postal
      | which                                                    | AA1 1AA                         | BB2 2BB                           | CC3 3CC       | postcode |
      | the home only gets the post and there is a place of work | "use": "home", "type": "postal" | "use": "work", "type": "physical" | "use": "temp" | BB2 2BB  |
      | an address of no known use follows an old one            | "use": "old"                    | "type": "both"                    | "use": "work" | BB2 2BB  |
      | a temporary address comes before a place of work         | "use": "temp"                   | "use": "work"                     | "use": "old"  | AA1 1AA  |

    @DLT-PERSON_POSTCODE-5
    Examples: Otherwise the first that is not old
      | which                               | AA1 1AA                         | BB2 2BB                         | CC3 3CC      | postcode |
      | a postal address follows an old one | "use": "old"                    | "use": "home", "type": "postal" | "use": "old" | BB2 2BB  |
      | two addresses are postal            | "use": "work", "type": "postal" | "use": "home", "type": "postal" | "use": "old" | AA1 1AA  |

    @DLT-PERSON_POSTCODE-6
    Examples: Otherwise the first
      | which                                         | AA1 1AA                        | BB2 2BB                          | CC3 3CC      | postcode |
      | all addresses are old                         | "use": "old"                   | "use": "old", "type": "physical" | "use": "old" | AA1 1AA  |
      | all addresses are old and the first is postal | "use": "old", "type": "postal" | "use": "old", "type": "physical" | "use": "old" | AA1 1AA  |

    @DLT-PERSON_POSTCODE-7
    Examples: Only addresses in use take part
      | which                          | AA1 1AA                                                               | BB2 2BB                                          | CC3 3CC      | postcode |
      | the home is a former one       | "use": "home", "period": {"start": "1990-01-01", "end": "2000-01-01"} | "use": "temp", "period": {"start": "2020-01-01"} | "use": "old" | BB2 2BB  |
      | the home is a future one       | "use": "home", "period": {"start": "2099-01-01"}                      | "use": "temp"                                    | "use": "old" | BB2 2BB  |
      | it is the last day of the home | "use": "home", "period": {"start": "2020-01-01", "end": "2024-10-05"} | "use": "temp"                                    | "use": "old" | AA1 1AA  |
      | only an old address is in use  | "use": "home", "period": {"end": "2000-01-01"}                        | "use": "temp", "period": {"start": "2099-01-01"} | "use": "old" | CC3 3CC  |

    @DLT-PERSON_POSTCODE-8
    Examples: No address takes part
      | which                | AA1 1AA                                        | BB2 2BB                                          | CC3 3CC                                       | postcode |
      | no address is in use | "use": "home", "period": {"end": "2000-01-01"} | "use": "temp", "period": {"start": "2099-01-01"} | "use": "old", "period": {"end": "2000-01-01"} | ZZ99 3CZ |

    @DLT-PERSON_POSTCODE-9
    Examples: Use and type in any case
      | which                                           | AA1 1AA       | BB2 2BB                         | CC3 3CC                           | postcode |
      | a HOME that is POSTAL comes before another Home | "use": "temp" | "use": "HOME", "type": "POSTAL" | "use": "Home", "type": "Physical" | CC3 3CC  |
      | an OLD address comes first                      | "use": "OLD"  | "use": "temp"                   | "use": "old"                      | BB2 2BB  |

  @DLT-PERSON_POSTCODE-7
  Scenario: A home without a postcode does not take part
    Given a complete COVID vaccination where
      | field           | value                                                                               |
      | patient address | {json [{"city": "Leeds", "use": "home"}, {"postalCode": "TE2 2MP", "use": "temp"}]} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field           | value   |
      | PERSON_POSTCODE | TE2 2MP |
