"""Folders as they were at a git revision. The only home of git, which is run by name, reads, and changes nothing."""
