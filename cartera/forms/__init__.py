"""What a supervisor types about portfolios."""
