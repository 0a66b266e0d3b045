from django.apps import AppConfig


class SolicitudesConfig(AppConfig):
    name = "solicitudes"
    verbose_name = "Solicitudes"

    def ready(self) -> None:
        from solicitudes import manejadores  # noqa: F401  (registers what a sale owes)
        from solicitudes.canales.custodia import listado as custodia  # noqa: F401  (its list)
        from solicitudes.canales.recepcion import listado as recepcion  # noqa: F401  (its list)
        from solicitudes.canales.revision import listados as de_la_revision  # noqa: F401  (its lists)
        from solicitudes.canales.terminos import listado as correos  # noqa: F401  (its list)
        from solicitudes.catalogo import listado  # noqa: F401  (its list)
        from solicitudes.conversacion import (  # noqa: F401  (what it looks at, and forgets)
            olvido,
            revision,
        )
        from solicitudes.mesa import (  # noqa: F401  (its lists)
            al_salir,
            esperando,
            lista_ventas,
        )
        from solicitudes.papeles import listados as de_papeles  # noqa: F401  (its lists)
        from solicitudes.plazos import tipos  # noqa: F401  (its deadlines)
        from solicitudes.reglas import frases, parametros  # noqa: F401  (acts and numbers)
        from solicitudes.retencion import (  # noqa: F401  (what it keeps of people)
            copias,
            purga,
            rezagados,
        )
