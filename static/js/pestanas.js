// One step written in several windows: of each field the newer writing wins, and the page says so.
// Ages, and not hours, are compared: the clock of this computer may be wrong.

const PROPIO = /^(file|hidden|submit|button|password)$/; // never filled by a script

export class Escrito {
  constructor(formulario) {
    this.formulario = formulario;
    this.cuando = new Map(); // field → when it was last typed here
    this.mio = new Map(); // field → what was typed here and gave way
  }

  anotar(campo) {
    this.cuando.set(campo, Date.now());
    this.mio.delete(campo);
  }

  // Milliseconds since the last letter typed here.
  hace() {
    return this.cuando.size ? Math.max(0, Date.now() - Math.max(...this.cuando.values())) : 0;
  }

  // Fills in what the other window wrote later than this one; returns the labels of the fields
  // that changed, and of those among them that had been typed here.
  traer({ datos, hace }) {
    const escritoEn = Date.now() - hace;
    const cambiaron = [];
    const mios = [];
    for (const [nombre, campos] of this.campos()) {
      if (!(nombre in datos) && !puedeFaltar(campos[0])) continue; // the other page had no such field
      const nuevo = datos[nombre] ?? [];
      const viejo = valores(campos);
      if (iguales(nuevo, viejo) || (this.cuando.get(nombre) ?? 0) > escritoEn) continue;
      if (this.cuando.has(nombre)) {
        this.mio.set(nombre, viejo);
        mios.push(etiqueta(campos[0]));
      }
      poner(campos, nuevo);
      cambiaron.push(etiqueta(campos[0]));
    }
    return { cambiaron, mios };
  }

  // What gave way is the newest now, as if it were typed again.
  recuperar() {
    const campos = this.campos();
    for (const [nombre, valor] of this.mio) {
      poner(campos.get(nombre) ?? [], valor);
      this.cuando.set(nombre, Date.now());
    }
    this.mio.clear();
  }

  campos() {
    const porNombre = new Map();
    for (const campo of this.formulario.elements) {
      if (!campo.name || PROPIO.test(campo.type)) continue;
      porNombre.set(campo.name, [...(porNombre.get(campo.name) ?? []), campo]);
    }
    return porNombre;
  }
}

function marca(campo) {
  return campo.type === "checkbox" || campo.type === "radio";
}

// Nothing marked is nothing sent.
function puedeFaltar(campo) {
  return marca(campo) || campo.multiple;
}

function valores(campos) {
  return campos.flatMap((campo) => {
    if (marca(campo)) return campo.checked ? [campo.value] : [];
    if (campo.multiple && campo.options) return [...campo.selectedOptions].map((opcion) => opcion.value);
    return [campo.value];
  });
}

function poner(campos, nuevos) {
  const enOrden = [...nuevos];
  for (const campo of campos) {
    if (marca(campo)) campo.checked = nuevos.includes(campo.value);
    else if (campo.multiple && campo.options) {
      for (const opcion of campo.options) opcion.selected = nuevos.includes(opcion.value);
    } else campo.value = enOrden.shift() ?? "";
  }
  campos[0]?.dispatchEvent(new Event("input", { bubbles: true }));
  campos[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}

function iguales(unos, otros) {
  return JSON.stringify(unos.filter(Boolean)) === JSON.stringify(otros.filter(Boolean));
}

function etiqueta(campo) {
  const grupo = marca(campo) ? campo.closest("fieldset")?.querySelector("legend") : null;
  const escrita = grupo ?? campo.labels?.[0];
  return escrita?.textContent.replace("*", "").trim() || campo.name;
}
