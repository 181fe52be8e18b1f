"""Settings of the whole suite: Hypothesis tries the same few examples every time, without a clock.

Solutions are shown, whatever the machine of an instructor says.
"""

import os

from hypothesis import settings

settings.register_profile("course", max_examples=30, deadline=None, derandomize=True, database=None)
settings.load_profile("course")

os.environ.pop("NNLEARN_SOLUTIONS", None)
