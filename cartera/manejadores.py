"""The effects that the portfolio owes."""
