"""How many examples the laws of Annexes 1 and 2 draw: many, all night, or few for each mutant."""

import os

from hypothesis import settings

_CORRIDA = os.environ.get("HYPOTHESIS", "")

perfil = settings(
    max_examples={"largo": 10_000, "mutantes": 20}.get(_CORRIDA, 200),
    derandomize=_CORRIDA == "mutantes",  # a mutant is not killed by luck
)
