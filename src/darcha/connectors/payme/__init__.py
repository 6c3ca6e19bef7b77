"""Payme: the Merchant API by which people pay, and a stand-in of the provider for the demo."""
