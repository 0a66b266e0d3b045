// Forms that forgive: the eye lands where the hand must write; nothing is sent twice.

const CAMPOS = "input:not([type=hidden], [type=submit], [type=button], [type=search], [type=file]), select, textarea";

function visible(campo) {
  return !campo.disabled && !campo.readOnly && campo.checkVisibility();
}

function vacio(campo) {
  if ("cadaUna" in campo.dataset) return !campo.checked; // of a list that is said whole
  if (campo.type === "checkbox" || campo.type === "radio") {
    return !campo.form?.querySelector(`[name="${CSS.escape(campo.name)}"]:checked`);
  }
  return campo.value.trim() === "";
}

function primerLugar(raiz) {
  if (raiz.querySelector("[data-sin-foco]")) return null;
  const errores = raiz.querySelector("[data-errores]");
  const invalido = raiz.querySelector(".is-invalid");
  if (invalido) return invalido;
  if (errores) return errores;
  const pedido = raiz.querySelector("[data-foco]");
  if (pedido) return pedido;
  const campos = [...raiz.querySelectorAll(`form[data-enfocar] :is(${CAMPOS})`)].filter(visible);
  return campos.find(vacio) ?? null;
}

function enfocar(raiz) {
  if (location.hash || raiz.querySelector("[autofocus]")) return;
  primerLugar(raiz)?.focus({ preventScroll: false });
}

// What the client must still be asked, after this field and then before it.
function sinPreguntar(campo) {
  const campos = [...(campo.form?.querySelectorAll("[data-preguntar]") ?? [])].filter(visible);
  const faltan = campos.filter((otro) => otro !== campo && pendiente(otro));
  const despues = (otro) => campo.compareDocumentPosition(otro) & Node.DOCUMENT_POSITION_FOLLOWING;
  return faltan.find(despues) ?? faltan[0] ?? null;
}

function pendiente(campo) {
  const salvo = campo.form.elements[campo.dataset.preguntar];
  return vacio(campo) && !salvo?.checked;
}

// Enter sends only from a single-line field, and only to the primary action of the form; while the
// client must be asked something, it goes there first.
document.addEventListener("keydown", (evento) => {
  if (evento.key !== "Enter" || evento.isComposing) return;
  const campo = evento.target;
  if (campo.closest("textarea, button, a, summary, dialog, [type=search]")) return;
  const primaria = document.querySelector("[data-primaria]");
  if (!primaria) return;
  if (campo.form && campo.form !== primaria.form) return;
  evento.preventDefault();
  const falta = sinPreguntar(campo);
  if (falta) {
    falta.focus();
    return;
  }
  if (primaria.form && !campo.form && !primaria.form.checkValidity()) {
    primaria.form.querySelector(":invalid:not(fieldset)")?.focus();
    return;
  }
  primaria.click();
});

// A red sentence goes with its cause: what is being corrected is judged again when it is sent.
// A field may name others that cure it too; what was said of the whole form stays, as said before.
document.addEventListener("input", ({ target: campo }) => {
  if (!campo.form || !campo.name) return;
  const otros = campo.form.querySelectorAll(`[data-se-cura-con~="${CSS.escape(campo.name)}"]`);
  for (const uno of [campo, ...otros]) sanar(uno.closest("[id^=div_id_]"));
  document.querySelectorAll("main .errores[role=alert]").forEach(envejecer);
});

function sanar(grupo) {
  grupo?.querySelectorAll(".is-invalid").forEach((otro) => otro.classList.remove("is-invalid"));
  grupo?.querySelectorAll(".invalid-feedback").forEach((frase) => frase.remove());
}

function envejecer(lista) {
  lista.removeAttribute("role");
  lista.classList.add("errores--de-antes");
  lista.querySelector(".errores__titulo").textContent = "Se dijo al enviar, antes de su cambio";
}

document.addEventListener("submit", (evento) => {
  const formulario = evento.target;
  if (formulario.method !== "post" || formulario.hasAttribute("data-repetible")) return;
  if (formulario.dataset.enviando) {
    evento.preventDefault();
    return;
  }
  formulario.dataset.enviando = "si";
  formulario.setAttribute("aria-busy", "true");
  setTimeout(() => soltar(formulario), 8000);
});

function soltar(formulario) {
  delete formulario.dataset.enviando;
  formulario.removeAttribute("aria-busy");
}

// The page may come back from the browser's memory, or htmx may swap in a new form.
window.addEventListener("pageshow", () => document.querySelectorAll("[data-enviando]").forEach(soltar));
document.addEventListener("htmx:afterRequest", (evento) => {
  const formulario = evento.target.closest?.("form");
  if (formulario) soltar(formulario);
});

// What was asked for this page is not awaited by the next one: leaving is no error to log.
const enCamino = new Set();
document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
  enCamino.add(xhr);
  xhr.addEventListener("loadend", () => enCamino.delete(xhr));
});
window.addEventListener("pagehide", () => enCamino.forEach((xhr) => (xhr.onabort = null)));

document.addEventListener("htmx:afterSwap", (evento) => {
  const invalido = evento.target.querySelector?.(".is-invalid, [data-errores]");
  invalido?.focus();
});

document.addEventListener("click", (evento) => {
  const boton = evento.target.closest("[data-marca-todo]");
  if (!boton) return;
  boton.closest(".casillas").querySelectorAll("input[type=checkbox]:not(:checked)").forEach((casilla) => casilla.click());
  sinPreguntar(boton)?.focus();
});

// What was read goes into its field by this press alone, and is looked at there.
document.addEventListener("click", (evento) => {
  const boton = evento.target.closest("[data-poner]");
  const campo = boton && document.getElementById(boton.dataset.poner);
  if (!campo) return;
  campo.value = boton.dataset.valor;
  campo.dispatchEvent(new Event("input", { bubbles: true }));
  campo.dispatchEvent(new Event("change", { bubbles: true }));
  campo.focus();
});

// Open and ready within the press itself: what is typed after it begins in the field.
document.addEventListener("click", (evento) => {
  const pliegue = evento.target.closest("[data-enfoca] > summary")?.parentElement;
  if (!pliegue) return;
  evento.preventDefault();
  pliegue.open = !pliegue.open;
  if (pliegue.open) pliegue.querySelector("input:not([type=hidden])")?.focus();
});

enfocar(document.querySelector("main") ?? document);
