"""The finders and loaders of files, under the name that they have in CPython."""

from importlib._bootstrap_external import *
