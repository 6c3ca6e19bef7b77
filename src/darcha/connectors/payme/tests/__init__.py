"""Tests of the connector: the protocol to the letter, and both books after any history."""
