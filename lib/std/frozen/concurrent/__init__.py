"""Tools for running things at the same time."""
