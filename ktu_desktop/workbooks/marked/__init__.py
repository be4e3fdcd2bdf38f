"""A sender's own file as a copy in which the refused and asked cells are marked; made by a limited child."""
