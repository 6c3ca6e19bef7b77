"""The citizen's pages, one file each."""
