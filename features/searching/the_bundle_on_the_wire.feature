Feature: What a search result looks like
  Whoever writes a client wants to see the very answer, and not only what it means.

  @API-SEARCH-06 @API-SID-05 @API-SID-06
  Scenario: A search by identifier for the id and the version
    Given the supplier has recorded a COVID vaccination
    When the supplier searches for it by its identifier where
      | parameter | value   |
      | _elements | id,meta |
    Then the response body is
      """
      {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [
          {
            "relation": "self",
            "url": "{any text}/Immunization?identifier={note identifier system}|{note identifier value}&_elements=id,meta"
          }
        ],
        "entry": [
          {
            "fullUrl": "{any text}/Immunization/{note record id}",
            "resource": {
              "resourceType": "Immunization",
              "id": "{note record id}",
              "meta": {
                "versionId": 1
              }
            }
          }
        ],
        "total": 1
      }
      """
