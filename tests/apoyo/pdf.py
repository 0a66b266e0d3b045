"""What a person reads in a PDF of ours."""

import pypdfium2


def paginas_de(pdf: bytes) -> list[str]:
    """The text of each page in reading order, with its spaces made one."""
    documento = pypdfium2.PdfDocument(pdf)
    try:
        paginas = [pagina.get_textpage().get_text_bounded() for pagina in documento]
    finally:
        documento.close()
    return [" ".join(pagina.split()) for pagina in paginas]


def texto_de(pdf: bytes) -> str:
    """The text of all of it."""
    return " ".join(paginas_de(pdf))
