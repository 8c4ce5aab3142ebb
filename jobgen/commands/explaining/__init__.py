"""What `jobgen explain` can explain, one kind a module."""
