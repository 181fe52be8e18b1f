"""Bars that change their heights, in axes whose scale follows when they outgrow it."""

TOPS = (0.5, 1, 2, 4, 8, 16, 32, 64)


class Bars:
    """One bar for each of `labels` with its `colours` and `hatches`; `moving` lists them.

    `show(heights, bottoms)` changes them and returns whether the axis had to be rescaled.
    """

    def __init__(self, axes, labels, colours, hatches=None, tops=TOPS):
        self.axes = axes
        self.tops = tops
        self.patches = list(axes.bar(range(len(labels)), [0] * len(labels), color=colours, width=0.72))
        for patch, hatch in zip(self.patches, hatches or [""] * len(labels), strict=True):
            patch.set(hatch=hatch, edgecolor="white")
        axes.set_xticks(range(len(labels)), labels)
        axes.set_ylim(0, tops[0])
        self.moving = list(self.patches)

    def show(self, heights, bottoms=None):
        """Give the bars other heights, each standing on its bottom, which is 0 unless given."""
        bottoms = [0.0] * len(heights) if bottoms is None else bottoms
        for patch, height, bottom in zip(self.patches, heights, bottoms, strict=True):
            patch.set(height=height, y=bottom)
        highest = max(height + bottom for height, bottom in zip(heights, bottoms, strict=True))
        top = next((top for top in self.tops if top >= 1.04 * highest), self.tops[-1])
        if top == self.axes.get_ylim()[1]:
            return False
        self.axes.set_ylim(0, top)
        return True
