"""How an installation's processes are started, watched and stopped."""
