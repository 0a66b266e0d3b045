"""The people and sales of the floor, made inside its own database by the factories of the tests.

``python -m tests.fallas.piso.escena 3`` writes three scenes: who signs in, who signs out, and the
sales of who receives a photo, who takes a step and who prints.
"""

import json
import os
import sys

from bluecom.embebido import preparar_entorno

CLAVE = "clave-de-prueba-1"


def main(cuantas: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bluecom.settings"
    preparar_entorno(["manage.py", "escena"])
    import django

    django.setup()
    from solicitudes.catalogo.demo import cargar_catalogo

    cargar_catalogo()
    sys.stdout.write(json.dumps([_escena() for _ in range(cuantas)]))


def _escena() -> dict[str, dict[str, object]]:
    from django.utils import timezone

    from solicitudes.reglas.estados import Estado
    from tests.factories_cuentas import UsuarioFactory
    from tests.solicitudes.factories import papeles_listos, venta_en

    ahora = timezone.now()
    suyas = {"subir": Estado.EXPLICADA, "paso": Estado.TOMADA, "imprimir": Estado.GLOSADA}
    ventas = {que: venta_en(estado, ahora=ahora) for que, estado in suyas.items()}
    papeles_listos(ventas["imprimir"])
    return {
        "entrar": {"usuario": UsuarioFactory().username},
        "salir": {"usuario": UsuarioFactory().username},
        **{
            que: {
                "usuario": venta.asesor.username,
                "venta": venta.pk,
                "carpeta": venta.carpeta_id,
                "servicios": venta.servicios_requeridos,
            }
            for que, venta in ventas.items()
        },
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
