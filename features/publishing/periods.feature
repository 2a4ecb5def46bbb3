Feature: When names and addresses are in use
  A name or an address may say from when until when it is in use. What counts is the moment of the vaccination:
  both ends of a period belong to it, and a mere date means that day in UTC, also in summer.

  Scenario Outline: The <chosen> name and address are taken at <vaccinated at> when the first are those of <period>
    Given a complete COVID vaccination where
      | field             | value                                                                                                              |
      | date and time     | <vaccinated at>                                                                                                    |
      | patient name      | {json [{"family": "Testing", "given": ["first"], "period": <period>}, {"family": "Testing", "given": ["second"]}]} |
      | practitioner name | {json [{"family": "Testing", "given": ["first"], "period": <period>}, {"family": "Testing", "given": ["second"]}]} |
      | patient address   | {json [{"postalCode": "first", "period": <period>}, {"postalCode": "second"}]}                                     |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field                            | value    |
      | PERSON_FORENAME                  | <chosen> |
      | PERFORMING_PROFESSIONAL_FORENAME | <chosen> |
      | PERSON_POSTCODE                  | <chosen> |

    @DLT-PERIOD-1
    Examples: An empty period
      | vaccinated at             | period | chosen |
      | 2024-10-05T14:07:31+01:00 | {}     | first  |

    @DLT-PERIOD-2
    Examples: Both ends belong to it, and a missing end is open
      | vaccinated at                    | period                                       | chosen |
      | 2024-10-05T14:07:31+01:00        | {"start": "2024-10-05"}                      | first  |
      | 2024-10-05T14:07:31+01:00        | {"start": "2024-10-06"}                      | second |
      | 2024-10-05T00:00:00+00:00        | {"start": "2024-10-05"}                      | first  |
      | 2024-10-04T23:59:59+00:00        | {"start": "2024-10-05"}                      | second |
      | 2024-10-05T14:07:31+01:00        | {"end": "2024-10-05"}                        | first  |
      | 2024-10-05T14:07:31+01:00        | {"end": "2024-10-04"}                        | second |
      | 2024-10-05T23:59:59.999999+00:00 | {"end": "2024-10-05"}                        | first  |
      | 2024-10-06T00:00:00+00:00        | {"end": "2024-10-05"}                        | second |
      | 2024-10-05T14:07:31+01:00        | {"start": "2024-10-05", "end": "2024-10-05"} | first  |
      | 2024-10-05T14:07:31+01:00        | {"start": "2019-01-01", "end": "2020-01-01"} | second |

    @DLT-PERIOD-3
    Examples: Ends with a time are instants
      | vaccinated at             | period                                 | chosen |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T13:07:31+00:00"} | first  |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T13:07:32+00:00"} | second |
      | 2024-10-05T14:07:31+01:00 | {"end": "2024-10-05T14:07:31+01:00"}   | first  |
      | 2024-10-05T14:07:31+01:00 | {"end": "2024-10-05T14:07:30+01:00"}   | second |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T18:37:31+05:30"} | first  |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T18:37:32+05:30"} | second |
      | 2024-10-05T14:07:31+01:00 | {"end": "2024-10-05T09:07:31-04:00"}   | first  |

    @DLT-PERIOD-4
    Examples: A date is a day in UTC, also in summer
      | vaccinated at             | period                  | chosen |
      | 2024-06-10T00:30:00+01:00 | {"start": "2024-06-10"} | second |
      | 2024-06-10T01:00:00+01:00 | {"start": "2024-06-10"} | first  |
      | 2024-06-10T00:30:00+01:00 | {"end": "2024-06-09"}   | first  |
      | 2024-06-10T01:00:00+01:00 | {"end": "2024-06-09"}   | second |

    @DLT-PERIOD-5
    Examples: What says no offset is in UTC, and a mere date begins at midnight
      | vaccinated at             | period                                 | chosen |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T13:07:31"}       | first  |
      | 2024-10-05T14:07:31+01:00 | {"start": "2024-10-05T13:30:00"}       | second |
      | 2024-10-05                | {"start": "2024-10-05T00:00:00+00:00"} | first  |
      | 2024-10-05                | {"start": "2024-10-05T00:00:01+00:00"} | second |
      | 2024-10-05                | {"start": "2024-10-05"}                | first  |
      | 2024-10-05                | {"end": "2024-10-04"}                  | second |
