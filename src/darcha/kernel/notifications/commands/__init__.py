"""One verb, one file: say it, deliver it, tick it off."""
