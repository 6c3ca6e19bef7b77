"""Makes ``deploy/``: an installation as services of a machine and in containers, from what is declared."""
