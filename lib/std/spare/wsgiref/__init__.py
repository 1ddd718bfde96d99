"""WSGI (PEP 3333): a simple server, and what servers and applications share.

This stands in for CPython's package where that is not installed. For more than
trying things out use pystm.wsgi."""
