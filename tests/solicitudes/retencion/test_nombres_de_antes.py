"""What the platform told before is found by the digest of its message's name."""

from bluecom.retencion.catalogo import resumido
from solicitudes.models import SucesoDeMensaje
from tests.solicitudes.factories import AHORA

NOMBRE = "wamid.59170712345"


def test_what_was_told_before_is_found_by_its_digest(antes_de):
    with antes_de("solicitudes", "_sucesos_por_su_resumen") as apps:
        apps.get_model("solicitudes", "SucesoDeMensaje").objects.create(
            wamid=NOMBRE, suerte="LEIDO", en=AHORA
        )

    assert SucesoDeMensaje.objects.get().wamid == resumido(NOMBRE)
