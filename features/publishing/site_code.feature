Feature: Who vaccinated, as published
  Those who took part may be told by codes of several registers. The published site code is an ODS code if there
  is one, preferably that of the organisation.

  Scenario Outline: <code> is published when <case>
    Given a complete COVID vaccination where
      | field                           | value                                                          |
      | $.performer[0].actor.identifier | {json {"system": "<practitioner's system>", "value": "PRAC1"}} |
      | organisation system             | <organisation's system>                                        |
      | organisation code               | ORG1                                                           |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field              | value    |
      | SITE_CODE          | <code>   |
      | SITE_CODE_TYPE_URI | <system> |

    @DLT-SITE_CODE-1 @DLT-SITE_CODE_TYPE_URI-1
    Examples: The organisation with an ODS code
      | case                                         | practitioner's system                        | organisation's system                        | code | system                                       |
      | practitioner and organisation have ODS codes | https://fhir.nhs.uk/Id/ods-organization-code | https://fhir.nhs.uk/Id/ods-organization-code | ORG1 | https://fhir.nhs.uk/Id/ods-organization-code |
      | only the organisation has an ODS code        | https://example.org/staff                    | https://fhir.nhs.uk/Id/ods-organization-code | ORG1 | https://fhir.nhs.uk/Id/ods-organization-code |

    @DLT-SITE_CODE-2 @DLT-SITE_CODE_TYPE_URI-1
    Examples: Otherwise anybody with an ODS code
      | case                                  | practitioner's system                        | organisation's system         | code  | system                                       |
      | only the practitioner has an ODS code | https://fhir.nhs.uk/Id/ods-organization-code | https://example.org/registers | PRAC1 | https://fhir.nhs.uk/Id/ods-organization-code |

    @DLT-SITE_CODE-3 @DLT-SITE_CODE_TYPE_URI-1
    Examples: Otherwise the organisation
      | case                                            | practitioner's system                        | organisation's system                        | code | system                                       |
      | nobody has an ODS code                          | https://example.org/staff                    | https://fhir.hl7.org.uk/Id/urn-school-number | ORG1 | https://fhir.hl7.org.uk/Id/urn-school-number |
      | the practitioner's system is almost that of ODS | https://fhir.nhs.uk/Id/ODS-ORGANIZATION-CODE | https://example.org/registers                | ORG1 | https://example.org/registers                |

  @DLT-SITE_CODE-6 @DLT-SITE_CODE_TYPE_URI-1
  Scenario: There is no site code at all when the only ODS entry has no code in it
    Given a complete COVID vaccination where
      | field                           | value                                                             |
      | $.performer[0].actor.identifier | {json {"system": "https://fhir.nhs.uk/Id/ods-organization-code"}} |
      | organisation system             | https://example.org/registers                                     |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field              | value                                        |
      | SITE_CODE          | {absent}                                     |
      | SITE_CODE_TYPE_URI | https://fhir.nhs.uk/Id/ods-organization-code |

  @DLT-SITE_CODE-2
  Scenario: Of several performers with ODS codes who are no organisations the first one's is published
    Given a complete COVID vaccination where
      | field                | value                                                                                                  |
      | organisation system  | https://example.org/registers                                                                          |
      | $.performer[2].actor | {json {"identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "UNTYPED1"}}} |
      | $.performer[3].actor | {json {"identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "UNTYPED2"}}} |
    When the supplier records it
    Then the delta table shows CREATE
    And the delta row has
      | field     | value    |
      | SITE_CODE | UNTYPED1 |
