"""Very small and very large numbers as people write them: 2.8·10⁻⁶, not 2.8e-06."""

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_power_of_ten(number, digits=2):
    """Return `number` rounded to so many significant digits, with a power of ten below 10⁻³ and from 10⁶ on."""
    written = f"{number:.{digits - 1}e}"
    if number == 0 or 1e-3 <= abs(float(written)) < 1e6:
        return f"{float(written):g}"
    factor, exponent = written.split("e")
    return f"{factor}·10{str(int(exponent)).translate(SUPERSCRIPTS)}"
