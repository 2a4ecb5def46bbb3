Feature: The organisation that vaccinated
  Exactly one of the performers is the organisation; its code, and the system that the code is from, must be told.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete FLU vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: performer[?(@.actor.type=='Organization')].actor.identifier.<message>
      """

    @VAL-069 @API-VAL-08
    Examples: A code that is not text
      | field             | value           | message                |
      | organisation code | {number 5}      | value must be a string |
      | organisation code | {true}          | value must be a string |
      | organisation code | {null}          | value must be a string |
      | organisation code | {json ["X0X0"]} | value must be a string |

    @VAL-070
    Examples: A code that is blank
      | field             | value         | message                          |
      | organisation code | {blank}       | value must be a non-empty string |
      | organisation code | {1 space}     | value must be a non-empty string |
      | organisation code | {json "\t\n"} | value must be a non-empty string |

    @VAL-139 @API-VAL-08
    Examples: A system that is not text
      | field               | value      | message                 |
      | organisation system | {number 5} | system must be a string |
      | organisation system | {true}     | system must be a string |
      | organisation system | {null}     | system must be a string |

    @VAL-140
    Examples: A system that is blank
      | field               | value         | message                           |
      | organisation system | {blank}       | system must be a non-empty string |
      | organisation system | {1 space}     | system must be a non-empty string |
      | organisation system | {json "\t\n"} | system must be a non-empty string |

    @VAL-191
    Examples: No code
      | field             | value    | message                    |
      | organisation code | {absent} | value is a mandatory field |

    @VAL-192
    Examples: No system
      | field               | value    | message                     |
      | organisation system | {absent} | system is a mandatory field |

  @VAL-068
  Scenario Outline: A vaccination with <which> among its performers is refused
    Given a minimal FLU vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: There must be exactly one performer.actor[?@.type=='Organization'] with type 'Organization'"

    Examples: No organisation
      | which                               | field                     | value        |
      | nobody                              | performers                | {absent}     |
      | nobody at all                       | performers                | {json []}    |
      | somebody without a type             | $.performer[0].actor.type | {absent}     |
      | a practitioner                      | $.performer[0].actor.type | Practitioner |
      | an organization in small letters    | $.performer[0].actor.type | organization |
      | an organisation in British spelling | $.performer[0].actor.type | Organisation |

    Examples: Two organisations
      | which                                             | field          | value                                                                                                                                  |
      | two organisations                                 | $.performer[1] | {json {"actor": {"type": "Organization", "identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "X0X0X"}}}} |
      | one organisation more, of which nothing is known, | $.performer[1] | {json {"actor": {"type": "Organization"}}}                                                                                             |

  @VAL-069 @VAL-139 @API-VAL-15
  Scenario Outline: An organisation whose <field> is <value> is accepted
    Given a minimal FLU vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Nobody looks it up, or minds its form
      | field               | value                  |
      | organisation code   | X                      |
      | organisation code   | no such organisation   |
      | organisation code   | {101 letters}          |
      | organisation system | https://example.org/id |
      | organisation system | a list of ours         |
