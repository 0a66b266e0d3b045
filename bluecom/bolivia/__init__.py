"""Values of Bolivia: identity, telephones, money, dates and text. Pure, except ``campos``."""
