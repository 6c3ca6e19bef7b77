"""Settings, urls, wiring of ports and events, processes, command line."""
