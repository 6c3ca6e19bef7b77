"""What a monitor reads at ``/metrics``: counts of every process here, and what is looked up when asked."""
