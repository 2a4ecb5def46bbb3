"""To be imported by the process that workers are forked from: what it has read, none of them reads again.

Each would at its first scenario, all of them at the same time: modules, names of people, descriptions of AWS.
"""

import gc

from support import gherkin, phrases, tables
from support.actions import acting, asking, expiring, preparing
from support.checks import absence, delta, events, fields, responses, search, views
from support.running import absent_suppliers, sharing
from support.running.parallel import worker
from support.vaccinations import VaccinationFactory

NEEDED = (
    *(worker, sharing, absent_suppliers, gherkin, phrases),
    *(acting, asking, expiring, preparing),
    *(absence, delta, events, fields, responses, search, views),
)

tables.read_descriptions()
VaccinationFactory(seed=0, run_mark="none")
gc.freeze()  # or the first collection in each worker would write into all pages that they share
