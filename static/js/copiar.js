// Copy buttons, and "copiar siguiente": C walks the Smartflex sheet from one datum to the next.

let siguiente = 0;

async function copiar(boton) {
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
  boton.closest(".dato-copiable")?.classList.add("dato-copiable--copiado");
  anunciar(`Copiado: ${boton.dataset.copiar}`);
  setTimeout(() => boton.classList.remove("copiar--hecho"), 1500);
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
  if (evento.key.toLowerCase() !== "c" || evento.ctrlKey || evento.metaKey || evento.altKey) return;
  if (evento.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]")) return;
  if (sinAtajos()) return;
  const hoja = document.querySelectorAll("[data-copiar-siguiente]");
  if (!hoja.length) return;
  evento.preventDefault();
  const boton = hoja[siguiente % hoja.length];
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
