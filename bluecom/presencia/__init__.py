"""In what state each asesor is: available, at lunch, in training; intervals as rows."""
