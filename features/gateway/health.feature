Feature: Whether the service is up
  Anybody may ask whether the gateway is there. Whoever has the status key learns whether the service behind it
  is well.

  @smoke @STAT-01 @API-PATH-02
  Scenario: A ping needs no token, and tells what is deployed
    When somebody without a token sends GET /_ping
    Then the response is 200 OK
    And the gateway answers that it is up
    And the response has
      | field         | value    |
      | header Server | {absent} |
      | header E-Tag  | {absent} |

  @STAT-01
  Scenario: A ping by HEAD is answered without a body
    When somebody without a token sends HEAD /_ping
    Then the response is 200 OK
    And the response has
      | field | value    |
      | body  | {absent} |

  @STAT-01
  Scenario: A supplier's token does not hinder a ping
    When the supplier sends GET /_ping
    Then the gateway answers that it is up
    And the response comes within 10 seconds

  @smoke @STAT-02 @STAT-03 @STAT-04 @API-PATH-02
  Scenario: Whoever has the key learns that the service is well
    Given this environment has a status key
    And the next request has the headers
      | header | value             |
      | apikey | {note status key} |
    When somebody without a token sends GET /_status
    Then the response is 200 OK
    And the gateway answers that the service is healthy
    And the response has
      | field                             | value        |
      | $.status                          | pass         |
      | $.checks.healthcheck.status       | pass         |
      | $.checks.healthcheck.timeout      | false        |
      | $.checks.healthcheck.responseCode | {number 200} |
      | $.checks.healthcheck.outcome      | OK           |

  @STAT-02
  Scenario: The status can be asked for by HEAD
    Given this environment has a status key
    And the next request has the headers
      | header | value             |
      | apikey | {note status key} |
    When somebody without a token sends HEAD /_status
    Then the response is 200 OK
    And the response has
      | field | value    |
      | body  | {absent} |

  @STAT-02 @GW-06
  Scenario: Without the key nobody learns the status, not even a supplier
    When somebody without a token sends GET /_status
    Then the gateway answers that the status key is wrong
    When the supplier sends GET /_status
    Then the gateway answers that the status key is wrong

  @STAT-02 @GW-06
  Scenario: With another key nobody learns the status
    Given the next request has the headers
      | header | value        |
      | apikey | {32 letters} |
    When somebody without a token sends GET /_status
    Then the gateway answers that the status key is wrong
