"""What the exchange says of its calls: extensions, legs, and the calls that they make (4.1)."""
