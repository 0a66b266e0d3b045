"""What each invented client of a practice says at each step, for who learns to read it aloud."""

from collections.abc import Mapping

from cartera.models import Papel

POR_PAPEL: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    Papel.NO_ACEPTA: {
        4: (
            "«Diga… Sí, con ella.»",
            "«Está muy caro. Con el teléfono me basta, gracias.»",
            "Insista una vez con «Si dice…»; si repite que no, pulse 2 y el porqué.",
        ),
    },
    Papel.BUZON: {
        4: (
            "«Deje su mensaje después del tono…»",
            "No habló con nadie: pulse 6 y, como su celular tampoco responde, 6 otra vez.",
            "Se lo volverá a llamar en otra franja.",
        ),
    },
    Papel.LUEGO: {
        4: (
            "«Ahora no puedo, estoy saliendo. Llámeme mañana a las seis de la tarde.»",
            "Pulse 3, escriba el día y la hora, y Enter.",
        ),
    },
    Papel.ACEPTA: {
        4: (
            "«Sí, soy yo. ¿Cuánto cuesta?… ¿Y la instalación?»",
            "«Me conviene el más barato. A mi nombre, con factura propia.»",
            "Pulse 1; después, la oferta, P (factura propia), E (el titular) y Enter.",
        ),
        5: (
            "«Entendido.» Dígale todo y pulse T.",
            "«Es una casa de dos pisos, con portón café. Pasen por la mañana.»",
            "«Mi celular con WhatsApp es el mismo que tienen.»",
        ),
        6: (
            "Le envía sus fotos: reciba las de muestra con M, mírelas y pulse T.",
            "El carnet vence el 31/05/2031.",
        ),
        7: ("Ya no está en la línea. Elija el ciclo 1.",),
        8: ("La dirección es la de la línea: mírela como quedó y pulse Enter.",),
        9: ("Aquí no hay Smartflex: escriba el número 70519001.",),
        10: ("Cuando los papeles estén listos, mírelos y confirme: dicen PRÁCTICA.",),
        11: ("Hasta aquí llega la práctica: la carpeta de un cliente real se entrega.",),
    },
}
"""The system checks of steps 2 and 3 are clean for all of them."""
EN_LA_CONSULTA = ("En la práctica no hay sistema que mirar: no tiene nada en contra, pulse Enter.",)


def lo_que_dice(papel: str, paso: int) -> tuple[str, ...]:
    """Sentence by sentence; empty where the client of this part never arrives."""
    if paso in (2, 3):
        return EN_LA_CONSULTA
    return POR_PAPEL.get(papel, {}).get(paso, ())
