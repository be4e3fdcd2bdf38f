"""Recognising sheets that others laid out: header, indicators, periods, organisation units, values; pure."""
