"""Paper: pages drawn by Qt, as PDF or on a printer."""
