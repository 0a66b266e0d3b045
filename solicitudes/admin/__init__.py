"""The catalogues of a sale in the administration; a sale and its log are never edited here."""

from solicitudes.admin import catalogo, listas, precios, prorrogas, terminos

__all__ = ["catalogo", "listas", "precios", "prorrogas", "terminos"]
