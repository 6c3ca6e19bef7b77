"""Pages of the officer's door: one file for each page, composed of what the rooms say."""
