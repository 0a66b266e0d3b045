// Step 8: only the fields of the chosen case of Annex 1 are shown; without scripts all are.
const direccion = document.querySelector("[data-direccion]");

function mostrarCaso(caso) {
  for (const grupo of direccion.querySelectorAll("[data-casos]")) {
    grupo.hidden = !grupo.dataset.casos.split(" ").includes(caso);
  }
}

if (direccion) {
  const caso = direccion.querySelector("[name=caso]");
  caso.addEventListener("change", () => mostrarCaso(caso.value));
  mostrarCaso(caso.value);
}
