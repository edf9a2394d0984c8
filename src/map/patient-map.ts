/**
 * GL's map, which lets the page go first where a pointer was lifted. GL draws itself anew then, although nothing has changed,
 * and the card that the tap has opened would wait for it: on a device without a graphics card, several frames long.
 */
import { Map as GlMap, type MapOptions } from 'maplibre-gl';

export class PatientMap extends GlMap {
  #held = false;
  #asked = false;
  readonly #host: HTMLElement;

  constructor(options: MapOptions) {
    super(options);
    this.#host = this.getCanvasContainer();
    // Capturing, because GL's own listeners must find the map held already.
    this.#host.addEventListener('pointerup', this.#hold, { capture: true });
  }

  override triggerRepaint(): void {
    // GL's own constructor may ask, before there are fields.
    if (#held in this && this.#held) this.#asked = true;
    else super.triggerRepaint();
  }

  override remove(): void {
    this.#host.removeEventListener('pointerup', this.#hold, { capture: true });
    this.#asked = false;
    super.remove();
  }

  /** Until the page's next frame is out. A drag that ends has its own motion to finish. */
  readonly #hold = (): void => {
    if (this.#held || this.isMoving()) return;
    this.#held = true;
    requestAnimationFrame(() => setTimeout(this.#release));
  };

  readonly #release = (): void => {
    this.#held = false;
    if (this.#asked) this.triggerRepaint();
    this.#asked = false;
  };
}
