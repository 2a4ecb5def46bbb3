Feature: From which version an update is made
  An update says which version it was made from. If somebody has changed the record in between, the update is
  refused, and nobody's work is overwritten unseen.

  @API-UPDATE-01 @VAL-206
  Scenario: An update from a version that is overtaken is refused
    Given the supplier has recorded a complete COVID vaccination
    And "EMIS" has updated the record where
      | field      | value |
      | lot number | B-2   |
    When the supplier updates the record from version 1 where
      | field      | value |
      | lot number | C-3   |
    Then the request is refused with 400 invariant, saying "Validation errors: The requested immunization resource {note record id} has changed since the last retrieve."
    And nothing is changed

  @API-UPDATE-01 @VAL-207
  Scenario: An update from a version that is still to come is refused
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record from version 2
    Then the request is refused with 400 invariant, saying "Validation errors: The requested immunization resource {note record id} version is inconsistent with the existing version."
    And nothing is changed

  Scenario Outline: At version 3, an update from version <version> is refused
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the supplier has updated the record
    When the supplier updates the record from version <version>
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: The requested immunization resource {note record id} <problem>.
      """

    @VAL-206
    Examples: Overtaken
      | version | problem                             |
      | 1       | has changed since the last retrieve |
      | 2       | has changed since the last retrieve |

    @VAL-207
    Examples: Still to come
      | version    | problem                                           |
      | 4          | version is inconsistent with the existing version |
      | 30         | version is inconsistent with the existing version |
      | 2147483648 | version is inconsistent with the existing version |

  @VAL-206 @VAL-207 @API-VER-01
  Scenario: At version 3, an update from version 3 is accepted
    Given the supplier has recorded a complete COVID vaccination
    And the supplier has updated the record
    And the supplier has updated the record
    When the supplier updates the record from version 3
    Then the response confirms the update to version 4

  @VAL-206 @API-UPDATE-02
  Scenario: An update cannot be sent twice
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record from version 1
    Then the response confirms the update to version 2
    When the supplier updates the record from version 1
    Then the request is refused with 400 invariant, saying "Validation errors: The requested immunization resource {note record id} has changed since the last retrieve."

  @API-UPDATE-01 @VAL-002
  Scenario: An update that does not say its version is refused
    Given the supplier has recorded a complete COVID vaccination
    When the supplier updates the record without a version
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version not specified in the request headers"
    And nothing is changed

  @API-COM-04 @VAL-002
  Scenario Outline: A version in the header <header> does not count
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header   | value    |
      | E-Tag    | {absent} |
      | <header> | 1        |
    When the supplier updates the record
    Then the request is refused with 400 invariant, saying "Validation errors: Immunization resource version not specified in the request headers"

    Examples:
      | header   |
      | ETag     |
      | If-Match |

  @API-COM-04
  Scenario: Beside the header E-Tag, no other says the version
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header   | value |
      | E-Tag    | 1     |
      | ETag     | 7     |
      | If-Match | 8     |
    When the supplier updates the record
    Then the response confirms the update to version 2

  @API-UPDATE-01 @VAL-004
  Scenario Outline: A version like <version> is none
    Given the supplier has recorded a complete COVID vaccination
    And the next request has the headers
      | header | value     |
      | E-Tag  | <version> |
    When the supplier updates the record
    Then the request is refused with 400 invariant, saying
      """
      Validation errors: Immunization resource version:<version> in the request headers is invalid.
      """

    Examples:
      | version |
      | 0       |
      | -1      |
      | +1      |
      | 1.0     |
      | 1a      |
      | abcde   |
      | "1"     |
      | W/"1"   |
      | 1, 2    |
      | {blank} |
