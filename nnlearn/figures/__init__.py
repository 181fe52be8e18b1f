"""Figures: finished results in, matplotlib artists out. Nothing is computed here, and no pyplot is used.

picture     what every figure is: a matplotlib Figure, the artists that move, and a sentence
style       the colours, line styles and sizes they share
"""
