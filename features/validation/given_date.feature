Feature: When the vaccination was given
  The date is whole, or has a time with the offset of British winter or summer, and does not lie in the future.
  However it is written, it is stored in one form.

  Scenario Outline: A vaccination given at <given> is refused
    Given a complete COVID vaccination where
      | field         | value   |
      | date and time | <given> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: occurrenceDateTime must be a valid datetime in one of the following formats:- 'YYYY-MM-DD' — Full date only- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone-  Date must not be in the future.Only '+00:00' and '+01:00' are accepted as valid timezone offsets.
      Note that partial dates are not allowed for occurrenceDateTime in this service.{json "\n"}
      """

    @VAL-067 @API-VAL-16
    Examples: Offsets other than +00:00 and +01:00
      | given                     |
      | 2021-02-07T13:28:17Z      |
      | 2021-02-07T13:28:17z      |
      | 2021-02-07T13:28:17-00:00 |
      | 2021-02-07T13:28:17-0000  |
      | 2021-02-07T13:28:17-01:00 |
      | 2021-02-07T13:28:17-05:00 |
      | 2021-02-07T13:28:17+00:30 |
      | 2021-02-07T13:28:17+02:00 |
      | 2021-02-07T13:28:17+05:30 |
      | 2021-02-07T13:28:17+23:59 |
      | 2021-02-07T13:28:17+24:00 |
      | 2021-02-07T13:28:17+01    |
      | 2021-02-07T13:28:17+00    |
      | 2021-02-07T13:28:17       |

    @VAL-067 @API-VAL-16
    Examples: Incomplete, or in another form
      | given                             |
      | {blank}                           |
      | {1 space}                         |
      | 2021                              |
      | 2021-02                           |
      | 20210207                          |
      | 07/02/2021                        |
      | 2021-02-07T13:28+00:00            |
      | 2021-02-07T13+00:00               |
      | 2021-02-07 13:28:17+00:00         |
      | {1 space}2021-02-07               |
      | 2021-02-07{1 space}               |
      | 2021-02-07T13:28:17.1234567+00:00 |
      | 2021-02-07T13:28:17.+00:00        |
      | 2021-02-07T13:28:17+01:00:00      |
      | last week                         |

    @VAL-067 @API-VAL-16
    Examples: Not in the calendar, or not on the clock
      | given                     |
      | 2021-13-01                |
      | 2021-00-01                |
      | 2021-02-29                |
      | 2021-02-30                |
      | 2021-02-30T13:28:17+00:00 |
      | 2021-02-07T24:00:00+00:00 |
      | 2021-02-07T13:60:17+00:00 |
      | 2021-02-07T13:28:60+00:00 |
      | 2021-02-07T13:28:61+00:00 |

    @VAL-067 @API-VAL-16
    Examples: In the future
      | given                       |
      | {today + 1 day}             |
      | {now + 1 hour}              |
      | {now + 5 minutes}           |
      | {now + 5 minutes at +01:00} |
      | 2999-01-01                  |

  Scenario Outline: A vaccination whose date and time is <value> is refused
    Given a complete COVID vaccination where
      | field         | value   |
      | date and time | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-066 @API-VAL-08
    Examples: A date and time that is not text
      | value                 | message                             |
      | {number 20210207}     | occurrenceDateTime must be a string |
      | {null}                | occurrenceDateTime must be a string |
      | {true}                | occurrenceDateTime must be a string |
      | {json ["2021-02-07"]} | occurrenceDateTime must be a string |

  @VAL-164
  Scenario: A vaccination that was given at no time is refused, and the model looks no further
    Given a complete COVID vaccination where
      | field          | value    |
      | date and time  | {absent} |
      | product        | {absent} |
      | $.location.bar | x        |
    When the supplier records it
    Then the request is refused with 400 invariant, saying "1 validation error for Immunization{any text}occurrenceDateTime{any text}"

  Scenario Outline: A vaccination given at <given> is accepted
    Given a complete COVID vaccination where
      | field         | value   |
      | date and time | <given> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field         | value    |
      | date and time | <stored> |

    @VAL-067 @API-VAL-16 @EVT-RES-07
    Examples: A whole date stays a date
      | given      | stored     |
      | 2021-02-07 | 2021-02-07 |
      | 2020-02-29 | 2020-02-29 |

    @VAL-067 @API-VAL-16 @EVT-RES-07
    Examples: An offset of 0 or 1 hours, on any day of the year, gets a colon
      | given                     | stored                    |
      | 2021-02-07T13:28:17+00:00 | 2021-02-07T13:28:17+00:00 |
      | 2021-07-07T13:28:17+00:00 | 2021-07-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17+01:00 | 2021-02-07T13:28:17+01:00 |
      | 2021-02-07T13:28:17+0000  | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17+0100  | 2021-02-07T13:28:17+01:00 |

    @VAL-067 @API-VAL-16 @EVT-RES-07
    Examples: A fraction of 1 to 6 digits gets six, and one of zeros is dropped
      | given                            | stored                           |
      | 2021-02-07T13:28:17.1+00:00      | 2021-02-07T13:28:17.100000+00:00 |
      | 2021-02-07T13:28:17.123+00:00    | 2021-02-07T13:28:17.123000+00:00 |
      | 2021-02-07T13:28:17.123456+00:00 | 2021-02-07T13:28:17.123456+00:00 |
      | 2021-02-07T13:28:17.000001+01:00 | 2021-02-07T13:28:17.000001+01:00 |
      | 2021-02-07T13:28:17.000+00:00    | 2021-02-07T13:28:17+00:00        |
      | 2021-02-07T13:28:17.0+00:00      | 2021-02-07T13:28:17+00:00        |

    @VAL-067 @API-VAL-16 @EVT-RES-07
    Examples: Parts with one digit get two, where there is a time
      | given                   | stored                    |
      | 2021-2-7T1:2:3+00:00    | 2021-02-07T01:02:03+00:00 |
      | 2021-02-07T1:28:17+0100 | 2021-02-07T01:28:17+01:00 |

    @VAL-067 @API-VAL-16
    Examples: Until now
      | given                        | stored                    |
      | {today}                      | {today}                   |
      | {now - 1 minute}             | {now - 1 minute}          |
      | {now - 30 minutes at +01:00} | {now - 30 minutes}        |
      | 1901-01-01T00:00:00+00:00    | 1901-01-01T00:00:00+00:00 |
