"""Pure values of Bolivia: identity, telephones, money in words, La Paz time, text."""
