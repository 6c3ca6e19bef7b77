"""The rooms: the engines that every service runs on, each with the same anatomy."""
