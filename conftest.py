"""Notebooks are tests too: pytest runs them with nbval, and these hooks compare what nbval leaves out."""

pytest_plugins = ["tests.notebook_validation"]
