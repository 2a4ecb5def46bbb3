Feature: When the vaccination was written down
  The date is whole, or has a time with any offset, and does not lie in the future. However it is written, it is
  stored in one form.

  Scenario Outline: A vaccination recorded at <recorded> is refused
    Given a complete COVID vaccination where
      | field    | value      |
      | recorded | <recorded> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: recorded must be a valid datetime in one of the following formats:- 'YYYY-MM-DD' — Full date only- 'YYYY-MM-DDThh:mm:ss%z' — Full date and time with timezone (e.g. +00:00 or +01:00)- 'YYYY-MM-DDThh:mm:ss.f%z' — Full date and time with milliseconds and timezone-  Date must not be in the future.
      """

    @VAL-094 @API-VAL-16
    Examples: Without an offset, or with one that does not exist
      | recorded                  |
      | 2021-02-07T13:28:17       |
      | 2021-02-07T13:28:17z      |
      | 2021-02-07T13:28:17+24:00 |
      | 2021-02-07T13:28:17-24:00 |
      | 2021-02-07T13:28:17+00    |
      | 2021-02-07T13:28:17+01    |

    @VAL-094 @API-VAL-16
    Examples: Incomplete, or in another form
      | recorded                      |
      | {blank}                       |
      | {1 space}                     |
      | 2021                          |
      | 2021-02                       |
      | 20210207                      |
      | 07/02/2021                    |
      | 2021-02-07T13:28+00:00        |
      | 2021-02-07 13:28:17+00:00     |
      | {1 space}2021-02-07           |
      | 2021-02-07T13:28:17Z{1 space} |
      | 2021-02-07T13:28:17.1234567Z  |
      | last week                     |

    @VAL-094 @API-VAL-16
    Examples: Not in the calendar, or not on the clock
      | recorded                  |
      | 2021-13-01                |
      | 2021-02-30                |
      | 2021-02-29T13:28:17Z      |
      | 2021-02-07T24:00:00+00:00 |
      | 2021-02-07T13:60:17+00:00 |
      | 2021-02-07T13:28:60+00:00 |

    @VAL-094 @API-VAL-16
    Examples: In the future
      | recorded                    |
      | {today + 1 day}             |
      | {now + 1 hour}              |
      | {now + 5 minutes}           |
      | {now + 5 minutes at -05:00} |
      | 2999-01-01                  |

  Scenario Outline: A vaccination whose recorded date is <value> is refused
    Given a complete COVID vaccination where
      | field    | value   |
      | recorded | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: <message>
      """

    @VAL-093 @API-VAL-08
    Examples: A recorded date that is not text
      | value                 | message                   |
      | {number 20210207}     | recorded must be a string |
      | {null}                | recorded must be a string |
      | {true}                | recorded must be a string |
      | {json ["2021-02-07"]} | recorded must be a string |

    @VAL-195
    Examples: No recorded date
      | value    | message                       |
      | {absent} | recorded is a mandatory field |

  Scenario Outline: A vaccination recorded at <recorded> is accepted
    Given a complete COVID vaccination where
      | field    | value      |
      | recorded | <recorded> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field    | value    |
      | recorded | <stored> |

    @VAL-094 @API-VAL-16 @EVT-RES-07
    Examples: A whole date stays a date
      | recorded   | stored     |
      | 2021-02-07 | 2021-02-07 |

    @VAL-094 @API-VAL-16 @EVT-RES-07
    Examples: Any offset will do, and is stored with a sign and a colon
      | recorded                  | stored                    |
      | 2021-02-07T13:28:17+00:00 | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17+01:00 | 2021-02-07T13:28:17+01:00 |
      | 2021-02-07T13:28:17+0000  | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17+0100  | 2021-02-07T13:28:17+01:00 |
      | 2021-02-07T13:28:17Z      | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17-00:00 | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17-0000  | 2021-02-07T13:28:17+00:00 |
      | 2021-02-07T13:28:17-05:00 | 2021-02-07T13:28:17-05:00 |
      | 2021-02-07T13:28:17+0530  | 2021-02-07T13:28:17+05:30 |
      | 2021-02-07T13:28:17+23:59 | 2021-02-07T13:28:17+23:59 |
      | 2021-02-07T13:28:17-23:59 | 2021-02-07T13:28:17-23:59 |

    @VAL-094 @API-VAL-16 @EVT-RES-07
    Examples: A fraction of 1 to 6 digits gets six, and one of zeros is dropped
      | recorded                         | stored                           |
      | 2021-02-07T13:28:17.1Z           | 2021-02-07T13:28:17.100000+00:00 |
      | 2021-02-07T13:28:17.123456+05:30 | 2021-02-07T13:28:17.123456+05:30 |
      | 2021-02-07T13:28:17.000Z         | 2021-02-07T13:28:17+00:00        |

    @VAL-094 @API-VAL-16 @EVT-RES-07
    Examples: Parts with one digit get two, where there is a time
      | recorded        | stored                    |
      | 2021-2-7T1:2:3Z | 2021-02-07T01:02:03+00:00 |

    @VAL-094 @API-VAL-16
    Examples: Until now, wherever on Earth that is
      | recorded                   | stored           |
      | {today}                    | {today}          |
      | {now - 1 minute}           | {now - 1 minute} |
      | {now - 1 minute at +12:00} | {now - 1 minute} |
      | {now - 1 minute at -11:00} | {now - 1 minute} |
