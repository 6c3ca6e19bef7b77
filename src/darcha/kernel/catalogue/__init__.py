"""Agencies, services, versions, forms, fees and terms: reads packs, pins versions."""
