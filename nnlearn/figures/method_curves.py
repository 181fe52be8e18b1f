"""The cost of several methods of descent against what they have spent, each with the look it has everywhere."""

from matplotlib.ticker import LogLocator, NullLocator, StrMethodFormatter

from .method_looks import LOOKS
from .picture import Picture


class MethodCurves(Picture):
    """Curves {name of a method: (spent, J)} with a logarithmic axis of costs."""

    def __init__(self, sentence, curves, xlabel="evaluations of cost and gradient", ylabel="cost $J$"):
        super().__init__(9.6, 4.2, sentence, curves, xlabel, ylabel)

    def draw(self, sentence, curves, xlabel, ylabel):
        """Draw all of it."""
        self.sentence = sentence
        axes = self.axes = self.figure.add_axes((0.08, 0.14, 0.69, 0.82))
        axes.set(xlabel=xlabel, ylabel=ylabel, yscale="log")
        axes.yaxis.set_major_locator(LogLocator(10, (1, 2, 3, 5)))
        axes.yaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.grid(True)
        for name, (spent, J) in curves.items():
            axes.plot(spent, J, label=name, markevery=max(len(J) // 8, 1), linewidth=2, **LOOKS[name])
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False)
