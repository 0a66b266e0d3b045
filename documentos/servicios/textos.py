"""The legal text of a paper: what is frozen of it, and how a new version is proposed."""

from datetime import date

from bluecom.bolivia.texto import limpiar, sin_invisibles
from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from documentos.errores import PapelExcedido, PapelImposible
from documentos.models import PlantillaDocumento
from documentos.models.plantilla import CON_TEXTO
from documentos.papel.huecos import objeciones_de_huecos
from documentos.papel.instalado import texto_instalado
from documentos.servicios.vista import vista_previa

LARGO = 60_000
"""Signs; four times what the general conditions that ship have, with room."""
CAMBIAN = ("version", "titulo", "texto", "revisado_legal", "revisado_por", "revisado_el")


def proponer(nueva: PlantillaDocumento, *, acto: Acto) -> PlantillaDocumento:
    """Write down a version from a day to come; another administrator approves it.

    One that the printer cannot draw is refused here: it would stop every contract of its day.
    """
    ordenar(nueva)
    return servicios.proponer(nueva, acto=acto, contenido=objeciones_del_texto)


def ordenar(nueva: PlantillaDocumento) -> None:
    """What is approved is what is printed: no sign that nobody sees.

    The clauses that ship, left as they are, keep their own layout. Raises
    ``DatoInvalido`` for a character that cannot be read.
    """
    nueva.texto = limpiar(sin_invisibles(nueva.texto), lineas=True)
    nueva.titulo = limpiar(sin_invisibles(nueva.titulo))
    nueva.revisado_por = limpiar(sin_invisibles(nueva.revisado_por))
    if nueva.texto == texto_de(PlantillaDocumento(tipo=nueva.tipo, version=nueva.version)):
        nueva.texto = ""


def objeciones_del_texto(nueva: PlantillaDocumento, dia: date) -> list[str]:
    """What forbids its text; it is drawn only when nothing else does."""
    razones = []
    if nueva.texto and nueva.tipo not in CON_TEXTO:
        razones.append("Las cláusulas de ese papel vienen con el sistema: déjelas vacías.")
    razones += objeciones_de_huecos(nueva.tipo, nueva.texto)
    if len(nueva.texto) > LARGO:
        razones.append(f"Las cláusulas tienen más de {LARGO} signos: acórtelas.")
    if nueva.revisado_legal and not (nueva.revisado_por and nueva.revisado_el):
        razones.append("Escriba quién de asesoría legal lo revisó y qué día.")
    if not nueva.revisado_legal and (nueva.revisado_por or nueva.revisado_el):
        razones.append("Marque que lo revisó asesoría legal, o deje vacíos quién y qué día.")
    if nueva.revisado_el and nueva.revisado_el > dia:
        razones.append("La revisión de asesoría legal no puede ser de un día por venir.")
    razones += consultas.lo_mismo(nueva, anterior(nueva), CAMBIAN)
    return razones or _no_se_dibuja(nueva)


def anterior(nueva: PlantillaDocumento) -> PlantillaDocumento:
    """What ends when this version starts; what ships, when nobody wrote another."""
    escrita: PlantillaDocumento | None = consultas.anterior_a(nueva)
    return escrita or nueva.de_entrada()


def _no_se_dibuja(nueva: PlantillaDocumento) -> list[str]:
    try:
        vista_previa(nueva)
    except (PapelImposible, PapelExcedido) as error:
        return [f"Con este texto el papel no se puede dibujar: {error}"]
    return []


def texto_de(plantilla: PlantillaDocumento) -> str:
    """The clauses that it prints: those written, or else those that ship with its layout."""
    return plantilla.texto or texto_instalado(plantilla.tipo, plantilla.version)
