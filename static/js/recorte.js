// The part of a photo that stays: drawn on it with the pointer, moved by its four edges with the
// keyboard. Without scripts the four numbers say the same.

const BORDES = ["izquierda", "arriba", "derecha", "abajo"];
const formulario = document.querySelector("[data-recorte]");
const marco = formulario?.querySelector("[data-marco]");
const foto = formulario?.querySelector("img");
let desde = null;

const bordes = () => BORDES.map((nombre) => Number(formulario.elements[nombre].value));
const dentro = (n) => Math.min(Math.max(n, 0), 100);

function pintar() {
  const [izquierda, arriba, derecha, abajo] = bordes();
  marco.hidden = !(derecha > izquierda && abajo > arriba);
  marco.style.left = `${izquierda}%`;
  marco.style.top = `${arriba}%`;
  marco.style.width = `${derecha - izquierda}%`;
  marco.style.height = `${abajo - arriba}%`;
}

// Where the pointer is, in hundredths of the photo.
function punto(evento) {
  const caja = foto.getBoundingClientRect();
  return {
    x: dentro(((evento.clientX - caja.left) / caja.width) * 100),
    y: dentro(((evento.clientY - caja.top) / caja.height) * 100),
  };
}

function arrastrar(evento) {
  if (!desde) return;
  const hasta = punto(evento);
  const valores = [
    Math.min(desde.x, hasta.x),
    Math.min(desde.y, hasta.y),
    Math.max(desde.x, hasta.x),
    Math.max(desde.y, hasta.y),
  ];
  BORDES.forEach((nombre, n) => (formulario.elements[nombre].value = valores[n].toFixed(1)));
  pintar();
}

if (formulario) {
  const lugar = foto.parentElement;
  lugar.addEventListener("pointerdown", (evento) => {
    evento.preventDefault();
    lugar.setPointerCapture(evento.pointerId);
    desde = punto(evento);
  });
  lugar.addEventListener("pointermove", arrastrar);
  lugar.addEventListener("pointerup", (evento) => {
    arrastrar(evento);
    desde = null;
  });
  formulario.addEventListener("input", pintar);
  pintar();
}
