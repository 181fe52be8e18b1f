"""Difference quotients: their error against eps, the chords on the curve, and the curve under the microscope."""

import numpy as np

from .picture import Picture
from .style import AMBER, BLUE, GREEN, GREY, HERE, INK, ORANGE, PURPLE, RED

LOOKS = {
    "one-sided": {"color": RED, "linestyle": "--", "marker": "s"},
    "two-sided": {"color": BLUE, "linestyle": "-", "marker": "o"},
    "complex-step": {"color": GREEN, "linestyle": "-.", "marker": "^"},
}
NAMES = {"one-sided": "one-sided", "two-sided": "two-sided", "complex-step": "complex step"}
LOWEST, HIGHEST = 1e-18, 1e2


class EpsilonExplorer(Picture):
    """Left: error against eps, log-log, with a marker at one eps. Middle: curve, tangent, chords. Right: 4 eps of it.

    `update(...)` shows another point and eps, `show_function(...)` another curve. Errors of exactly zero, which a log
    axis has no place for, are left out of the curves.
    """

    def __init__(self):
        super().__init__(11.2, 4.4)

    def draw(self):
        """Draw the three axes, empty."""
        self.sentence = "difference quotients"
        self._draw_errors()
        self._draw_curve()
        self._draw_microscope()
        self.moving = [
            self.expected,
            *self.errors.values(),
            self.eps_line,
            *self.markers.values(),
            self.tangent,
            *self.chords.values(),
            self.ends,
            self.point,
            self.magnified,
            self.magnified_tangent,
            *self.magnified_chords.values(),
            self.magnified_ends,
            self.magnified_point,
        ]

    def _draw_errors(self):
        axes = self.map = self.figure.add_axes((0.07, 0.14, 0.385, 0.77))
        axes.set(xscale="log", yscale="log", xlim=(1e-17, 1), ylim=(LOWEST, HIGHEST))
        axes.set(xlabel=r"step $\epsilon$", title="error of the slope")
        axes.set_xticks(10.0 ** np.arange(-16, 1, 4))
        axes.set_yticks(10.0 ** np.arange(-18, 3, 4))
        axes.minorticks_off()
        axes.grid(True)
        (self.expected,) = axes.plot([], [], ":", color=GREY, linewidth=1.6, zorder=3)
        self.errors, self.markers = {}, {}
        for method, look in LOOKS.items():
            (self.errors[method],) = axes.plot([], [], color=look["color"], linestyle=look["linestyle"], linewidth=1.7)
            (self.markers[method],) = axes.plot(
                [], [], look["marker"], color=look["color"], markeredgecolor="white", markersize=10, zorder=5
            )
        self.eps_line = axes.axvline(1e-4, linewidth=1.5, **HERE)
        handles = [
            axes.plot([], [], color=look["color"], linestyle=look["linestyle"], marker=look["marker"])[0]
            for look in LOOKS.values()
        ]
        predicted = axes.plot([], [], ":", color=GREY, linewidth=1.6)
        axes.legend([*handles, *predicted], [*NAMES.values(), "by theory"], loc="upper left", bbox_to_anchor=(0, 0.5))

    def _draw_curve(self):
        axes = self.curve = self.figure.add_axes((0.51, 0.14, 0.225, 0.77))
        axes.set(xlabel=r"$\theta$")
        (self.J,) = axes.plot([], [], color=INK, linewidth=1.6)
        (self.tangent,) = axes.plot([], [], color=AMBER, linewidth=3.5, zorder=1.9)
        self.chords = self._draw_chords(axes)
        (self.ends,) = axes.plot([], [], "s", color=PURPLE, markersize=6, zorder=4)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=5)

    def _draw_microscope(self):
        axes = self.microscope = self.figure.add_axes((0.765, 0.14, 0.225, 0.77))
        axes.set(xlim=(-2, 2), ylim=(-2.3, 2.3), yticks=[])
        axes.set_xticks([-1, 0, 1], [r"$\theta-\epsilon$", r"$\theta$", r"$\theta+\epsilon$"])
        for t in (-1, 0, 1):
            axes.axvline(t, color=GREY, linewidth=0.6)
        (self.magnified,) = axes.plot([], [], color=INK, linewidth=1.8)
        (self.magnified_tangent,) = axes.plot([], [], color=AMBER, linewidth=3.5, zorder=1.9)
        self.magnified_chords = self._draw_chords(axes)
        (self.magnified_ends,) = axes.plot([], [], "s", color=PURPLE, markersize=7, zorder=4)
        (self.magnified_point,) = axes.plot([0], [0], "o", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=5)
        axes.set_title(r"magnified: $4\epsilon$ wide", loc="left")

    @staticmethod
    def _draw_chords(axes):
        chords = {}
        for method in ("one-sided", "two-sided"):
            look = LOOKS[method]
            (chords[method],) = axes.plot([], [], color=look["color"], linestyle=look["linestyle"], linewidth=1.6)
        return chords

    def show_function(self, theta, J, label):
        """Show another curve: theta and J of shape (n,); this changes the background."""
        self.J.set_data(theta, J)
        room = 0.08 * (J.max() - J.min())
        self.curve.set(xlim=(theta[0], theta[-1]), ylim=(J.min() - room, J.max() + room))
        self.curve.set_title(label, loc="left", fontsize=13)
        self.background_changed()

    def update(self, eps, errors, expected, at_eps, theta, J, slopes, quotients, near, sentence):
        """Show one point and step.

        eps (n,), errors and expected {method: (n,)} are the error curves (expected may be empty); at_eps is
        (eps, {method: error}); theta, J the point, slopes (left, right) those of the curve there, quotients
        {method: slope of the chord}; near is (t, change): how J changes to theta + t eps, in units of eps.
        """
        self.sentence = sentence
        for method in LOOKS:
            seen = errors[method] > 0
            self.errors[method].set_data(eps[seen], _on_axis(errors[method][seen]))
            self.markers[method].set_data([at_eps[0]], [_on_axis(at_eps[1][method])])
        self.expected.set_data(
            np.concatenate([np.append(eps, np.nan) for _ in expected] or [[]]),
            np.concatenate([np.append(_on_axis(error), np.nan) for error in expected.values()] or [[]]),
        )
        self.eps_line.set_xdata([at_eps[0]] * 2)
        self._update_curve(at_eps[0], theta, J, slopes, quotients, near)
        self._update_microscope(slopes, quotients, near)

    def _update_curve(self, eps, theta, J, slopes, quotients, near):
        reach = np.array([-6.0, 0.0, 6.0])
        self.tangent.set_data(theta + reach, J + np.array([-6 * slopes[0], 0, 6 * slopes[1]]))
        before, after = _changes(near)
        self.chords["two-sided"].set_data(
            theta + reach, J + eps * (before + after) / 2 + quotients["two-sided"] * reach
        )
        self.chords["one-sided"].set_data(theta + reach, J + quotients["one-sided"] * reach)
        self.ends.set_data([theta - eps, theta + eps], [J + eps * before, J + eps * after])
        self.point.set_data([theta], [J])

    def _update_microscope(self, slopes, quotients, near):
        t, change = near
        before, after = _changes(near)
        scale = max(abs(before), abs(after), abs(slopes[0]), abs(slopes[1])) or 1.0
        reach = np.array([-2.0, 0.0, 2.0])
        self.magnified.set_data(t, change / scale)
        self.magnified_tangent.set_data(reach, np.array([-2 * slopes[0], 0, 2 * slopes[1]]) / scale)
        middle = (before + after) / 2
        self.magnified_chords["two-sided"].set_data(reach, (middle + quotients["two-sided"] * reach) / scale)
        self.magnified_chords["one-sided"].set_data(reach, quotients["one-sided"] * reach / scale)
        self.magnified_ends.set_data([-1, 1], np.array([before, after]) / scale)


def _changes(near):
    """Return the changes of J at theta - eps and theta + eps, in units of eps."""
    t, change = near
    return change[np.searchsorted(t, -1)], change[np.searchsorted(t, 1)]


def _on_axis(error):
    return np.clip(error, LOWEST, HIGHEST)
