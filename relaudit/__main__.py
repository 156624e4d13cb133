"""`python -m relaudit` is the command `relaudit`."""

from relaudit.cli import main

if __name__ == "__main__":
    main()
