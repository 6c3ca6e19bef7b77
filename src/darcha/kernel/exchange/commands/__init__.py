"""What can be done in the exchange: so far, writing down that data were read."""
