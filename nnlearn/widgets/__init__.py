"""Widgets: controls bound to figures. No mathematics in here.

live_figure    a picture on a canvas in the browser, which follows its data at once
panel          controls above a live figure; a subclass for each figure of a notebook
controls       sliders, menus, buttons and texts in the course's style
reach          names and keys for the controls of a box
clock          a button that starts and pauses what goes on in time
prediction     commit to a guess first
threads        one thread for linear algebra
"""

from .threads import use_one_thread

use_one_thread()
