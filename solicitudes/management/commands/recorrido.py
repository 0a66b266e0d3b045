"""``manage.py recorrido``: one sale through the eleven steps, papers included."""

import json
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.bitacora.servicios import verificar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import CorreoSaliente
from bluecom.rechazo import Rechazo
from cartera.demo import crear_cartera_demo
from documentos.servicios import dosier, ejemplar, producir
from solicitudes.catalogo.demo import cargar_catalogo
from solicitudes.expediente.cerrar import cerrar_expediente
from solicitudes.models import Venta
from solicitudes.recorrido import Viaje, cumplir, recorrer


class Command(BaseCommand):
    help = "Lleva una venta de prueba por los 11 pasos y deja sus papeles en una carpeta."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--salida", type=Path, required=True, help="carpeta para los papeles")
        parser.add_argument("--json", action="store_true", help="un solo objeto JSON")
        parser.add_argument("--forzar", action="store_true", help="también fuera de embebido")

    def handle(self, **opciones: Any) -> None:
        if not settings.EMBEBIDO and not opciones["forzar"]:
            raise CommandError("El recorrido es para el modo embebido; use --forzar.")
        self.json, inicio = opciones["json"], time.monotonic()
        viaje = _viaje()
        try:
            pasos = [self._decir(v) for v in recorrer(viaje, "CONCLUIDA")]
        except Rechazo as rechazo:
            raise CommandError(str(rechazo)) from rechazo
        cumplir(viaje)
        pasos.append(self._decir(viaje.venta))
        archivos = _guardar(viaje.venta, opciones["salida"])
        resumen = _resumen(viaje.venta, pasos, archivos, time.monotonic() - inicio)
        self._cerrar(resumen)

    def _decir(self, venta: Venta) -> dict[str, str]:
        if not self.json:
            self.stdout.write(f"{venta.estado:<12} {venta.get_estado_display()}")
        return {"estado": venta.estado}

    def _cerrar(self, resumen: dict[str, Any]) -> None:
        if self.json:
            self.stdout.write(json.dumps(resumen, ensure_ascii=False))
        else:
            for archivo in resumen["archivos"]:
                self.stdout.write(f"  {archivo}")
            self.stdout.write(f"{resumen['estado']} en {resumen['segundos']} s")
        if resumen["estado"] != "CONCLUIDA":
            raise CommandError(f"El recorrido quedó en {resumen['estado']}.")


def _viaje() -> Viaje:
    """Own test people and portfolio, which never count."""
    cargar_catalogo()
    ahora = timezone.now()
    asesor = _persona("recorrido.asesor", Rol.ASESOR)
    crear_cartera_demo(
        acto=Acto(asesor, ahora),
        nombre=f"Recorrido {asesor.ventas.count() + 1}",
        de_prueba=True,
        cantidad=1,
    )
    return Viaje(
        asesor=asesor,
        canales=_persona("recorrido.canales", Rol.CANALES_VIRTUALES),
        ahora=ahora,
        numero_smartflex=f"9{int(ahora.timestamp() * 1000) % 10**10:010d}",
    )


def _persona(nombre: str, rol: Rol) -> Usuario:
    usuario, nuevo = Usuario.objects.get_or_create(
        username=nombre,
        defaults={"rol": rol, "de_prueba": True, "first_name": "Recorrido", "last_name": rol.label},
    )
    if nuevo:
        usuario.set_unusable_password()
        usuario.save(update_fields=["password"])
    return usuario


def _guardar(venta: Venta, salida: Path) -> list[str]:
    """Write every paper, the dossier and the e-mail's text into the folder."""
    salida.mkdir(parents=True, exist_ok=True)
    if venta.estado == "CONCLUIDA":
        cerrar_expediente(venta.pk, acto=acto_del_sistema(timezone.now()))
    papeles = list(venta.carpeta.papeles()) + [
        fila.entrega.acta for fila in venta.entregas.select_related("entrega__acta")
    ]
    hechos = [producir(papel.pk) for papel in papeles if papel]
    nombres = [_escribir(salida, f"{p.tipo.lower()}.pdf", ejemplar(p)) for p in hechos]
    nombres.append(_escribir(salida, "carpeta.pdf", dosier(venta.carpeta_id)))
    correo = CorreoSaliente.objects.filter(terminos__venta=venta).first()
    if correo is not None:
        nombres.append(_escribir(salida, "correo.txt", correo.texto.encode()))
    return nombres


def _escribir(salida: Path, nombre: str, contenido: bytes) -> str:
    (salida / nombre).write_bytes(contenido)
    return nombre


def _resumen(
    venta: Venta, pasos: list[dict[str, str]], archivos: list[str], segundos: float
) -> dict[str, Any]:
    return {
        "venta": venta.pk,
        "estado": venta.estado,
        "constancia": venta.constancia,
        "numero_smartflex": venta.numero_smartflex,
        "glosa": venta.glosa_actual.texto if venta.glosa_actual else "",
        "pasos": [paso["estado"] for paso in pasos],
        "archivos": archivos,
        "bitacora_integra": not verificar(venta.cadena),
        "segundos": round(segundos, 1),
    }
