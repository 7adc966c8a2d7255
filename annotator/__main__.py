"""Start the program with ``python -m annotator``."""

from annotator.main import main

if __name__ == "__main__":
    main()
