"""Numbers in sentences as people write them: 2.8·10⁻⁶, not 2.8e-06, and 1 step, not 1 steps."""

import re

IN_POWERS = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)e([-−+]?\d+)\b")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_power_of_ten(number, digits=2):
    """Return `number` rounded to so many significant digits, with a power of ten below 10⁻³ and from 10⁶ on."""
    return powers_written_out(f"{number:.{digits - 1}e}")


def powers_written_out(text):
    """Return the text with 1.8·10⁻⁸ in place of 1.8e-08, 10⁻⁹ of 1.0e-9, and 680 of 6.8e+02: powers as above."""
    return IN_POWERS.sub(_written_out, text)


def _written_out(number):
    factor, exponent = number.group(1), int(number.group(2).replace("−", "-"))
    value = float(f"{factor}e{exponent}")
    if value == 0 or 1e-3 <= value < 1e6:
        return f"{value:g}"
    power = f"10{str(exponent).translate(SUPERSCRIPTS)}"
    return power if float(factor) == 1 else f"{factor}·{power}"


def counted(number, noun):
    """Return "1 step", "2 steps": the number and the noun, with an s unless there is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
