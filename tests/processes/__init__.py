"""The processes of an installation, started for real and stopped in every way there is."""
