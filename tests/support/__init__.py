"""What journeys and pictures share: a small living country, a browser that notices everything, people at the doors."""
