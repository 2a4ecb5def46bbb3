"""What helps to write scenarios: the words written down, and mistakes found before anything runs."""
