"""How far a repetition is looked for: who brings the file says so (1.1)."""

from django.db.models import TextChoices


class Alcance(TextChoices):
    """In the file and in the portfolio that it fills, always; and in the others, how much."""

    POR_LLAMAR = "POR_LLAMAR", "También en las demás carteras, a quien todavía se va a llamar"
    TODO = "TODO", "En todo el sistema, también a quien ya se terminó de llamar"
    CARTERA = "CARTERA", "Solo en este archivo y en esta cartera"
