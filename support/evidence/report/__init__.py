"""After a run: its results turned into HTML, summed up in a few lines, and judged."""
