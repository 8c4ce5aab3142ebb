"""Prow jobs and TestGrid boards of every Kubernetes platform, generated from one short spec each."""

__version__ = "0.1.0"
