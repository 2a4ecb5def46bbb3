Feature: The patient as published
  Downstream systems know the patient by NHS number, birth date and gender.

  Scenario Outline: The <field> <value> is published as <published>
    Given a complete COVID vaccination where
      | field   | value   |
      | <field> | <value> |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field        | value       |
      | <flat field> | <published> |

    @DLT-PERSON_DOB-1
    Examples: The birth date without hyphens
      | field      | value      | flat field | published |
      | birth date | 1987-03-09 | PERSON_DOB | 19870309  |
      | birth date | 2004-02-29 | PERSON_DOB | 20040229  |
      | birth date | 1987-3-9   | PERSON_DOB | 19870309  |

    @DLT-PERSON_GENDER_CODE-1
    Examples: The gender as a code
      | field  | value   | flat field         | published |
      | gender | male    | PERSON_GENDER_CODE | 1         |
      | gender | female  | PERSON_GENDER_CODE | 2         |
      | gender | other   | PERSON_GENDER_CODE | 9         |
      | gender | unknown | PERSON_GENDER_CODE | 0         |

  @DLT-NHS_NUMBER-1
  Scenario: The NHS number is published, whatever else is said of it
    Given a complete COVID vaccination where
      | field                            | value    |
      | $.contained[1].identifier[0].use | official |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field      | value                     |
      | NHS_NUMBER | {note patient NHS number} |

  @DLT-NHS_NUMBER-2
  Scenario Outline: The NHS number is blank for a patient with <what>
    Given a complete COVID vaccination of a patient with <what>
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field      | value   |
      | NHS_NUMBER | {blank} |

    Examples:
      | what                |
      | no NHS number       |
      | an empty NHS number |

  @DLT-NHS_NUMBER-2 @EVT-13
  Scenario: A number that nobody says is an NHS number is not published as one
    Given a complete COVID vaccination where
      | field                     | value        |
      | patient identifier system | {absent}     |
      | patient identifier value  | {12 letters} |
    When the supplier records it
    Then the events table holds the record as sent
    And the delta table shows CREATE
    And the delta row has
      | field      | value   |
      | NHS_NUMBER | {blank} |
