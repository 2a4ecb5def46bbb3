Feature: Search for a vaccination by its identifier
  A supplier finds a record by the identifier that it gave the vaccination itself.

  @smoke @API-SID-01 @API-SID-04 @API-SID-06
  Scenario Outline: A record is found by its identifier by <method>
    Given the supplier has recorded a COVID vaccination
    When the supplier searches by <method> for the record by its identifier
    Then the search finds the record

    Examples:
      | method |
      | GET    |
      | POST   |

  @API-SID-05 @API-SID-06
  Scenario Outline: Only <elements> of the record can be asked for
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the record by its identifier where
      | parameter | value      |
      | _elements | <elements> |
    Then the search finds the record

    Examples:
      | elements |
      | id       |
      | meta     |
      | id,meta  |
      | meta,id  |

  @API-SID-03 @API-SID-06
  Scenario Outline: An identifier that nobody has used gives an empty result, to <supplier> as well
    When "<supplier>" searches with
      | parameter  | value                                        |
      | identifier | https://supplierABC/identifiers/vacc\|{uuid} |
    Then the search finds nothing

    Examples:
      | supplier |
      | EMIS     |
      | SONAR    |

  @API-SID-03
  Scenario: The same value in another system is another identifier
    Given the supplier has recorded a COVID vaccination
    When the supplier searches with
      | parameter  | value                                           |
      | identifier | https://other.test/ids\|{note identifier value} |
    Then the search finds nothing

  @API-SID-07
  Scenario: A patient without an NHS number is found by the identifier
    Given the supplier has recorded a COVID vaccination of a patient with no NHS number
    When the supplier searches for the record by its identifier
    Then the search finds the record

  @API-SID-07 @API-MAP-06
  Scenario: A number that nobody says is an NHS number is not returned as one
    Given the supplier has recorded a COVID vaccination where
      | field                     | value        |
      | patient identifier system | {absent}     |
      | patient identifier value  | {12 letters} |
    When the supplier searches for the record by its identifier
    Then the search finds the record

  @API-SID-02
  Scenario: A pipe may be part of the identifier
    Given the supplier has recorded a COVID vaccination where
      | field            | value                        |
      | identifier value | {note run mark}-{uuid}\|a\|b |
    When the supplier searches for the record by its identifier
    Then the search finds the record

  @API-SID-04 @API-VER-01
  Scenario: The version is the one that the record has now
    Given the supplier has recorded a COVID vaccination
    And the supplier has updated the record
    When the supplier searches for the record by its identifier
    Then the search finds the record

  @API-SID-03 @API-PERM-04 @API-PERM-05
  Scenario: A supplier that may not search for the record's type is refused
    Given the supplier has recorded a COVID vaccination
    When "SONAR" searches for the record by its identifier
    Then the request is refused with 403 forbidden, saying "Unauthorized request for vaccine type"

  @known-defect @API-BUG-01 @API-SID-07
  Scenario: A deleted record is not found
    Given the supplier has recorded a COVID vaccination
    And the supplier has deleted the record
    When the supplier searches for the record by its identifier
    Then the response is 200 OK
    And the response has
      | field          | value     |
      | $.resourceType | Bundle    |
      | $.type         | searchset |
    And the search finds nothing

  @known-defect @API-BUG-03
  Scenario: The patient that the record refers to is part of the result
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the record by its identifier
    Then the search finds the record, among others
    And the response has
      | field                            | value   |
      | $.entry[1].resource.resourceType | Patient |

  @known-defect @API-BUG-02
  Scenario: The version of the record is text, also when only its metadata are asked for
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for the record by its identifier where
      | parameter | value |
      | _elements | meta  |
    Then the response is 200 OK
    And the response has
      | field                              | value        |
      | total                              | 1            |
      | $.entry[0].resource.resourceType   | Immunization |
      | $.entry[0].resource.meta.versionId | {any value}  |
    And the response has
      | field                              | value      |
      | $.entry[0].resource.meta.versionId | {json "1"} |

  @API-SID-01
  Scenario Outline: <problem> is refused
    When the supplier searches with
      | parameter  | value   |
      | identifier | <value> |
    Then the request is refused with 400 invalid, saying
      """
      Search parameter identifier must have one value and must be in the format of "identifier.system|identifier.value" "http://xyz.org/vaccs|2345-gh3s-r53h7-12ny"
      """

    Examples:
      | problem         | value                               |
      | No pipe         | https://x.test/abc                  |
      | A blank inside  | https://x.test\|a b                 |
      | Two identifiers | https://x.test\|a,https://x.test\|b |
      | An empty value  | {blank}                             |

  @API-SID-01
  Scenario Outline: _elements <value> is refused
    When the supplier searches with
      | parameter  | value               |
      | identifier | https://x.test\|abc |
      | _elements  | <value>             |
    Then the request is refused with 400 invalid, saying "_elements must be one or more of the following: id,meta"

    Examples:
      | value      |
      | ID         |
      | id,patient |
      | {blank}    |

  @API-SID-01
  Scenario: _elements needs an identifier
    When the supplier searches with
      | parameter | value |
      | _elements | id    |
    Then the request is refused with 400 invalid, saying "Search parameter _elements must have the following parameter: identifier"

  @API-SID-01
  Scenario Outline: identifier does not go together with <other>
    When the supplier searches with
      | parameter  | value               |
      | identifier | https://x.test\|abc |
      | <other>    | <value>             |
    Then the request is refused with 400 invalid, saying "<message>"

    Examples:
      | other                | value                                         | message                                                              |
      | patient.identifier   | https://fhir.nhs.uk/Id/nhs-number\|9000000009 | Search parameter should have either identifier or patient.identifier |
      | -immunization.target | COVID                                         | Identifier search included patient.identifier search parameters      |
      | -date.from           | 2023-03-15                                    | Identifier search included patient.identifier search parameters      |
      | -date.to             | 2023-03-15                                    | Identifier search included patient.identifier search parameters      |
      | _include             | Immunization:patient                          | Identifier search included patient.identifier search parameters      |
