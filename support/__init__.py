"""What the words do: everything behind the steps and the hooks."""
