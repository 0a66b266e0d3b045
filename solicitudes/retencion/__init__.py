"""What becomes of what a sale knows of its client, once it is over."""
