Feature: Dates in general
  What FHIR makes of dates that no check of the service looks at, or has looked at too kindly.

  @VAL-175
  Scenario Outline: A vaccination whose <field> is <value> is let through by the field checks and refused by the FHIR model
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      1 validation error for Immunization{any text}<place>{any text}
      """

    Examples: Dates without a time, and with one digit
      | field         | value     | place              |
      | date and time | 2021-2-7  | occurrenceDateTime |
      | date and time | 2021-2-07 | occurrenceDateTime |
      | recorded      | 2021-2-7  | recorded           |

    Examples: A small t, or an offset with seconds
      | field         | value                        | place              |
      | date and time | 2021-02-07t13:28:17+00:00    | occurrenceDateTime |
      | recorded      | 2021-02-07t13:28:17Z         | recorded           |
      | recorded      | 2021-02-07T13:28:17+01:00:00 | recorded           |

    Examples: Dates that no field check looks at
      | field               | value                         | place                                           |
      | patient name period | {json {"start": "soon"}}      | contained -> 1 -> name -> 0 -> period -> start  |
      | address period      | {json {"end": "2021-02-30"}}  | contained -> 1 -> address -> 0 -> period -> end |
      | meta                | {json {"lastUpdated": "now"}} | meta -> lastUpdated                             |

  @known-defect @API-BUG-08
  Scenario Outline: A date without leading zeros as <field> is refused in the service's own words
    Given a complete COVID vaccination where
      | field   | value    |
      | <field> | 2021-2-7 |
    When the supplier records it
    Then the response is 400 Bad Request
    And the response has
      | field      | value     |
      | issue code | invariant |
    And nothing is stored
    And the request is refused with 400 invariant, saying
      """
      Validation errors: <start> must be a valid {any text}
      """

    Examples: Refused today in the words of the FHIR library
      | field         | start              |
      | date and time | occurrenceDateTime |
      | recorded      | recorded           |

  @known-defect @API-BUG-08
  Scenario Outline: A date without leading zeros as <field> is refused like any other
    Given a complete COVID vaccination where
      | field   | value    |
      | <field> | 2021-2-7 |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <start> must be a valid {any text}
      """

    Examples: Accepted today
      | field       | start                                             |
      | birth date  | contained[?(@.resourceType=='Patient')].birthDate |
      | expiry date | expirationDate                                    |

  @EVT-RES-07
  Scenario Outline: Other dates may be incomplete: <period> is stored as <stored>
    Given a complete COVID vaccination where
      | field               | value    |
      | patient name period | <period> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field               | value    |
      | patient name period | <stored> |

    Examples:
      | period                                   | stored                                        |
      | {json {"start": "2020"}}                 | {json {"start": "2020"}}                      |
      | {json {"start": "2020-01"}}              | {json {"start": "2020-01"}}                   |
      | {json {"start": "2020-01-15T08:30:00Z"}} | {json {"start": "2020-01-15T08:30:00+00:00"}} |

  @VAL-058 @VAL-067 @VAL-094 @VAL-116
  Scenario: Dates are not compared with each other
    Given a complete COVID vaccination where
      | field         | value                     |
      | birth date    | 2024-01-01                |
      | date and time | 2020-01-01                |
      | recorded      | 2019-01-01T10:00:00+00:00 |
      | expiry date   | 2000-01-01                |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the delta table shows CREATE
