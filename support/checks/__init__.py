"""What must be true afterwards: each check compares a whole thing with what the oracle expects of it."""
