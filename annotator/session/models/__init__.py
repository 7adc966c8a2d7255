"""Item models: they translate what services return into rows and roles."""
