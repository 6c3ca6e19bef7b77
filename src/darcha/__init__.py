"""Darcha: an open e-government platform on which agencies publish services as packs."""
