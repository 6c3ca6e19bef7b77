"""One file for each idea of what is measured. Each prepares itself from the rig and gives a round."""
