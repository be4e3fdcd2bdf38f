"""What the reading child says first, so that a window left open over an update talks to no newer child."""

from ktu_desktop import __version__

READY = f"ready {__version__}"
