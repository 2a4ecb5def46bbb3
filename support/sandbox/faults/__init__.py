"""Wrong services: plausible regressions that the sandbox can be told to have, one at a time.

They exist to show what the suite notices. A fault lives here and not in the rules that it breaks: it takes
hold of a seam, a function or a table that is looked up whenever it is used, and puts something wrong there.

    python -m support.sandbox --list-faults
    python -m support.sandbox --fault stale-version-accepted
"""

from support.sandbox.faults.catalogue import FAULTS
from support.sandbox.faults.fault import Fault

__all__ = ["FAULTS", "Fault"]
