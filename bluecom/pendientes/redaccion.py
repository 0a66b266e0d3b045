"""What an e-mail of notices says: its subject names nobody, since subjects are shown and logged."""

from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from bluecom.pendientes.models import Aviso


def carta(avisos: Sequence[Aviso]) -> tuple[str, str]:
    """Subject and text of the one e-mail that says these notices of one person."""
    temas = Counter(aviso.get_tema_display().lower() for aviso in avisos)
    de_que = ", ".join(temas)
    asunto = f"Bluecom: {len(avisos)} aviso{'s' if len(avisos) > 1 else ''} de {de_que}"
    contexto = {
        "avisos": avisos,
        "enlaces": [(aviso, _enlace(aviso)) for aviso in avisos],
        "preferencias": f"{settings.URL_PUBLICA}{reverse('avisos_preferencias')}",
    }
    return asunto[:200], render_to_string("correos/avisos.txt", contexto)


def _enlace(aviso: Aviso) -> str:
    return f"{settings.URL_PUBLICA}{reverse('aviso', args=[aviso.pk])}" if aviso.url else ""
