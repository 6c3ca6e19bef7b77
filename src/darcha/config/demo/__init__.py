"""The demo country: invented people and what they own, and the fixed people who try the doors. Never in production."""
