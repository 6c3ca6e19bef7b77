"""What can be asked about cases. Nothing here changes a case; bodies' readings are written down."""
