"""What depends on the day: one question a file, each a function of the expansion and a day."""
