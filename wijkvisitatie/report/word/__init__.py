"""A report's blocks as a Word file, to go on writing in: for drafting, and for the municipality.

It has real heading styles, lists, tables with header rows, descriptions of pictures, and links from
number to record. Its looks are Word's own: whoever edits it has a house style already.
"""

from wijkvisitatie.report.word.document import compose

__all__ = ["compose"]
