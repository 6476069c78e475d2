"""Draws a report's plain blocks as a tagged PDF: PDF/UA-1 and PDF/A-2a in one pass.

The order of work: text goes through ``gate`` into ``lines``; ``story`` makes parts and structure
elements of blocks; ``pages`` fills pages with parts; ``canvas`` writes marked content; ``document``
adds the structure tree and the description. ReportLab makes the font subsets and the file.

ReportLab's own layout (platypus) is not used: it writes no tags, and a table of contents costs it
a second pass over the whole report.
"""

from wijkvisitatie.report.pdf.render import Drawn, Progress, draw, draw_placed, save, write

__all__ = ["Drawn", "Progress", "draw", "draw_placed", "save", "write"]
