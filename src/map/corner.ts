/** The map's corner: a scale bar and the sources of the basemap. Own scale bar, because GL's cannot change its language. */
import type { IControl, Map as GlMap } from 'maplibre-gl';
import { roundLength } from '../domain/rules/round-length.ts';
import { metresPerPixel } from './camera.ts';
import type { MapWords } from './engine.ts';

const LONGEST = 120;

export class ScaleBar implements IControl {
  readonly #bar = document.createElement('div');
  #map: GlMap | null = null;
  #words: Pick<MapWords, 'metres' | 'kilometres'> | null = null;

  onAdd(map: GlMap): HTMLElement {
    this.#map = map;
    this.#bar.className = 'maplibregl-ctrl maplibregl-ctrl-scale';
    map.on('move', this.#draw);
    this.#draw();
    return this.#bar;
  }

  onRemove(): void {
    this.#map?.off('move', this.#draw);
    this.#map = null;
    this.#bar.remove();
  }

  speak(words: Pick<MapWords, 'metres' | 'kilometres'>): void {
    this.#words = words;
    this.#draw();
  }

  readonly #draw = (): void => {
    if (!this.#map || !this.#words) return;
    const metres = metresPerPixel(this.#map.getZoom(), this.#map.getCenter().lat);
    const length = roundLength(LONGEST * metres);
    this.#bar.style.width = `${Math.round(length / metres)}px`;
    this.#bar.textContent =
      length >= 1000 ? `${length / 1000} ${this.#words.kilometres}` : `${length} ${this.#words.metres}`;
  };
}

/** GL writes these once, at the start; they follow the language here. */
export function nameCorner(container: HTMLElement, words: MapWords): void {
  const canvas = container.querySelector('canvas');
  canvas?.setAttribute('aria-label', words.title);
  const toggle = container.querySelector('.maplibregl-ctrl-attrib-button');
  toggle?.setAttribute('aria-label', words.toggleAttribution);
  toggle?.setAttribute('title', words.toggleAttribution);
}
