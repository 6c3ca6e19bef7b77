"""The fault rig itself: its ledger and its checker, which must see what they are there to see."""
