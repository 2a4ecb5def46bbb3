"""All measurements, one after the other: `make bench`."""

from benchmarks import journey, sandbox

sandbox.main()
journey.main()
