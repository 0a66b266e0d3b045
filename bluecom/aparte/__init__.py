"""Work that may never end or never stop growing is done in a process apart, which is killed.

``hijo`` is this side of the pipe, ``bucle`` the other one, ``grupo`` several children with a
short waiting line. What they do is not their affair: the renderer draws papers
(``documentos.papel``), the opener looks at what clients send (``documentos.recibidos``), the
reader opens workbooks (``bluecom.planillas.libro``).
"""
