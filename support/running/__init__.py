"""Running the features: the runner that behave is told to use, and the services that scenarios share."""
