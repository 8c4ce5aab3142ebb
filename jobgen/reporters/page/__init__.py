"""The report as one static page: pure functions from the model to HTML, no template, no script, nothing to load."""

from jobgen.reporters.page.document import GENERATOR, page

__all__ = ["GENERATOR", "page"]
