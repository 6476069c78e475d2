"""Data files shipped with the program: framework, lists, fonts, icons, styles."""
