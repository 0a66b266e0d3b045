"""The indicator's sheet, word by word as III.2 of the procedure writes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FichaIndicador:
    """One cell of the table per field; the formula in its two parts."""

    que: str
    como: str
    donde: tuple[str, ...]
    quien: str
    cuando: str
    numerador: str
    denominador: str
    parametro: tuple[str, ...]


FICHA = FichaIndicador(
    que="Registro eficaz de solicitudes de venta de servicios de COMTECO",
    como="Reportes del Sistema Smartflex",
    donde=("Div. Servicio al Cliente", "Div. Ventas"),
    quien="Jefe de Ventas",
    cuando="Mensual",
    numerador="Total solicitudes de venta efectivas registradas en sistema",
    denominador="Total llamadas efectivas al cliente",
    parametro=("Mayor o igual a 98%: Aceptado", "Menor a 98%: Observado"),
)
