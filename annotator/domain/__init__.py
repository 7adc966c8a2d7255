"""What the field talks about: frozen dataclasses and pure functions, without input or output."""
