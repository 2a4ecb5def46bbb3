Feature: The supplier's own identifier
  Each vaccination comes with one identifier that the supplier gave it: a value, and the system that it is unique in.

  @VAL-071 @API-VAL-03
  Scenario: Without an identifier a record is refused, and nothing else that is wrong is told
    Given a complete RSV vaccination where
      | field          | value    |
      | identifiers    | {absent} |
      | status         | unheard  |
      | lot number     | {blank}  |
      | $.colour       | red      |
      | primary source | {text x} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "Validation errors: identifier is a mandatory field"

  Scenario Outline: A vaccination whose identifiers are <identifiers> is refused
    Given a complete RSV vaccination where
      | field       | value         |
      | identifiers | <identifiers> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-072
    Examples: No list
      | identifiers                          | message                     |
      | {json {}}                            | identifier must be an array |
      | {json {"system": "s", "value": "v"}} | identifier must be an array |

    @VAL-073
    Examples: None or two in the list
      | identifiers                                                           | message                                 |
      | {json []}                                                             | identifier must be an array of length 1 |
      | {json [{"system": "s", "value": "v"}, {"system": "s", "value": "w"}]} | identifier must be an array of length 1 |
      | {json [{"system": "s", "value": "v"}, {}]}                            | identifier must be an array of length 1 |

    @VAL-074
    Examples: No object
      | identifiers   | message                                          |
      | {json ["x"]}  | identifier must be an array of objects{any text} |
      | {json [null]} | identifier must be an array of objects{any text} |

    @VAL-075
    Examples: An empty object
      | identifiers | message                                          |
      | {json [{}]} | identifier must be an array of non-empty objects |

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete RSV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: identifier[0].<message>
      """

    @VAL-076 @API-VAL-08
    Examples: A value that is not text
      | field            | value        | message                |
      | identifier value | {number 5}   | value must be a string |
      | identifier value | {true}       | value must be a string |
      | identifier value | {null}       | value must be a string |
      | identifier value | {json ["x"]} | value must be a string |

    @VAL-077
    Examples: A value that is blank
      | field            | value         | message                          |
      | identifier value | {blank}       | value must be a non-empty string |
      | identifier value | {1 space}     | value must be a non-empty string |
      | identifier value | {json "\t\n"} | value must be a non-empty string |

    @VAL-078 @API-VAL-08
    Examples: A system that is not text
      | field             | value      | message                 |
      | identifier system | {number 5} | system must be a string |
      | identifier system | {true}     | system must be a string |
      | identifier system | {null}     | system must be a string |

    @VAL-079
    Examples: A system that is blank
      | field             | value         | message                           |
      | identifier system | {blank}       | system must be a non-empty string |
      | identifier system | {1 space}     | system must be a non-empty string |
      | identifier system | {json "\t\n"} | system must be a non-empty string |

    @VAL-193
    Examples: No value
      | field            | value    | message                    |
      | identifier value | {absent} | value is a mandatory field |

    @VAL-194
    Examples: No system
      | field             | value    | message                     |
      | identifier system | {absent} | system is a mandatory field |

  @VAL-076 @VAL-078
  Scenario Outline: A vaccination whose <field> is <value> is accepted
    Given a complete RSV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: The form is the supplier's own affair
      | field                     | value                     |
      | identifier system         | s                         |
      | identifier system         | urn:oid:1.2.36.146.595    |
      | identifier system         | vaccinations at our place |
      | $.identifier[0].use       | unheard-of                |
      | $.identifier[0].type.text | our number                |
