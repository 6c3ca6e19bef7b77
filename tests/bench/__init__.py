"""The rig itself: that its figures are what they say."""
