"""Changes of a spec's text that keep every other byte: what is meant, as data, and how it is spliced into the text.

Nothing here reads or writes a file, and nothing is guessed: a change that cannot be made safely is refused with its line.
"""
