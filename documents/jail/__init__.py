"""Work on bytes that others made: done in a process that has little memory, little time, and no way out.

A process of `server` has every library loaded and forks for each work, so a work costs milliseconds. What it says comes
back over a pipe, frame by frame. A fork that hangs, swells or crashes takes nothing with it but its own answer.
"""
