"""A portfolio to practise on: four invented clients for one asesor, each with his part."""

from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.errores import AsignacionRechazada
from cartera.models import Cartera, Cliente, ContactoCartera, Papel, Situacion, TelefonoCliente
from cartera.servicios.rellamadas import anular_las_de_cartera

CLIENTES: tuple[dict[str, str], ...] = (
    # whoever answers, where he lives, in the order in which he is called
    {"papel": Papel.NO_ACEPTA, "nombres": "Rosa", "apellido_paterno": "Ensayo",
     "apellido_materno": "Claros", "direccion": "Los Molles 118 entre Las Retamas y Los Sauces",
     "zona": "Queru Queru"},
    {"papel": Papel.BUZON, "nombres": "Iván", "apellido_paterno": "Ensayo",
     "apellido_materno": "Rojas", "direccion": "Av. América 512 esquina Tupac Amaru",
     "zona": "Cala Cala"},
    {"papel": Papel.LUEGO, "nombres": "Martha", "apellido_paterno": "Ensayo",
     "apellido_materno": "Quispe", "direccion": "Quilla 563 entre Illapa y Pachamama",
     "zona": "Sarco"},
    {"papel": Papel.ACEPTA, "nombres": "Luis", "apellido_paterno": "Ensayo",
     "apellido_materno": "Torrico", "direccion": "La Paz 2040 entre Lanza y Antezana",
     "zona": "Central"},
)  # fmt: skip
TECNOLOGIA, SERVICIO = "FIBRA", "FTTH_GPON"


def abrir_practica(asesor: Usuario, *, acto: Acto) -> Cartera:
    """Give this asesor four clients to practise on, instead of the ones he had.

    The real portfolios wait until ``cerrar_practica``. Raises ``AsignacionRechazada``.
    """
    if not asesor.tiene_rol(Rol.ASESOR) or asesor.de_prueba:
        raise AsignacionRechazada(f"{asesor} no es asesor activo: elija a otra persona.")
    with transaction.atomic():
        Usuario.objects.select_for_update(no_key=True).get(pk=asesor.pk)
        cerrar_practica(asesor, acto=acto)
        numero = Cartera.objects.filter(de_prueba=True, asesores=asesor).count() + 1
        cartera = Cartera.objects.create(
            nombre=f"Práctica {numero} de {asesor.username}"[:80],
            cargada_por=acto.usuario,
            cargada_en=acto.ahora,
            de_prueba=True,
        )
        cartera.asesores.set([asesor])
        for n, cliente in enumerate(CLIENTES, start=1):
            _crear(cartera, n, asesor, cliente)
        anotar(f"cartera:{cartera.pk}", "abrir_practica", acto=acto, datos={"a": asesor.pk})
    return cartera


def cerrar_practica(asesor: Usuario, *, acto: Acto) -> None:
    """End it: from the next client on, this asesor calls real ones again.

    Nobody else could be given what is left of it: it waits in nobody's name.
    """
    for cartera in Cartera.objects.de_practica(asesor).select_for_update(of=("self",)):
        cartera.activa = False
        cartera.save(update_fields=["activa"])
        anular_las_de_cartera(cartera, acto=acto, motivo="Fin de la práctica")
        por_llamar = ContactoCartera.objects.abiertos().filter(cartera=cartera)
        por_llamar.exclude(situacion=Situacion.EN_MANO).update(
            situacion=Situacion.CERRADO, proximo_en=None
        )
        anotar(f"cartera:{cartera.pk}", "cerrar_practica", acto=acto, datos={"a": asesor.pk})


def _crear(cartera: Cartera, n: int, asesor: Usuario, quien: dict[str, Any]) -> None:
    nombres = ("nombres", "apellido_paterno", "apellido_materno")
    cliente = Cliente.objects.create(
        **{campo: quien[campo] for campo in nombres},
        codigo=f"PRACTICA{cartera.pk}-{n}",
        ci_numero=str(90_000_000 + cartera.pk * 10 + n),
        ci_expedido="CB",
        correo="practica@correo.example",
        de_prueba=True,
    )
    TelefonoCliente.objects.create(cliente=cliente, numero=f"+5917000000{n}")
    ContactoCartera.objects.create(
        cartera=cartera,
        cliente=cliente,
        orden=n,
        asignado_a=asesor,
        linea=f"+5914400000{n}",
        direccion=quien["direccion"],
        zona=quien["zona"],
        tecnologia=TECNOLOGIA,
        servicios_actuales=["TELEFONÍA FIJA"],
        servicios_requeridos=[SERVICIO],
        papel=quien["papel"],
    )
