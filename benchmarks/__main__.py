"""All measurements, one after the other: `make bench`."""

from benchmarks import journey, parallel, sandbox

sandbox.main()
journey.main()
parallel.main()
