"""The commands: the same engine as the window, without one."""
