/**
 * Positions of millions of nodes in 16 bytes each. Ids of extracts come sorted, almost always; where they do not, they are
 * sorted once, before the first question.
 */
export class NodeStore {
  #ids = new Float64Array(1024);
  /** Ten-millionths of a degree, the precision OpenStreetMap itself has: lon, lat, lon, lat … */
  #places = new Int32Array(2048);
  #count = 0;
  #sorted = true;

  get size(): number {
    return this.#count;
  }

  add(id: number, lon: number, lat: number): void {
    if (this.#count === this.#ids.length) this.#grow();
    if (this.#count > 0 && id <= (this.#ids[this.#count - 1] ?? 0)) this.#sorted = false;
    this.#ids[this.#count] = id;
    this.#places[2 * this.#count] = Math.round(lon * 1e7);
    this.#places[2 * this.#count + 1] = Math.round(lat * 1e7);
    this.#count++;
  }

  /** `[lon, lat]` of a node, or null when the extract was cut without it. */
  find(id: number): [number, number] | null {
    if (!this.#sorted) this.#sort();
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.#ids[middle] ?? 0;
      if (found === id) return [(this.#places[2 * middle] ?? 0) / 1e7, (this.#places[2 * middle + 1] ?? 0) / 1e7];
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2);
    ids.set(this.#ids);
    this.#ids = ids;
    const places = new Int32Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
  }

  #sort(): void {
    const order = Uint32Array.from({ length: this.#count }, (_, i) => i).sort(
      (a, b) => (this.#ids[a] ?? 0) - (this.#ids[b] ?? 0),
    );
    const ids = Float64Array.from(order, (i) => this.#ids[i] ?? 0);
    const places = new Int32Array(2 * this.#count);
    order.forEach((from, to) => places.set(this.#places.subarray(2 * from, 2 * from + 2), 2 * to));
    this.#ids = ids;
    this.#places = places;
    this.#sorted = true;
  }
}
