"""The catalogues of a sale in the administration; a sale and its log are never edited here."""

from solicitudes.admin import catalogo, precios

__all__ = ["catalogo", "precios"]
