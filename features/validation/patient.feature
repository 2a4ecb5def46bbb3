Feature: The patient's birth date and gender
  Everybody downstream matches people by these, so they must be there and make sense.

  Scenario Outline: A patient whose <field> is <value> is refused
    Given a complete MMR vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: contained[?(@.resourceType=='Patient')].<message>
      """

    @VAL-056 @API-VAL-08
    Examples: A birth date that is not text
      | field      | value                 | message                    |
      | birth date | {number 19711123}     | birthDate must be a string |
      | birth date | {true}                | birthDate must be a string |
      | birth date | {null}                | birthDate must be a string |
      | birth date | {json ["1971-11-23"]} | birthDate must be a string |

    @VAL-057 @API-VAL-16
    Examples: A birth date that is no date
      | field      | value                     | message                                                          |
      | birth date | {blank}                   | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | {1 space}                 | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971                      | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-11                   | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 71-11-23                  | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 19711123                  | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 23/11/1971                | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-23-11                | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-02-30                | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-02-29                | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-00-01                | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-11-23T00:00:00+00:00 | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | {1 space}1971-11-23       | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | 1971-11-23{1 space}       | birthDate must be a valid date string in the format "YYYY-MM-DD" |
      | birth date | long ago                  | birthDate must be a valid date string in the format "YYYY-MM-DD" |

    @VAL-058 @API-VAL-16
    Examples: A birth date in the future
      | field      | value           | message                             |
      | birth date | {today + 1 day} | birthDate must not be in the future |
      | birth date | 2999-01-01      | birthDate must not be in the future |

    @VAL-059
    Examples: A gender that is not text
      | field  | value           | message                 |
      | gender | {number 5}      | gender must be a string |
      | gender | {true}          | gender must be a string |
      | gender | {null}          | gender must be a string |
      | gender | {json ["male"]} | gender must be a string |

    @VAL-060
    Examples: A gender that is blank
      | field  | value         | message                           |
      | gender | {blank}       | gender must be a non-empty string |
      | gender | {1 space}     | gender must be a non-empty string |
      | gender | {json "\t\n"} | gender must be a non-empty string |

    @VAL-061
    Examples: A gender that is none of the four
      | field  | value         | message                                                           |
      | gender | M             | gender must be one of the following: male, female, other, unknown |
      | gender | Female        | gender must be one of the following: male, female, other, unknown |
      | gender | 1             | gender must be one of the following: male, female, other, unknown |
      | gender | male{1 space} | gender must be one of the following: male, female, other, unknown |
      | gender | not known     | gender must be one of the following: male, female, other, unknown |

    @VAL-188
    Examples: No birth date
      | field      | value    | message                        |
      | birth date | {absent} | birthDate is a mandatory field |

    @VAL-189
    Examples: No gender
      | field  | value    | message                     |
      | gender | {absent} | gender is a mandatory field |

  Scenario Outline: A patient whose <field> is <value> is accepted
    Given a complete MMR vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the response names the new record at version 1
    And the events table holds the record as sent
    And the events table item has
      | field   | value    |
      | <field> | <stored> |

    @VAL-058
    Examples: Born today, yesterday, or a long time ago
      | field      | value           | stored          |
      | birth date | {today}         | {today}         |
      | birth date | {today - 1 day} | {today - 1 day} |
      | birth date | 1896-02-29      | 1896-02-29      |

    @VAL-057
    Examples: Month and day with one digit, which get two
      | field      | value    | stored     |
      | birth date | 1986-4-9 | 1986-04-09 |

    @VAL-061
    Examples: Each of the four genders
      | field  | value   | stored  |
      | gender | male    | male    |
      | gender | female  | female  |
      | gender | other   | other   |
      | gender | unknown | unknown |
