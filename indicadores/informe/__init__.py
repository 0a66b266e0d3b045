"""The month's report (III.2): owed when the month ends, drawn, kept, and mailed to the jefes."""
