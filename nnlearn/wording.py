"""Numbers in sentences as people write them: −2.8·10⁻⁶, not -2.8e-06, and 1 step, not 1 steps."""

import re

IN_POWERS = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)e([-−+]?\d+)\b")
HYPHEN_FOR_MINUS = re.compile(r"(?<![\w.)])-(?=\.?\d)")
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def as_people_write(text):
    """Return the text with 1.8·10⁻⁸ in place of 1.8e-08, 680 of 6.8e+02, and −3 of -3: hyphens are not read out."""
    return HYPHEN_FOR_MINUS.sub("−", IN_POWERS.sub(_written_out, text))


def with_power_of_ten(number, digits=2):
    """Return `number` rounded to so many significant digits, with a power of ten below 10⁻³ and from 10⁶ on."""
    return as_people_write(f"{number:.{digits - 1}e}")


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
