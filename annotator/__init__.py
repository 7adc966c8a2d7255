"""Tag war reporting: casualties, weapons, officials and locations."""

__version__ = "0.1.0"
