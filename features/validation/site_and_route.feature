Feature: Where on the body, and by which route
  Site and route may be left out, and are told by codes of any systems. Of several SNOMED codes only the first is
  checked, and all are kept.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <part>.coding[?(@.system=='http://snomed.info/sct')].<message>
      """

    @VAL-118 @API-VAL-08
    Examples: A site code that is not text
      | part | field     | value                | message               |
      | site | site code | {number 368208006}   | code must be a string |
      | site | site code | {null}               | code must be a string |
      | site | site code | {true}               | code must be a string |
      | site | site code | {json ["368208006"]} | code must be a string |

    @VAL-119
    Examples: A site code that is blank
      | part | field     | value         | message                         |
      | site | site code | {blank}       | code must be a non-empty string |
      | site | site code | {1 space}     | code must be a non-empty string |
      | site | site code | {json "\t\n"} | code must be a non-empty string |

    @VAL-120 @API-VAL-08
    Examples: A site term that is not text
      | part | field     | value      | message                  |
      | site | site term | {number 5} | display must be a string |
      | site | site term | {null}     | display must be a string |
      | site | site term | {true}     | display must be a string |

    @VAL-121
    Examples: A site term that is blank
      | part | field     | value         | message                            |
      | site | site term | {blank}       | display must be a non-empty string |
      | site | site term | {1 space}     | display must be a non-empty string |
      | site | site term | {json "\t\n"} | display must be a non-empty string |

    @VAL-123 @API-VAL-08
    Examples: A route code that is not text
      | part  | field      | value               | message               |
      | route | route code | {number 78421000}   | code must be a string |
      | route | route code | {null}              | code must be a string |
      | route | route code | {true}              | code must be a string |
      | route | route code | {json ["78421000"]} | code must be a string |

    @VAL-124
    Examples: A route code that is blank
      | part  | field      | value         | message                         |
      | route | route code | {blank}       | code must be a non-empty string |
      | route | route code | {1 space}     | code must be a non-empty string |
      | route | route code | {json "\t\n"} | code must be a non-empty string |

    @VAL-125 @API-VAL-08
    Examples: A route term that is not text
      | part  | field      | value      | message                  |
      | route | route term | {number 5} | display must be a string |
      | route | route term | {null}     | display must be a string |
      | route | route term | {true}     | display must be a string |

    @VAL-126
    Examples: A route term that is blank
      | part  | field      | value         | message                            |
      | route | route term | {blank}       | display must be a non-empty string |
      | route | route term | {1 space}     | display must be a non-empty string |
      | route | route term | {json "\t\n"} | display must be a non-empty string |

  Scenario Outline: A <part> with two codes of the system <system> is refused
    Given a complete COVID vaccination where
      | field              | value                                             |
      | $.<part>.coding[1] | {json {"system": "<system>", "code": "L"}}        |
      | $.<part>.coding[2] | {json {"system": "<system>", "code": "<second>"}} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <part>.coding[?(@.system=='<system>')] must be unique
      """

    @VAL-117
    Examples: Site
      | part | system                    | second |
      | site | https://example.org/sites | R      |
      | site | https://example.org/sites | L      |
      | site | urn:a                     | R      |

    @VAL-122
    Examples: Route
      | part  | system                     | second |
      | route | https://example.org/routes | R      |
      | route | https://example.org/routes | L      |
      | route | urn:a                      | R      |

  @API-VAL-07
  Scenario Outline: The first SNOMED code of a <part> is checked, wherever it stands
    Given a complete COVID vaccination where
      | field           | value                                                                                                                                                        |
      | $.<part>.coding | {json [{"system": "https://example.org", "code": "x"}, {"system": "http://snomed.info/sct", "code": ""}, {"system": "http://snomed.info/sct", "code": "1"}]} |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <part>.coding[?(@.system=='http://snomed.info/sct')].code must be a non-empty string
      """

    @VAL-119
    Examples: Site
      | part |
      | site |

    @VAL-124
    Examples: Route
      | part  |
      | route |

  @API-VAL-07
  Scenario Outline: A <part> with several SNOMED codes is accepted, and all are stored and returned
    Given a complete COVID vaccination where
      | field              | value                                                                           |
      | $.<part>.coding[1] | {json {"system": "http://snomed.info/sct", "code": "999", "display": "second"}} |
      | $.<part>.coding[2] | {json {"system": "https://example.org", "code": "local"}}                       |
      | $.<part>.coding[3] | {json {"system": "http://snomed.info/sct", "code": "999", "display": "third"}}  |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE
    When the supplier reads the record
    Then the response holds the record as sent, at version 1

    Examples:
      | part  |
      | site  |
      | route |

  @API-VAL-07
  Scenario: An update may bring several SNOMED codes too
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field             | value                                                         |
      | $.site.coding[1]  | {json {"system": "http://snomed.info/sct", "code": "999"}}    |
      | $.route.coding[1] | {json {"system": "http://snomed.info/sct", "display": "any"}} |
    Then the response confirms the update to version 2
    And the events table holds the record as updated

  @API-VAL-07 @VAL-119 @VAL-124
  Scenario Outline: A later SNOMED code of a <part> that is no text is not noticed, and becomes text
    Given a complete COVID vaccination where
      | field              | value                                                    |
      | $.<part>.coding[1] | {json {"system": "http://snomed.info/sct", "code": 999}} |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field                   | value |
      | $.<part>.coding[1].code | 999   |

    Examples:
      | part  |
      | site  |
      | route |

  @VAL-208 @API-VAL-07
  Scenario Outline: A later SNOMED code of a <part> that FHIR cannot read is let through, cannot be stored, and leaves nothing behind
    Given a complete COVID vaccination where
      | field              | value                                                         |
      | $.<part>.coding[1] | {json {"system": "http://snomed.info/sct", "code": "<code>"}} |
    When the supplier records it
    Then the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."
    And nothing is stored

    Examples:
      | part  | code |
      | site  |      |
      | route | a  b |

  @VAL-208
  Scenario: An update whose later SNOMED code FHIR cannot read changes nothing
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record where
      | field            | value                                                   |
      | $.site.coding[1] | {json {"system": "http://snomed.info/sct", "code": ""}} |
    Then the request is refused with 500 exception, saying "Unable to process request. Issue may be transient."
    And nothing is changed

  @VAL-117 @VAL-118 @VAL-122 @VAL-123 @API-VAL-15
  Scenario Outline: A <part> with the codings <codings> is accepted
    Given a complete COVID vaccination where
      | field           | value     |
      | $.<part>.coding | <codings> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples: Codes need not be well formed
      | part  | codings                                                            |
      | site  | {json [{"system": "http://snomed.info/sct", "code": "NOTSNOMED"}]} |
      | route | {json [{"system": "http://snomed.info/sct", "code": "NOTSNOMED"}]} |
      | site  | {json [{"system": "http://snomed.info/sct", "display": "Arm"}]}    |
      | route | {json [{"system": "https://example.org", "code": "oral"}]}         |

    Examples: One code of each of several systems
      | part  | codings                                                                                   |
      | site  | {json [{"system": "https://example.org", "code": "1"}, {"system": "urn:b", "code": "1"}]} |
      | route | {json [{"system": "https://example.org", "code": "1"}, {"system": "urn:b", "code": "1"}]} |

    Examples: After a coding without a system nobody looks whether systems come twice
      | part  | codings                                                                                    |
      | site  | {json [{"code": "1"}, {"system": "urn:b", "code": "1"}, {"system": "urn:b", "code": "2"}]} |
      | route | {json [{"code": "1"}, {"system": "urn:b", "code": "1"}, {"system": "urn:b", "code": "2"}]} |

  @API-VAL-11 @API-VAL-12
  Scenario Outline: A vaccination whose <field> is <value> is accepted
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent

    Examples:
      | field | value                       |
      | site  | {absent}                    |
      | site  | {json {}}                   |
      | site  | {json {"text": "left arm"}} |
      | route | {absent}                    |
      | route | {json {}}                   |
      | route | {json {"text": "by mouth"}} |
