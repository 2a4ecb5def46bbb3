Feature: Manufacturer, lot and expiry
  Who made the vaccine, from which batch it came and until when it was good may be left out; if told, they must say
  something.

  Scenario Outline: A vaccination whose <field> is <value> is refused
    Given a complete RSV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-111 @API-VAL-08
    Examples: A manufacturer that is not text
      | field        | value           | message                               |
      | manufacturer | {number 5}      | manufacturer.display must be a string |
      | manufacturer | {true}          | manufacturer.display must be a string |
      | manufacturer | {null}          | manufacturer.display must be a string |
      | manufacturer | {json ["Acme"]} | manufacturer.display must be a string |

    @VAL-112
    Examples: A manufacturer that is blank
      | field        | value         | message                                         |
      | manufacturer | {blank}       | manufacturer.display must be a non-empty string |
      | manufacturer | {1 space}     | manufacturer.display must be a non-empty string |
      | manufacturer | {json "\t\n"} | manufacturer.display must be a non-empty string |

    @VAL-113 @API-VAL-08
    Examples: A lot number that is not text
      | field      | value         | message                    |
      | lot number | {number 5}    | lotNumber must be a string |
      | lot number | {true}        | lotNumber must be a string |
      | lot number | {null}        | lotNumber must be a string |
      | lot number | {json ["B2"]} | lotNumber must be a string |

    @VAL-114
    Examples: A lot number that is blank
      | field      | value         | message                              |
      | lot number | {blank}       | lotNumber must be a non-empty string |
      | lot number | {1 space}     | lotNumber must be a non-empty string |
      | lot number | {json "\t\n"} | lotNumber must be a non-empty string |

    @VAL-115 @API-VAL-08
    Examples: An expiry date that is not text
      | field       | value             | message                         |
      | expiry date | {number 20240131} | expirationDate must be a string |
      | expiry date | {true}            | expirationDate must be a string |
      | expiry date | {null}            | expirationDate must be a string |

    @VAL-116 @API-VAL-16
    Examples: An expiry date that is no date
      | field       | value                     | message                                                               |
      | expiry date | {blank}                   | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 2024                      | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 2024-01                   | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 20240131                  | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 31/01/2024                | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 2024-13-01                | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 2023-02-29                | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | 2024-01-31T00:00:00+00:00 | expirationDate must be a valid date string in the format "YYYY-MM-DD" |
      | expiry date | {1 space}2024-01-31       | expirationDate must be a valid date string in the format "YYYY-MM-DD" |

  Scenario Outline: A vaccination whose <field> is <value> is accepted
    Given a complete RSV vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field   | value    |
      | <field> | <stored> |

    @VAL-116
    Examples: Expired long ago, today, or not for ages
      | field       | value           | stored          |
      | expiry date | 2000-02-29      | 2000-02-29      |
      | expiry date | {today}         | {today}         |
      | expiry date | {today + 1 day} | {today + 1 day} |
      | expiry date | 2999-12-31      | 2999-12-31      |

    @VAL-116
    Examples: Month and day with one digit, which get two
      | field       | value    | stored     |
      | expiry date | 2027-4-9 | 2027-04-09 |

    @VAL-112 @VAL-114
    Examples: Any text, with its spaces
      | field        | value                 | stored                |
      | manufacturer | X                     | X                     |
      | manufacturer | {300 letters}         | {300 letters}         |
      | lot number   | {1 space}B-2{1 space} | {1 space}B-2{1 space} |
      | lot number   | {101 letters}         | {101 letters}         |

    @API-VAL-11
    Examples: Nothing
      | field        | value    | stored   |
      | manufacturer | {absent} | {absent} |
      | lot number   | {absent} | {absent} |
      | expiry date  | {absent} | {absent} |
