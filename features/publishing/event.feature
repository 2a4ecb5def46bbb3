Feature: The event as published
  When and where the vaccination was given, when it was written down, and how the supplier calls it.

  Scenario Outline: The <field> <value> is published as <published>
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field        | value       |
      | <flat field> | <published> |

    @DLT-DATE_AND_TIME-1
    Examples: A time in UTC ends in 00
      | field         | value                     | flat field    | published         |
      | date and time | 2024-12-01T09:05:06+00:00 | DATE_AND_TIME | 20241201T09050600 |
      | date and time | 2024-07-01T09:05:06+00:00 | DATE_AND_TIME | 20240701T09050600 |
      | date and time | 2024-12-01T09:05:06+0000  | DATE_AND_TIME | 20241201T09050600 |

    @DLT-DATE_AND_TIME-2
    Examples: Summer time ends in 01 and keeps its clock, in winter too
      | field         | value                     | flat field    | published         |
      | date and time | 2024-06-10T00:30:00+01:00 | DATE_AND_TIME | 20240610T00300001 |
      | date and time | 2024-06-10T23:59:59+0100  | DATE_AND_TIME | 20240610T23595901 |
      | date and time | 2024-12-25T00:10:00+01:00 | DATE_AND_TIME | 20241225T00100001 |

    @DLT-DATE_AND_TIME-3
    Examples: A mere date is midnight in UTC
      | field         | value      | flat field    | published         |
      | date and time | 2024-10-05 | DATE_AND_TIME | 20241005T00000000 |
      | date and time | 2024-01-05 | DATE_AND_TIME | 20240105T00000000 |

    @DLT-DATE_AND_TIME-4
    Examples: Fractions of a second are cut off
      | field         | value                            | flat field    | published         |
      | date and time | 2024-07-14T08:00:59.999999+00:00 | DATE_AND_TIME | 20240714T08005900 |
      | date and time | 2024-07-14T08:00:59.5+01:00      | DATE_AND_TIME | 20240714T08005901 |

    @DLT-RECORDED_DATE-1
    Examples: The recorded date without hyphens
      | field    | value                     | flat field    | published |
      | recorded | 2024-11-30                | RECORDED_DATE | 20241130  |
      | recorded | 2024-11-30T10:00:00+00:00 | RECORDED_DATE | 20241130  |

    @DLT-RECORDED_DATE-2
    Examples: The recorded date where it was written
      | field    | value                     | flat field    | published |
      | recorded | 2024-10-06T23:30:00-05:00 | RECORDED_DATE | 20241006  |
      | recorded | 2024-10-07T00:30:00+05:30 | RECORDED_DATE | 20241007  |
      | recorded | 2024-06-10T00:30:00+01:00 | RECORDED_DATE | 20240610  |

    @DLT-PRIMARY_SOURCE-1
    Examples: Whether the source is primary, as a word
      | field          | value | flat field     | published |
      | primary source | true  | PRIMARY_SOURCE | TRUE      |
      | primary source | false | PRIMARY_SOURCE | FALSE     |

    @DLT-UNIQUE_ID_URI-1
    Examples: The system of the identifier
      | field             | value                 | flat field    | published             |
      | identifier system | urn:made-up:oid:1.2.3 | UNIQUE_ID_URI | urn:made-up:oid:1.2.3 |

    @DLT-LOCATION_CODE-1
    Examples: The code of the place
      | field         | value | flat field    | published |
      | location code | B7Z99 | LOCATION_CODE | B7Z99     |

    @DLT-LOCATION_CODE_TYPE_URI-1
    Examples: The system of the code of the place
      | field           | value                                        | flat field             | published                                    |
      | location system | https://fhir.nhs.uk/Id/ods-organization-code | LOCATION_CODE_TYPE_URI | https://fhir.nhs.uk/Id/ods-organization-code |
      | location system | https://fhir.hl7.org.uk/Id/urn-school-number | LOCATION_CODE_TYPE_URI | https://fhir.hl7.org.uk/Id/urn-school-number |

  @DLT-UNIQUE_ID-1
  Scenario: The identifier is published as it is
    Given a complete COVID vaccination where
      | field            | value                                        |
      | identifier value | Made Up/ID#9 {note run mark} {uuid}{1 space} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field     | value                                        |
      | UNIQUE_ID | Made Up/ID#9 {note run mark} {uuid}{1 space} |
      | UNIQUE_ID | {note identifier value}                      |
