// Copy buttons, and "copiar siguiente": C walks the Smartflex sheet from one datum to the next,
// ticks each as typed, and ends where the request number is written.

let siguiente = 0;
const marcadas = new Map();

async function copiar(boton) {
  digitado(boton.closest(".dato-copiable"));
  try {
    await navigator.clipboard.writeText(boton.dataset.copiar);
  } catch {
    copiarSinPermiso(boton.dataset.copiar);
  }
  marcar(boton);
}

function copiarSinPermiso(texto) {
  const campo = document.createElement("textarea");
  campo.value = texto;
  campo.className = "visually-hidden";
  document.body.append(campo);
  campo.select();
  document.execCommand("copy");
  campo.remove();
}

function marcar(boton) {
  boton.classList.add("copiar--hecho");
  anunciar(`Copiado: ${boton.dataset.copiar}`);
  setTimeout(() => boton.classList.remove("copiar--hecho"), 1500);
}

function digitado(dato) {
  if (!dato) return;
  dato.classList.add("dato-copiable--copiado");
  const marca = dato.querySelector("[name=digitado]");
  if (!marca || marca.checked) return;
  marca.checked = true;
  marca.dispatchEvent(new Event("change", { bubbles: true }));
}

function porCopiar(hoja) {
  const con = hoja.filter((boton) => boton.closest(".dato-copiable")?.querySelector("[name=digitado]"));
  if (!con.length) return hoja[siguiente % hoja.length];
  return con.find((boton) => !boton.closest(".dato-copiable").querySelector("[name=digitado]").checked);
}

function anunciar(texto) {
  let voz = document.getElementById("voz-copiar");
  if (!voz) {
    voz = document.createElement("div");
    voz.id = "voz-copiar";
    voz.className = "visually-hidden";
    voz.setAttribute("role", "status");
    document.body.append(voz);
  }
  voz.textContent = texto;
}

document.addEventListener("click", (evento) => {
  const boton = evento.target.closest("[data-copiar]");
  if (!boton) return;
  const hoja = [...document.querySelectorAll("[data-copiar-siguiente]")];
  if (hoja.includes(boton)) siguiente = hoja.indexOf(boton) + 1;
  copiar(boton);
});

document.addEventListener("keydown", (evento) => {
  if (evento.defaultPrevented || evento.key.toLowerCase() !== "c") return;
  if (evento.ctrlKey || evento.metaKey || evento.altKey) return;
  if (evento.target.closest("input:not([type=radio], [type=checkbox]), textarea, dialog, [contenteditable]")) return;
  if (sinAtajos()) return;
  const hoja = [...document.querySelectorAll("[data-copiar-siguiente]")];
  if (!hoja.length) return;
  evento.preventDefault();
  const boton = porCopiar(hoja);
  if (!boton) {
    document.querySelector("[data-fin-de-hoja]")?.focus();
    return;
  }
  boton.focus();
  boton.click();
});

function sinAtajos() {
  try {
    return localStorage.getItem("bluecom:atajos") === "no";
  } catch {
    return false;
  }
}

document.addEventListener("change", (evento) => {
  if (evento.target.matches("[name=digitado]")) pintar(evento.target);
});

function pintar(marca) {
  marcadas.set(marca.value, marca.checked);
  marca.closest(".dato-copiable").classList.toggle("dato-copiable--copiado", marca.checked);
}

// The sheet follows the fields: what was ticked while it was on its way stays ticked.
document.addEventListener("htmx:afterSwap", (evento) => {
  for (const marca of evento.target.querySelectorAll?.("[name=digitado]") ?? []) {
    if (!marcadas.has(marca.value)) continue;
    marca.checked = marcadas.get(marca.value);
    pintar(marca);
  }
});
