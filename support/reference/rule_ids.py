"""What the id of a requirement or a defect looks like."""

import re

RULE_ID = re.compile(r"[A-Z]+(?:[-_][A-Z_]+)*-\d+")
"""`API-CREATE-05`, `DLT-NHS_NUMBER-1`."""
