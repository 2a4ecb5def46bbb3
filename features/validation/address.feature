Feature: The patient's postcode
  A patient has an address with a postcode, which may be in any form. Of several addresses the first that has a
  postcode counts.

  Scenario Outline: A patient whose addresses are <addresses> is refused
    Given a complete FLU vaccination where
      | field           | value       |
      | patient address | <addresses> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].<message>
      """

    @VAL-062
    Examples: No list
      | addresses       | message                  |
      | {json {}}       | address must be an array |
      | {text ZZ99 3CZ} | address must be an array |

    @VAL-063
    Examples: Nothing in the list
      | addresses | message                           |
      | {json []} | address must be a non-empty array |

    @VAL-064
    Examples: A first postcode that is not text
      | addresses                                              | message                                |
      | {json [{"postalCode": 5}, {"postalCode": "ZZ99 3CZ"}]} | address[0].postalCode must be a string |
      | {json [{"line": ["1 Way"]}, {"postalCode": true}]}     | address[0].postalCode must be a string |
      | {json [{"line": ["1 Way"]}, {"postalCode": null}]}     | address[0].postalCode must be a string |

    @VAL-065
    Examples: A first postcode that is white space, or none but empty ones
      | addresses                                                | message                                          |
      | {json [{"postalCode": " "}, {"postalCode": "ZZ99 3CZ"}]} | address[0].postalCode must be a non-empty string |
      | {json [{"postalCode": ""}, {"postalCode": ""}]}          | address[0].postalCode must be a non-empty string |
      | {json [{"postalCode": null}, {"postalCode": null}]}      | address[0].postalCode must be a non-empty string |
      | {json [{"postalCode": ""}, {"postalCode": "\t"}]}        | address[0].postalCode must be a non-empty string |
      | {json [{"line": ["1 Way"]}, {"postalCode": ""}]}         | address[0].postalCode must be a non-empty string |

    @VAL-190
    Examples: No postcode, or one among several that is null or a number
      | addresses                                                 | message                                    |
      | {absent}                                                  | address[0].postalCode is a mandatory field |
      | {json [{"line": ["1 Way"]}]}                              | address[0].postalCode is a mandatory field |
      | {json [{"line": ["1 Way"]}, {"city": "Town"}]}            | address[0].postalCode is a mandatory field |
      | {json [{"postalCode": "ZZ99 3CZ"}, {"postalCode": 5}]}    | address[0].postalCode is a mandatory field |
      | {json [{"postalCode": "ZZ99 3CZ"}, {"postalCode": null}]} | address[0].postalCode is a mandatory field |
      | {json [{"postalCode": null}, {"postalCode": "ZZ99 3CZ"}]} | address[0].postalCode is a mandatory field |

  Scenario Outline: A patient whose postcode is <postcode> is refused
    Given a complete FLU vaccination where
      | field    | value      |
      | postcode | <postcode> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].address[0].postalCode <message>
      """

    @VAL-064
    Examples: No text
      | postcode            | message          |
      | {number 5}          | must be a string |
      | {null}              | must be a string |
      | {true}              | must be a string |
      | {json ["ZZ99 3CZ"]} | must be a string |

    @VAL-065
    Examples: Blank text
      | postcode      | message                    |
      | {blank}       | must be a non-empty string |
      | {1 space}     | must be a non-empty string |
      | {json "\t\n"} | must be a non-empty string |

    @VAL-190
    Examples: Missing
      | postcode | message              |
      | {absent} | is a mandatory field |

  @VAL-171
  Scenario: An empty postcode in a later address is let through by the field checks and refused by the FHIR model
    Given a complete FLU vaccination where
      | field           | value                                                   |
      | patient address | {json [{"postalCode": "ZZ99 3CZ"}, {"postalCode": ""}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}contained -> 1 -> address -> 1 -> postalCode{any text}
      """

  @VAL-065
  Scenario Outline: A patient whose addresses are <addresses> is accepted
    Given a complete FLU vaccination where
      | field           | value       |
      | patient address | <addresses> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: A postcode in any form
      | addresses                                 |
      | {json [{"postalCode": "X"}]}              |
      | {json [{"postalCode": "not a postcode"}]} |
      | {json [{"postalCode": " ZZ99 3CZ "}]}     |

    Examples: A postcode in one of several
      | addresses                                                       |
      | {json [{"line": ["1 Way"]}, {"postalCode": "ZZ99 3CZ"}]}        |
      | {json [{"postalCode": "ZZ99 3CZ"}, {"line": ["1 Way"]}]}        |
      | {json [{"postalCode": "ZZ99 3CZ"}, {"postalCode": " "}]}        |
      | {json [{"postalCode": "ZZ99 3CZ"}, {"postalCode": "ZZ99 3WZ"}]} |
