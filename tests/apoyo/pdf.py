"""What a person reads in a PDF."""

import pypdfium2


def texto_de(pdf: bytes) -> str:
    """The text of every page, with its spaces made one."""
    documento = pypdfium2.PdfDocument(pdf)
    try:
        paginas = [pagina.get_textpage().get_text_range() for pagina in documento]
    finally:
        documento.close()
    return " ".join(" ".join(paginas).split())
