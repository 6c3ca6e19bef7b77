"""Makes ``deploy/``: units, the door and the settings of an installation, from what is declared. Ignores containers."""
