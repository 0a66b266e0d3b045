// On a narrow screen the rail begins where the sale is.
document.querySelector(".riel__paso--actual")?.scrollIntoView({ block: "nearest", inline: "center" });

// Without scripts every field and option is there, and the server says what does not agree.
// Steps 4 and 5: what is asked only when a box is not ticked shows when it is un-ticked.
document.addEventListener("change", ({ target: casilla }) => {
  const bloque = document.querySelector(`[data-se-abre-sin="${CSS.escape(casilla.name ?? "")}"]`);
  if (bloque) bloque.open = casilla.type === "radio" ? casilla.value === "no" : !casilla.checked;
});

// Steps 2 and 3: with a reason marked, the one action is to end the taking; without, to go on.
const enContra = document.querySelector("[data-en-vez-de-seguir]");

function elegirAccion(seguir) {
  const terminar = enContra.querySelector("[type=submit]:enabled");
  const marcada = Boolean(enContra.querySelector("[type=radio]:checked"));
  seguir.hidden = seguir.disabled = marcada;
  seguir.toggleAttribute("data-primaria", !marcada);
  terminar.toggleAttribute("data-primaria", marcada);
  terminar.classList.toggle("btn-danger", marcada);
  terminar.querySelector("kbd").hidden = !marcada;
}

if (enContra) {
  const seguir = document.querySelector("[data-primaria]");
  enContra.addEventListener("change", () => elegirAccion(seguir));
  enContra.addEventListener("reset", () => setTimeout(() => elegirAccion(seguir)));
}

// Step 6: an item is in order or observed, never both.
document.querySelector(".revisados")?.addEventListener("input", ({ target: campo }) => {
  const fila = campo.closest(".revisado");
  const casilla = fila?.querySelector("[type=checkbox]");
  const motivo = fila?.querySelector("[type=text]");
  if (campo === casilla && casilla.checked) motivo.value = "";
  if (campo === motivo && motivo.value.trim()) casilla.checked = false;
});

// Step 7: only the modalities of the chosen type. Step 8: only the fields of the chosen case of
// Annex 1; the half of the editor that was written last rules, the other follows. Step 9: one key
// cures the text.
const modalidad = document.querySelector("#form-paso [name=modalidad]");

function mostrarModalidades() {
  const tipo = document.querySelector("#form-paso [name=tipo]:checked");
  if (!tipo) return;
  const suyas = tipo.labels[0].textContent.trim();
  for (const grupo of modalidad.querySelectorAll("optgroup")) {
    grupo.hidden = grupo.disabled = grupo.label !== suyas;
  }
  if (!modalidad.selectedOptions[0]?.closest("optgroup")?.disabled) return;
  modalidad.querySelector("optgroup:not([disabled]) option").selected = true;
  modalidad.dispatchEvent(new Event("change", { bubbles: true }));
}

if (modalidad) {
  modalidad.form.addEventListener("change", (evento) => {
    if (evento.target.name === "tipo") mostrarModalidades();
  });
  mostrarModalidades();
}

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
    const escribeLaLinea = destino.name === "linea_libre" && destino === document.activeElement;
    const mandanLosCampos = direccion.querySelector("[name=manda]").value === "campos";
    if (escribeLaLinea || (destino.id === "campos-direccion" && mandanLosCampos)) evento.detail.shouldSwap = false;
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
