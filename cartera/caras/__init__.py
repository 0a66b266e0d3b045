"""What the pages of each file of the portfolio say, one for each kind."""
