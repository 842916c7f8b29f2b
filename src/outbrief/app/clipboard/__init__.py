"""How text leaves outbrief: by the terminal (OSC 52), through tmux or screen, or by a program of this machine.

Nothing in here knows Textual but `terminal.py`.
"""
