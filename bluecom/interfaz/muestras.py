"""Invented data for the guide; no person, price or number here is real (DEMO)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator

NOMBRES = (
    "Cartera",
    "Requisitos",
    "Capacidad",
    "Llamada",
    "Explicación",
    "C.I. y carta",
    "Smartflex",
    "Detalle",
    "Glosa",
    "Impresión",
    "Entrega",
)
ACTUAL = 5


@dataclass(frozen=True)
class CondicionesDemo:
    """The fields that ``_condiciones.html`` reads of the snapshot."""

    plan: str = "Fibra Hogar 60 (DEMO)"
    tarifa: Decimal = Decimal("149")
    costo_instalacion: Decimal = Decimal("0")
    permanencia: int = 18
    cargo_mes_faltante: Decimal = Decimal("30")
    promocion: str = "Instalación costo cero"
    demo: bool = True


def pasos() -> list[dict[str, Any]]:
    """The rail in the middle of a sale: four done, one open, one of the done observed."""
    filas = []
    for numero, nombre in enumerate(NOMBRES, start=1):
        fila: dict[str, Any] = {"numero": numero, "nombre": nombre, "situacion": "pendiente"}
        if numero < ACTUAL:
            fila |= {"situacion": "hecho", "detalle": f"10:{10 + numero}", "url": "#riel"}
        elif numero == ACTUAL:
            fila["situacion"] = "actual"
        filas.append(fila)
    filas[2] |= {"situacion": "observado", "detalle": "revisar"}
    return filas


def acciones() -> dict[str, Any]:
    return {
        "faltantes": [
            "Falta marcar «Término de la instalación» en lo informado.",
            "Falta la dirección de instalación.",
        ],
        "secundarias": [
            {"texto": "Anular", "url": "#acciones", "peligro": True},
            {"texto": "Guardar y seguir luego", "url": "#acciones", "tecla": "L"},
        ],
    }


def cliente() -> dict[str, Any]:
    return {
        "nombre": "María Rojas Quispe",
        "documento": "1234567-1A CB",
        "numeros": {
            "todos": [
                _numero("44251234", "Línea", "Contesta el cliente"),
                _numero("70712345", "WhatsApp", "Sin calificar"),
                _numero("44257788", "Referencia", "Equivocado") | {"es_malo": True},
            ]
        },
        "direccion": "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA",
        "zona": "Zona Noreste",
        "servicios_actuales": ["Telefonía fija"],
        "servicios_requeridos": ["Internet fibra", "TV Cable"],
        "observacion": "Prefiere que la llamen después de las 17:00.",
    }


def _numero(tecleado: str, etiqueta: str, dicho: str) -> dict[str, Any]:
    return {
        "numero": f"+591{tecleado}",
        "tecleado": tecleado,
        "etiqueta": etiqueta,
        "dicho": dicho,
    }


def tiempo(ahora: datetime) -> list[dict[str, Any]]:
    return [
        {
            "cuando": ahora - timedelta(minutes=4),
            "quien": "Ana Flores",
            "texto": "Aceptó la oferta",
            "icono": "check-circle",
            "tono": "ok",
            "nota": "titular",
        },
        {
            "cuando": ahora - timedelta(minutes=11),
            "quien": "Ana Flores",
            "texto": "Sin impedimentos en Smartflex",
            "icono": "shield-lock",
            "tono": "info",
        },
        {
            "cuando": ahora - timedelta(minutes=12),
            "quien": "Sistema",
            "texto": "Cliente tomado de la cartera",
        },
    ]


def avisos(ahora: datetime) -> list[dict[str, Any]]:
    """Groups of notices: unread, over, and several that are shown as one."""
    nuevo = _aviso("La carpeta de Rosa Mamani volvió con una observación.", ahora)
    leido = _aviso("La carpeta de Juan Quispe fue recibida.", ahora) | {
        "leido_en": ahora,
        "cerrado_en": ahora,
        "cierre": "leído",
    }
    vencidas = [
        _aviso(f"Venció el plazo para entregar la carpeta de {quien}.", ahora)
        for quien in ("Rosa Mamani", "Luis Choque")
    ]
    return [
        {"avisos": [nuevo], "primero": nuevo, "sin_leer": 1},
        {"avisos": vencidas, "primero": vencidas[0], "sin_leer": 2, "varios": True},
        {"avisos": [leido], "primero": leido, "sin_leer": 0},
    ]


def _aviso(texto: str, ahora: datetime) -> dict[str, Any]:
    return {
        "texto": texto,
        "encabezado": "Venció el plazo para entregar carpetas",
        "get_tema_display": "Plazos",
        "creado_en": ahora - timedelta(minutes=9),
    }


CASILLAS = [
    {
        "valor": "foto",
        "texto": "Foto del C.I. y carta al WhatsApp",
        "marcada": True,
        "sello": "10:14",
    },
    {"valor": "registro", "texto": "Registramos la solicitud en el sistema", "marcada": True},
    {
        "valor": "visita",
        "texto": "Visita para instalar",
        "ayuda": "Diga el término en días hábiles.",
    },
    {"valor": "correo", "texto": "Los términos llegan por correo electrónico"},
]
RESULTADOS = [
    {
        "valor": "ACEPTA",
        "texto": "Acepta",
        "tecla": "1",
        "ayuda": "sigue la oferta",
        "marcada": True,
    },
    {"valor": "NO_ACEPTA", "texto": "No acepta", "tecla": "2"},
    {"valor": "NO_CONTESTA", "texto": "No contesta", "tecla": "3"},
    {"valor": "OCUPADO", "texto": "Ocupado", "tecla": "4"},
    {"valor": "LLAMAR_LUEGO", "texto": "Llamar luego", "tecla": "5", "ayuda": "pide la hora"},
    {
        "valor": "NO_LLAMAR",
        "texto": "No llamar más",
        "tecla": "9",
        "ayuda": "pide confirmarlo",
        "peligro": True,
    },
]
HOJA = [
    ("Tipo de solicitud", "Socio, única"),
    ("Nombre", "MARIA ROJAS QUISPE"),
    ("C.I.", "1234567-1A CB"),
    ("Ciclo de facturación", "5"),
]
GUION = [
    "Le confirmo: Fibra Hogar 60, Bs 149,00 al mes, instalación sin costo.",
    "La permanencia mínima es de 18 meses; si se retira antes, paga Bs 30,00 por mes faltante.",
]


def todas(*, ahora: datetime) -> dict[str, Any]:
    """Everything the guide shows, seen at ``ahora``."""
    return {
        "ahora": ahora,
        "pasos": pasos(),
        "acciones": acciones(),
        "cliente": cliente(),
        "condiciones": CondicionesDemo(),
        "tiempo": tiempo(ahora),
        "avisos_demo": avisos(ahora),
        "casillas": CASILLAS,
        "resultados": RESULTADOS,
        "hoja": HOJA,
        "guion": GUION,
        "pagina": Paginator(range(57), 20).page(2),
        "vence_pronto": ahora + timedelta(hours=1, minutes=12),
        "vence_luego": ahora + timedelta(hours=21, minutes=5),
        "vencido": ahora - timedelta(minutes=40),
        "tono_mensajes": [
            {"level_tag": "success", "message": "Se registró la aceptación."},
        ],
        "estados": [
            "TOMADA",
            "ACEPTADA",
            "GLOSADA",
            "IMPRESA",
            "OBSERVADA",
            "CONCLUIDA",
            "ANULADA",
        ],
        "situaciones": [
            "PENDIENTE",
            "VIGENTE",
            "SUSTITUIDO",
            "REBOTADA",
            "PROVISIONAL",
            "ACEPTADO",
        ],
        "errores": [
            "El celular tiene seis cifras: escriba ocho, por ejemplo 70712345.",
            "Falta elegir quién acepta: el titular o un tercero.",
        ],
    }
