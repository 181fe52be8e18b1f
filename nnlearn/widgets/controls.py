"""Sliders, menus, buttons and texts in the course's style: labels in full, values to read and to type."""

import ipywidgets
import numpy as np

from .live_figure import ONE_AT_A_TIME


class _NoEcho:
    """The kernel does not repeat a control's value to the page that has just sent it: one message less in each move."""

    def trait_metadata(self, traitname, key, default=None):
        return False if key == "echo_update" else super().trait_metadata(traitname, key, default)


class _FloatSlider(_NoEcho, ipywidgets.FloatSlider):
    pass


class _FloatLogSlider(_NoEcho, ipywidgets.FloatLogSlider):
    pass


class _IntSlider(_NoEcho, ipywidgets.IntSlider):
    pass


class _SelectionSlider(_NoEcho, ipywidgets.SelectionSlider):
    pass


_STYLE = {"description_width": "initial"}


def _layout(width):
    return ipywidgets.Layout(width=width, max_width="100%")


def slider(description, value, low, high, step, fmt=".2f", width="360px"):
    """Return a slider with an even scale; its number can be typed as well."""
    return _FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        description=description,
        readout_format=fmt,
        style=_STYLE,
        layout=_layout(width),
    )


def log_slider(description, value, low_exponent, high_exponent, step=0.02, fmt=".3g", width="400px"):
    """Return a slider from 10^low_exponent to 10^high_exponent; its number can be typed as well.

    The step is the one near `step` that has `value` among its marks, because the page moves a value to the next mark.
    """
    way = np.log10(value) - low_exponent
    return _FloatLogSlider(
        value=value,
        base=10,
        min=low_exponent,
        max=high_exponent,
        step=way / max(round(way / step), 1) if way else step,
        description=description,
        readout_format=fmt,
        style=_STYLE,
        layout=_layout(width),
    )


def whole_slider(description, value, low, high, step=1, width="320px"):
    """Return a slider over whole numbers."""
    return _IntSlider(
        value=value, min=low, max=high, step=step, description=description, style=_STYLE, layout=_layout(width)
    )


def values_slider(description, options, value, width="320px"):
    """Return a slider over chosen values, a list of (text, value)."""
    return _SelectionSlider(options=options, value=value, description=description, style=_STYLE, layout=_layout(width))


def menu(description, options, value=None, width="320px"):
    """Return a drop-down menu over `options`, a list of (text, value) or of texts."""
    control = ipywidgets.Dropdown(options=options, description=description, style=_STYLE, layout=_layout(width))
    if value is not None:
        control.value = value
    return control


def choice(description, options, value=None):
    """Return buttons of which one is pressed."""
    control = ipywidgets.ToggleButtons(options=options, description=description, style=_STYLE)
    control.style.button_width = "auto"
    if value is not None:
        control.value = value
    return control


def list_to_choose_from(description, options):
    """Return a list of which nothing is chosen at first."""
    return ipywidgets.RadioButtons(
        options=options, value=None, description=description, style=_STYLE, layout=ipywidgets.Layout(width="auto")
    )


def tick(description, value=False):
    """Return a box to tick."""
    return ipywidgets.Checkbox(
        value=value, description=description, indent=False, layout=ipywidgets.Layout(width="auto")
    )


def text_field(description, placeholder="", width="170px"):
    """Return a field to type in; its value changes when Enter is pressed or the field is left."""
    return ipywidgets.Text(
        description=description,
        placeholder=placeholder,
        continuous_update=False,
        style=_STYLE,
        layout=_layout(width),
    )


def button(description, on_click, tooltip=""):
    """Return a button that calls on_click() when it is pressed."""
    control = ipywidgets.Button(description=description, tooltip=tooltip, layout=ipywidgets.Layout(width="auto"))

    def pressed(_):
        with ONE_AT_A_TIME:
            on_click()

    control.on_click(pressed)
    return control


def paragraph(content):
    """Return the HTML of a paragraph beside controls; `content` is HTML too."""
    return f"<p style='font-size:15px; line-height:1.45; margin:4px 0'>{content}</p>"


def announcement(content):
    """Return HTML that the `Reach` beside it lets screen readers read out, each time that it changes."""
    return f"<div class='nnlearn-announced'>{content}</div>"
