"""The product with gateways of the rig's in place of the demo's, and shorter waits between tries."""
