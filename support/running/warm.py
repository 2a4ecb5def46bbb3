"""To be imported by the process that workers are forked from: what it has read, none of them reads again.

Each would at its first scenario, all of them at the same time: modules, names of people, descriptions of AWS.
"""

from support import tables
from support.running import sharing
from support.running.parallel import worker
from support.vaccinations import VaccinationFactory

NEEDED = (worker, sharing)

tables.read_descriptions()
VaccinationFactory(seed=0, run_mark="none")
