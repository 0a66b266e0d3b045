// Photo viewer: zoom, quarter turns, arrows; by buttons or by keys while the frame has the focus.

const LIMITE = 6;

function dibujar(visor) {
  const imagen = visor.querySelector("img");
  const escala = Number(visor.dataset.escala ?? 1);
  const giro = Number(visor.dataset.giro ?? 0);
  imagen.style.transform = `rotate(${giro}deg) scale(${giro % 180 ? encaje(visor) : 1})`;
  imagen.style.width = imagen.style.height = `${escala * 100}%`;
}

function encaje(visor) {
  const lienzo = visor.querySelector(".visor__lienzo");
  const imagen = visor.querySelector("img");
  const { clientWidth: ancho, clientHeight: alto } = lienzo;
  const real = imagen.naturalWidth / imagen.naturalHeight || 1;
  const [w, h] = ancho / alto > real ? [alto * real, alto] : [ancho, ancho / real];
  return Math.min(ancho / h, alto / w);
}

const ACCIONES = {
  acercar: (visor) => poner(visor, "escala", Math.min(LIMITE, Number(visor.dataset.escala ?? 1) * 1.4)),
  alejar: (visor) => poner(visor, "escala", Math.max(1, Number(visor.dataset.escala ?? 1) / 1.4)),
  girar: (visor) => poner(visor, "giro", (Number(visor.dataset.giro ?? 0) + 90) % 360),
  ajustar: (visor) => {
    visor.dataset.giro = "0";
    poner(visor, "escala", 1);
  },
  firma: (visor) => {
    poner(visor, "escala", 2.2);
    const lienzo = visor.querySelector(".visor__lienzo");
    lienzo.scrollTo({ top: lienzo.scrollHeight, left: (lienzo.scrollWidth - lienzo.clientWidth) / 2 });
  },
};

const TECLAS = { "+": "acercar", "-": "alejar", r: "girar", 0: "ajustar" };

function poner(visor, clave, valor) {
  visor.dataset[clave] = String(valor);
  dibujar(visor);
}

document.addEventListener("click", (evento) => {
  const boton = evento.target.closest("[data-visor-hace]");
  if (boton) ACCIONES[boton.dataset.visorHace](boton.closest("[data-visor]"));
});

document.addEventListener("keydown", (evento) => {
  const lienzo = evento.target.closest?.(".visor__lienzo");
  const accion = TECLAS[evento.key.toLowerCase()];
  if (!lienzo || !accion || evento.ctrlKey || evento.metaKey) return;
  evento.preventDefault();
  ACCIONES[accion](lienzo.closest("[data-visor]"));
});

// Documents one after the other: an image is asked for when its document comes in sight, so that
// what was never shown was never looked at.

function verDocumento(grupo, clave) {
  for (const documento of grupo.querySelectorAll("[data-documento]")) {
    documento.hidden = documento.dataset.documento !== clave;
    if (documento.hidden) continue;
    for (const imagen of documento.querySelectorAll("img[data-src]")) {
      imagen.src = imagen.dataset.src;
      imagen.removeAttribute("data-src");
    }
  }
  for (const enlace of grupo.querySelectorAll("[data-ver-documento]")) {
    if (enlace.dataset.verDocumento === clave) enlace.setAttribute("aria-current", "true");
    else enlace.removeAttribute("aria-current");
  }
}

document.addEventListener("click", (evento) => {
  const grupo = evento.target.closest("[data-documentos]");
  const enlace = evento.target.closest("[data-ver-documento]");
  const otro = evento.target.closest("[data-otro-documento]");
  if (!grupo || !(enlace || otro) || evento.ctrlKey || evento.metaKey) return;
  evento.preventDefault();
  const claves = [...grupo.querySelectorAll("[data-documento]")].map((uno) => uno.dataset.documento);
  const ahora = grupo.querySelector("[data-documento]:not([hidden])").dataset.documento;
  verDocumento(grupo, enlace?.dataset.verDocumento ?? claves[(claves.indexOf(ahora) + 1) % claves.length]);
});
