"""A room that the rig adds: an event whose listener raises, dies, eats memory or never ends, until it is cured."""
