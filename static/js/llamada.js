// Step 4.1: some outcomes ask for a second key before they act. Without scripts the server asks.

const formulario = document.querySelector("[data-resultados]");
const primera = formulario?.querySelector("[role=group]");

function preguntaDe(codigo) {
  return formulario.querySelector(`[data-segunda="${CSS.escape(codigo)}"]`);
}

function preguntar(pregunta) {
  primera.hidden = true;
  pregunta.hidden = false;
  const campo = pregunta.matches("[data-con-teclas]") ? null : pregunta.querySelector("input:not([type=hidden])");
  (campo ?? pregunta).focus();
}

function volver() {
  const abierta = formulario.querySelector("[data-segunda]:not([hidden])");
  if (!abierta) return;
  abierta.hidden = true;
  primera.hidden = false;
  primera.focus();
}

if (formulario) {
  formulario.querySelectorAll("[data-vuelve]").forEach((boton) => (boton.hidden = false));

  formulario.addEventListener("click", (evento) => {
    const boton = evento.target.closest("button");
    if (boton?.matches("[data-vuelve]")) volver();
    const pregunta = boton?.dataset.pide && preguntaDe(boton.dataset.pide);
    if (!pregunta) return;
    evento.preventDefault();
    preguntar(pregunta);
  });

  // Where one writes Escape only leaves the field; elsewhere, it goes back to the first keys.
  document.addEventListener("keydown", ({ key: tecla, target: campo }) => {
    if (tecla === "Escape" && !campo.matches("input:not([type=checkbox]), textarea")) volver();
  });

  formulario.addEventListener("keydown", (evento) => {
    const boton = evento.key === "Enter" && evento.target.closest("[data-segunda]")?.querySelector("[data-con-enter]");
    if (!boton || evento.target === boton) return;
    evento.preventDefault();
    boton.click();
  });
}
