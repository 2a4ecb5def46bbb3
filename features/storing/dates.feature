Feature: Dates and times as they are stored
  Suppliers may write a date and time in several ways; the service stores them in one. It never moves a time
  to another offset, and never makes a time out of a mere date.

  @EVT-RES-07
  Scenario Outline: A vaccination at <sent> is stored as <stored>
    Given a complete COVID vaccination where
      | field         | value  |
      | date and time | <sent> |
      | recorded      | <sent> |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field         | value    |
      | date and time | <stored> |
      | recorded      | <stored> |

    Examples:
      | sent                             | stored                           |
      | 2024-10-05                       | 2024-10-05                       |
      | 2024-10-05T14:07:31+00:00        | 2024-10-05T14:07:31+00:00        |
      | 2024-10-05T14:07:31+01:00        | 2024-10-05T14:07:31+01:00        |
      | 2024-12-25T14:07:31+01:00        | 2024-12-25T14:07:31+01:00        |
      | 2024-10-05T14:07:31+0000         | 2024-10-05T14:07:31+00:00        |
      | 2024-10-05T14:07:31+0100         | 2024-10-05T14:07:31+01:00        |
      | 2024-10-05T14:07:31.5+01:00      | 2024-10-05T14:07:31.500000+01:00 |
      | 2024-10-05T14:07:31.123+00:00    | 2024-10-05T14:07:31.123000+00:00 |
      | 2024-10-05T14:07:31.123456+00:00 | 2024-10-05T14:07:31.123456+00:00 |
      | 2024-10-05T14:07:31.000+00:00    | 2024-10-05T14:07:31+00:00        |
      | 2024-10-5T4:7:3+00:00            | 2024-10-05T04:07:03+00:00        |

  @EVT-RES-07
  Scenario Outline: A vaccination that was written down at <sent> is stored as <stored>
    Given a complete COVID vaccination where
      | field    | value  |
      | recorded | <sent> |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field    | value    |
      | recorded | <stored> |

    Examples:
      | sent                      | stored                           |
      | 2024-10-05T14:07:31Z      | 2024-10-05T14:07:31+00:00        |
      | 2024-10-05T14:07:31.5Z    | 2024-10-05T14:07:31.500000+00:00 |
      | 2024-10-05T14:07:31-00:00 | 2024-10-05T14:07:31+00:00        |
      | 2024-10-05T14:07:31-05:00 | 2024-10-05T14:07:31-05:00        |
      | 2024-10-05T14:07:31+0530  | 2024-10-05T14:07:31+05:30        |
      | 2024-10-05T14:07:31+09:45 | 2024-10-05T14:07:31+09:45        |

  @EVT-RES-07
  Scenario Outline: A name and an address in use from <sent> are stored as in use from <stored>
    Given a complete COVID vaccination where
      | field               | value                      |
      | patient name period | {json {"start": "<sent>"}} |
      | address period      | {json {"start": "<sent>"}} |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field               | value                        |
      | patient name period | {json {"start": "<stored>"}} |
      | address period      | {json {"start": "<stored>"}} |

    Examples:
      | sent                        | stored                           |
      | 2020                        | 2020                             |
      | 2020-05                     | 2020-05                          |
      | 2020-05-09                  | 2020-05-09                       |
      | 2020-05-09T14:07:31Z        | 2020-05-09T14:07:31+00:00        |
      | 2020-05-09T14:07:31.25+0530 | 2020-05-09T14:07:31.250000+05:30 |

  @EVT-RES-08
  Scenario: Dates get their leading zeros
    Given a complete COVID vaccination where
      | field       | value    |
      | birth date  | 1987-3-9 |
      | expiry date | 2031-1-5 |
    When the supplier records it
    Then the events table holds the record as sent
    And the events table item has
      | field       | value      |
      | birth date  | 1987-03-09 |
      | expiry date | 2031-01-05 |
