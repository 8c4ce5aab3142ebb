"""What a change to the specs really does, told so that a reviewer reads it in a minute. Nothing here reads or writes a file."""
