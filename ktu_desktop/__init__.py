"""KTU Desktop: a university's strategic plan entered, checked, exchanged and rolled up without a network."""

__version__ = "0.1.0"
