Feature: The patient's name
  A patient has a family name and one to five given names. Of several names the one that was in use on the day of
  the vaccination counts, and only that one is checked.

  Scenario Outline: A patient whose <field> is <value> is refused
    Given a complete SHINGLES vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].<message>
      """

    @VAL-043
    Examples: Names that are no list
      | field        | value                    | message               |
      | patient name | {json {}}                | name must be an array |
      | patient name | {json {"family": "Fox"}} | name must be an array |

    @VAL-044
    Examples: No name in the list
      | field        | value     | message                        |
      | patient name | {json []} | name must be a non-empty array |

    @VAL-045
    Examples: A name that is no object
      | field                                             | value    | message                          |
      | $.contained[?(@.resourceType=='Patient')].name[1] | {text x} | name must be an array of objects |

    @VAL-046
    Examples: A name that is an empty object
      | field                                             | value       | message                                    |
      | patient name                                      | {json [{}]} | name must be an array of non-empty objects |
      | $.contained[?(@.resourceType=='Patient')].name[1] | {json {}}   | name must be an array of non-empty objects |

    @VAL-047 @API-VAL-08
    Examples: Given names that are no list
      | field       | value           | message                        |
      | given names | {text Oriel}    | name[0].given must be an array |
      | given names | {null}          | name[0].given must be an array |
      | given names | {number 5}      | name[0].given must be an array |
      | given names | {json {"a": 1}} | name[0].given must be an array |

    @VAL-048
    Examples: No given name in the list
      | field       | value     | message                                 |
      | given names | {json []} | name[0].given must be a non-empty array |

    @VAL-049
    Examples: Six given names
      | field       | value                               | message                                            |
      | given names | Ann, Bea, Cat, Dee, Eve, Flo        | name[0].given must be an array of maximum length 5 |
      | given names | {json ["a", "b", "c", "d", "e", 6]} | name[0].given must be an array of maximum length 5 |

    @VAL-050
    Examples: A given name that is not text
      | field       | value                             | message                           |
      | given names | {json [5]}                        | name[0].given[0] must be a string |
      | given names | {json ["Ann", null]}              | name[0].given[1] must be a string |
      | given names | {json ["Ann", ["Bea"], ""]}       | name[0].given[1] must be a string |
      | given names | {json ["A", "B", "C", "D", true]} | name[0].given[4] must be a string |

    @VAL-051
    Examples: A given name that is blank
      | field       | value               | message                                     |
      | given names | {json [""]}         | name[0].given[0] must be a non-empty string |
      | given names | {json ["Ann", " "]} | name[0].given[1] must be a non-empty string |
      | given names | {json ["\t\n", 5]}  | name[0].given[0] must be a non-empty string |

    @VAL-052
    Examples: A given name of 181 characters
      | field       | value              | message                                          |
      | given names | {181 letters}      | name[0].given[0] must be 180 or fewer characters |
      | given names | Ann, {181 letters} | name[0].given[1] must be 180 or fewer characters |

    @VAL-053
    Examples: A family name that is not text
      | field       | value          | message                         |
      | family name | {number 5}     | name[0].family must be a string |
      | family name | {null}         | name[0].family must be a string |
      | family name | {true}         | name[0].family must be a string |
      | family name | {json ["Fox"]} | name[0].family must be a string |

    @VAL-054
    Examples: A family name that is blank
      | field       | value         | message                                   |
      | family name | {blank}       | name[0].family must be a non-empty string |
      | family name | {36 spaces}   | name[0].family must be a non-empty string |
      | family name | {json "\t\n"} | name[0].family must be a non-empty string |

    @VAL-055
    Examples: A family name of 36 characters
      | field       | value        | message                                       |
      | family name | {36 letters} | name[0].family must be 35 or fewer characters |

    @VAL-186
    Examples: No given names
      | field       | value    | message                            |
      | given names | {absent} | name[0].given is a mandatory field |

    @VAL-187
    Examples: No family name
      | field       | value    | message                             |
      | family name | {absent} | name[0].family is a mandatory field |

  @VAL-186 @VAL-187
  Scenario: A patient without any name is refused
    Given a complete SHINGLES vaccination where
      | field        | value    |
      | patient name | {absent} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[0].given is a mandatory field; contained[?(@.resourceType=='Patient')].name[0].family is a mandatory field
      """

  Scenario Outline: A patient whose <field> is <value> is accepted
    Given a complete SHINGLES vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    @VAL-049
    Examples: One given name, and five
      | field       | value                   |
      | given names | Ann                     |
      | given names | Ann, Bea, Cat, Dee, Eve |

    @VAL-052
    Examples: A given name of one character, and of 180
      | field       | value         |
      | given names | X             |
      | given names | {180 letters} |

    @VAL-055
    Examples: A family name of one character, and of 35
      | field       | value            |
      | family name | X                |
      | family name | {35 letters}     |
      | family name | O'Brien-Núñez Jr |

    @VAL-054
    Examples: Spaces around a name, which are kept
      | field       | value                  |
      | family name | {1 space}Fox{2 spaces} |

  @VAL-054 @API-VAL-02
  Scenario Outline: Which name counts and is checked: <which>
    Given a complete SHINGLES vaccination where
      | field         | value                     |
      | date and time | 2023-03-15T09:41:07+00:00 |
      | patient name  | <names>                   |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[<index>].family must be a non-empty string
      """

    Examples: Use
      | which                                    | index | names                                                                                                                                                          |
      | a single name, even an old one           | 0     | {json [{"use": "old", "given": ["A"], "family": ""}]}                                                                                                          |
      | the official name                        | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "given": ["B"], "family": ""}]}                                                                  |
      | the first of two official names          | 0     | {json [{"use": "official", "given": ["A"], "family": ""}, {"use": "official", "given": ["B"], "family": "Fox"}]}                                               |
      | the official name after one in other use | 2     | {json [{"use": "usual", "given": ["A"], "family": "Fox"}, {"use": "old", "given": ["B"], "family": "Fox"}, {"use": "official", "given": ["C"], "family": ""}]} |
      | the first name that is not old           | 1     | {json [{"use": "old", "given": ["A"], "family": "Fox"}, {"use": "maiden", "given": ["B"], "family": ""}, {"given": ["C"], "family": "Fox"}]}                   |
      | a name without a use                     | 1     | {json [{"use": "old", "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}]}                                                                       |
      | the first of names that are all old      | 0     | {json [{"use": "old", "given": ["A"], "family": ""}, {"use": "old", "given": ["B"], "family": "Fox"}]}                                                         |
      | the first name that is complete          | 1     | {json [{"use": "official", "family": "Fox"}, {"given": ["B"], "family": ""}]}                                                                                  |
      | the first name, if none is complete      | 0     | {json [{"family": ""}, {"use": "official", "given": ["B"]}]}                                                                                                   |

    Examples: Period
      | which                                              | index | names                                                                                                                                                           |
      | a single name, even one that has expired           | 0     | {json [{"period": {"end": "2000-01-01"}, "given": ["A"], "family": ""}]}                                                                                        |
      | a current name, before an official one of the past | 1     | {json [{"use": "official", "period": {"end": "2020-12-31"}, "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}]}                                  |
      | a current name, before an official one to come     | 1     | {json [{"use": "official", "period": {"start": "2023-03-16"}, "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}]}                                |
      | a name that began earlier                          | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"start": "2020-12-31"}, "given": ["B"], "family": ""}]}                                |
      | a name that began on the day                       | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"start": "2023-03-15"}, "given": ["B"], "family": ""}]}                                |
      | a name that began that very second                 | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"start": "2023-03-15T09:41:07+00:00"}, "given": ["B"], "family": ""}]}                 |
      | another name than one that ended on the day        | 1     | {json [{"use": "official", "period": {"end": "2023-03-15"}, "given": ["A"], "family": "Fox"}, {"given": ["B"], "family": ""}]}                                  |
      | a name that ends that very second                  | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"end": "2023-03-15T09:41:07+00:00"}, "given": ["B"], "family": ""}]}                   |
      | a name that ends later                             | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"start": "2020-01-01", "end": "2023-03-16"}, "given": ["B"], "family": ""}]}           |
      | a name whose period is empty                       | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {}, "given": ["B"], "family": ""}]}                                                     |
      | a name whose period is null                        | 1     | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": null, "given": ["B"], "family": ""}]}                                                   |
      | the first name, if none is current                 | 0     | {json [{"period": {"end": "2020-12-31"}, "given": ["A"], "family": ""}, {"use": "official", "period": {"end": "2020-12-31"}, "given": ["B"], "family": "Fox"}]} |

  @VAL-054
  Scenario: Without a date of vaccination no name is out of date
    Given a complete SHINGLES vaccination where
      | field         | value                                                                                                                          |
      | date and time | {absent}                                                                                                                       |
      | patient name  | {json [{"given": ["A"], "family": "Fox"}, {"use": "official", "period": {"end": "2000-01-01"}, "given": ["B"], "family": ""}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[1].family must be a non-empty string
      """

  @VAL-048 @VAL-049 @VAL-052 @VAL-055
  Scenario Outline: A name that counts and has <what> is refused wherever it stands
    Given a complete SHINGLES vaccination where
      | field                                             | value                                      |
      | patient name use                                  | old                                        |
      | $.contained[?(@.resourceType=='Patient')].name[1] | {json {"given": ["Ann"], "family": "Fox"}} |
      | <field>                                           | <value>                                    |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[1].<message>
      """

    Examples:
      | what                   | field                                                      | value                                 | message                                    |
      | no given name          | $.contained[?(@.resourceType=='Patient')].name[1].given    | {json []}                             | given must be a non-empty array            |
      | six given names        | $.contained[?(@.resourceType=='Patient')].name[1].given    | {json ["A", "B", "C", "D", "E", "F"]} | given must be an array of maximum length 5 |
      | too long a given name  | $.contained[?(@.resourceType=='Patient')].name[1].given[1] | {181 letters}                         | given[1] must be 180 or fewer characters   |
      | too long a family name | $.contained[?(@.resourceType=='Patient')].name[1].family   | {36 letters}                          | family must be 35 or fewer characters      |

  @VAL-187
  Scenario: If no name has all its parts, what is missing is missed in the first
    Given a complete SHINGLES vaccination where
      | field        | value                                                             |
      | patient name | {json [{"given": ["Ann"]}, {"use": "official", "family": "Fox"}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].name[0].family is a mandatory field
      """

  @VAL-049 @VAL-052 @VAL-055
  Scenario: A name that does not count may be longer than one that does
    Given a complete SHINGLES vaccination where
      | field                                                      | value                                                               |
      | $.contained[?(@.resourceType=='Patient')].name[1]          | {json {"use": "nickname", "given": ["A", "B", "C", "D", "E", "F"]}} |
      | $.contained[?(@.resourceType=='Patient')].name[1].given[6] | {181 letters}                                                       |
      | $.contained[?(@.resourceType=='Patient')].name[1].family   | {36 letters}                                                        |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE

  @VAL-171
  Scenario Outline: A name that does not count must still be FHIR: its <member> may not be <value>
    Given a complete SHINGLES vaccination where
      | field                                                      | value                                       |
      | $.contained[?(@.resourceType=='Patient')].name[1]          | {json {"use": "nickname", "family": "Fox"}} |
      | $.contained[?(@.resourceType=='Patient')].name[1].<member> | <value>                                     |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}contained -> 1 -> name -> 1 -> <member>{any text}
      """

    Examples:
      | member | value       |
      | family | {blank}     |
      | given  | {json [""]} |
      | text   | {blank}     |
      | colour | red         |
