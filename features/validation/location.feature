Feature: The place where the vaccine was given
  The code of the place, and the system that the code is from, must be told; nobody looks them up.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete HPV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: location.identifier.<message>
      """

    @VAL-141 @API-VAL-08
    Examples: A code that is not text
      | field         | value           | message                |
      | location code | {number 5}      | value must be a string |
      | location code | {true}          | value must be a string |
      | location code | {null}          | value must be a string |
      | location code | {json ["X0X0"]} | value must be a string |

    @VAL-142
    Examples: A code that is blank
      | field         | value         | message                          |
      | location code | {blank}       | value must be a non-empty string |
      | location code | {1 space}     | value must be a non-empty string |
      | location code | {json "\t\n"} | value must be a non-empty string |

    @VAL-143 @API-VAL-08
    Examples: A system that is not text
      | field           | value      | message                 |
      | location system | {number 5} | system must be a string |
      | location system | {true}     | system must be a string |
      | location system | {null}     | system must be a string |

    @VAL-144
    Examples: A system that is blank
      | field           | value         | message                           |
      | location system | {blank}       | system must be a non-empty string |
      | location system | {1 space}     | system must be a non-empty string |
      | location system | {json "\t\n"} | system must be a non-empty string |

    @VAL-198
    Examples: No code
      | field         | value    | message                    |
      | location code | {absent} | value is a mandatory field |

    @VAL-199
    Examples: No system
      | field           | value    | message                     |
      | location system | {absent} | system is a mandatory field |

  @VAL-198 @VAL-199
  Scenario Outline: A vaccination whose location is <location> is refused
    Given a complete HPV vaccination where
      | field    | value      |
      | location | <location> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: location.identifier.value is a mandatory field; location.identifier.system is a mandatory field
      """

    Examples:
      | location                          |
      | {absent}                          |
      | {json {}}                         |
      | {json {"display": "The surgery"}} |

  @VAL-141 @VAL-143 @API-VAL-15
  Scenario Outline: A vaccination whose <field> is <value> is accepted
    Given a complete HPV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | field              | value                  |
      | location code      | X                      |
      | location code      | no such place          |
      | location system    | https://example.org/id |
      | location system    | a list of ours         |
      | $.location.type    | Location               |
      | $.location.display | The surgery            |
