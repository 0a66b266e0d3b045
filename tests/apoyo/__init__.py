"""What the tests lean on: real processes and the one way of waiting for them."""
