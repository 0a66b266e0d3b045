// Step 8: only the fields of the chosen case of Annex 1 are shown (without scripts all are); the
// half of the editor that was written last rules, the other follows. Step 9: one key cures the text.
const direccion = document.querySelector("[data-direccion]");

function mostrarCaso() {
  const caso = direccion.querySelector("[name=caso]").value;
  for (const grupo of direccion.querySelectorAll("[data-casos]")) {
    grupo.hidden = !grupo.dataset.casos.split(" ").includes(caso);
  }
}

function concordar(campo) {
  const caso = direccion.querySelector("[name=caso]");
  const rural = direccion.querySelector("[name=rural]");
  if (campo === rural) caso.value = rural.checked ? "6" : "1";
  if (campo === caso) rural.checked = caso.value === "6";
  mostrarCaso();
}

function manda(campo) {
  const escritos = direccion.querySelector("[name=manda]");
  if (campo.name === "linea_libre") escritos.value = "linea";
  else if (campo.closest("#campos-direccion")) escritos.value = "campos";
}

if (direccion) {
  const alEscribir = (evento) => {
    if (evento.type === "input" || evento.target.name !== "linea_libre") manda(evento.target);
    concordar(evento.target);
  };
  direccion.addEventListener("input", alEscribir, true);
  direccion.addEventListener("change", alEscribir, true);
  document.addEventListener("htmx:oobAfterSwap", mostrarCaso);
  document.addEventListener("htmx:oobBeforeSwap", (evento) => {
    const { target: destino } = evento.detail;
    if (destino.name === "linea_libre" && destino === document.activeElement) evento.detail.shouldSwap = false;
  });
  mostrarCaso();
}

function curar(boton) {
  const campo = document.getElementById(boton.dataset.cura);
  campo.value = boton.dataset.valor;
  campo.focus();
  campo.dispatchEvent(new Event("input", { bubbles: true }));
  campo.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (evento) => {
  const boton = evento.target.closest("[data-cura]");
  if (boton) curar(boton);
});

document.addEventListener("keydown", (evento) => {
  const boton = evento.key === "F2" && document.querySelector("[data-cura]");
  if (!boton) return;
  evento.preventDefault();
  curar(boton);
});
