"""What can be asked of the exchange: who looked at whose data."""
