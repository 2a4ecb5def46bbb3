"""What the suite is worth: it is run against wrong services, and must notice each.

| module | tells |
|---|---|
| `suite` | how the features are run against a sandbox that has a fault |
| `judging` | who noticed, and how clearly |
| `campaign` | the trial of many faults, several at a time |
| `page` | what is written about it |
| `mutants`, `mutation` | the same for changes of the sandbox's rules that nobody thought of |
"""
