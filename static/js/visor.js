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
