"""What COMTECO's other files say of the clients of the portfolio, each a kind of file."""
