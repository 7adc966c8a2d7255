"""The open project as Qt objects, without widgets."""
