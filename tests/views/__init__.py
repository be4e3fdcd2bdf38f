"""Every screen and state of the window, shown one after the other: for pictures and for tests over all."""
