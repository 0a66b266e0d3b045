"""Which column is which, whatever its order, accents and name."""

import re
from collections.abc import Sequence

from bluecom.bolivia.texto import sin_acentos_mayusculas
from cartera.errores import ImportacionRechazada
from cartera.servicios.importar.lectura import (
    SEPARADORES,
    Registro,
    exigir_legible,
    registros,
)

_SINONIMOS = {
    "codigo": "CODIGOCLIENTE CODIGO CODCLIENTE CODIGODECLIENTE COD CODIGODELCLIENTE NROCLIENTE",
    "identidad": "CINIT CI CINITCLIENTE CARNET CARNETDEIDENTIDAD CEDULA CEDULADEIDENTIDAD "
    "NROCI NROCARNET DOCUMENTO DOCUMENTODEIDENTIDAD NRODOCUMENTO CIONIT CINIF",
    "nit": "NIT NRONIT",
    "complemento": "COMPLEMENTO COMP COMPL COMPLEMENTOCI",
    "expedido": "EXPEDIDO EXP EXT EXTENSION EXPEDIDOEN LUGAREXPEDICION",
    "apellido_paterno": "APELLIDOPATERNO PATERNO APPATERNO PRIMERAPELLIDO APELLIDO1 APELLIDOS",
    "apellido_materno": "APELLIDOMATERNO MATERNO APMATERNO SEGUNDOAPELLIDO APELLIDO2",
    "nombres": "NOMBRESRAZONSOCIAL NOMBRES NOMBRE NOMBRERAZONSOCIAL NOMBRECOMPLETO "
    "NOMBRECLIENTE NOMBREDELCLIENTE CLIENTE NOMBRESORAZONSOCIAL TITULAR",
    "razon_social": "RAZONSOCIAL EMPRESA",
    "tipo": "TIPO TIPOCLIENTE TIPODECLIENTE TIPOPERSONA",
    "linea": "TELEFONOFIJO TELEFONO FIJO LINEA LINEAFIJA TELFIJO TELEFFIJO TELEFONOLINEA "
    "NROLINEA NROFIJO NROTELEFONO NROTELEFONOFIJO TELF TEL LINEATELEFONICA "
    "TELEFONIAFIJA",
    "celular": "TELEFONOCELULAR CELULAR MOVIL CEL TELEFONOMOVIL NROCELULAR "
    "TELCELULAR CELULARES OTROTELEFONO TELEFONO2 TELEFONODEREFERENCIA",
    "direccion": "DIRECCION DIRECCIONDELALINEA DOMICILIO DIRECCIONDEINSTALACION",
    "zona": "ZONA BARRIO DISTRITO ZONABARRIO",
    "tecnologia": "TECNOLOGIA TEC ACCESO TIPODEACCESO",
    "servicios_actuales": "SERVICIOACTUAL SERVICIOSACTUALES SERVICIO SERVICIOS SERVICIOCONTRATADO "
    "PRODUCTOACTUAL",
    "servicios_requeridos": "SERVICIOAOFRECER SERVICIOSAOFRECER SERVICIOREQUERIDO "
    "SERVICIOSREQUERIDOS PRODUCTOAOFRECER OFERTA",
    "fecha_alta": "FECHADEALTA FECHAALTA ALTA FECHADEINSTALACION",
    "correo": "CORREOELECTRONICO CORREO EMAIL MAIL CORREOE",
    "observacion": "OBSERVACION OBSERVACIONES OBS NOTA NOTAS COMENTARIO",
    "prioridad": "PRIORIDAD",
}
_CAMPO_DE = {clave: campo for campo, claves in _SINONIMOS.items() for clave in claves.split()}
_NO_ALFANUMERICO = re.compile(r"[^A-Z0-9]")
_REGISTROS_HASTA_EL_ENCABEZADO = 15


class Columnas:
    """The place of each field in a row."""

    def __init__(self, encabezado: Registro, separador: str) -> None:
        self.encabezado = encabezado
        self.linea = encabezado.linea
        self.separador = separador
        self.titulos = [titulo.strip() for titulo in encabezado.celdas]
        self._claves = [_clave(titulo) for titulo in self.titulos]
        self.indice: dict[str, int] = {}
        for i, clave in enumerate(self._claves):
            campo = _CAMPO_DE.get(clave)
            if campo is not None:
                self.indice.setdefault(campo, i)

    def __len__(self) -> int:
        return len(self.titulos)

    def faltantes(self) -> list[str]:
        """What a portfolio cannot do without: a line, a name, and who it is."""
        faltan = []
        if "linea" not in self.indice:
            faltan.append("TELÉFONO FIJO")
        if not self.indice.keys() & {"nombres", "razon_social"}:
            faltan.append("NOMBRES / RAZÓN SOCIAL")
        if not self.indice.keys() & {"identidad", "codigo", "nit"}:
            faltan.append("C.I./NIT o CÓDIGO CLIENTE")
        return faltan

    def es_encabezado(self, celdas: Sequence[str]) -> bool:
        """Whether a row repeats the header."""
        llenas = [(i, c) for i, c in enumerate(celdas[: len(self)]) if c.strip()]
        return len(llenas) >= 3 and all(_clave(c) == self._claves[i] for i, c in llenas)


def encontrar(texto: str) -> Columnas:
    """The header and the separator of a file. Raises ``ImportacionRechazada``."""
    candidatas = [c for separador in SEPARADORES for c in _posibles(texto, separador)]
    if not candidatas:
        raise ImportacionRechazada("El archivo está vacío: elija el archivo de la cartera.")
    mejor = max(candidatas, key=lambda c: (not c.faltantes(), len(c.indice), -c.linea))
    exigir_legible(mejor.encabezado)
    faltan = mejor.faltantes()
    if faltan:
        trae = ", ".join(t for t in mejor.titulos if t)[:200]
        raise ImportacionRechazada(
            f"Al archivo le faltan columnas: {'; '.join(faltan)}. La primera línea trae: {trae}."
        )
    return mejor


def _posibles(texto: str, separador: str) -> list[Columnas]:
    candidatas: list[Columnas] = []
    for registro in registros(texto, separador):
        if any(c.strip() for c in registro.celdas):
            candidatas.append(Columnas(registro, separador))
        if len(candidatas) >= _REGISTROS_HASTA_EL_ENCABEZADO:
            break
    return candidatas


def _clave(titulo: str) -> str:
    titulo = re.sub(r"\bN(?:[º°]|RO\.?|ÚMERO|UMERO)\s*(?:DE\s+)?", "NRO", titulo.strip().upper())
    return _NO_ALFANUMERICO.sub("", sin_acentos_mayusculas(titulo))
