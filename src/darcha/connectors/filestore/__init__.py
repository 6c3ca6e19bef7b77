"""Keeps sealed bytes in a folder of the machine."""
