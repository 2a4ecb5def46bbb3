"""What a scenario does: it prepares vaccinations, sends requests, and keeps track of what they changed."""
