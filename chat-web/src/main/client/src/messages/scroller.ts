const AT_END_PX = 40;

/**
 * The scrolling of the timeline. It holds the row in sight where it is while rows come and go around it, which browsers do
 * only partly and differently (so `overflow-anchor` is off).
 */
export class Scroller {
  readonly #box: HTMLElement;
  #held: ReadonlyMap<string, number> = new Map();

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  get atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    return scrollHeight - scrollTop - clientHeight < AT_END_PX;
  }

  get distanceFromStart(): number {
    return this.#box.scrollTop;
  }

  toEnd(): void {
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** Puts a row a little below the upper edge. False when it is not on the page. */
  toRow(key: string): boolean {
    const row = this.#find(key);
    if (row === undefined) return false;
    this.#box.scrollTop += topOf(row) - topOf(this.#box) - this.#box.clientHeight / 5;
    return true;
  }

  /** The keys of the first and last row in sight. */
  inSight(): { readonly first: string; readonly last: string } | null {
    const rows = this.#rowsInSight();
    const [first, last] = [rows[0], rows.at(-1)];
    return first === undefined || last === undefined ? null : { first: keyOf(first), last: keyOf(last) };
  }

  /** Remembers where the rows in sight are. */
  hold(): void {
    this.#held = new Map(this.#rowsInSight().map((row) => [keyOf(row), topOf(row)]));
  }

  /** Brings the first of them that is still there back to its place, after the rows around it have changed. */
  restore(): void {
    for (const row of this.#rows()) {
      const before = this.#held.get(keyOf(row));
      if (before === undefined) continue;
      const moved = topOf(row) - before;
      if (Math.abs(moved) >= 1) this.#box.scrollTop += moved;
      return;
    }
  }

  #rowsInSight(): HTMLElement[] {
    const rows = this.#rows();
    const top = topOf(this.#box);
    const from = firstIndex(rows, (row) => row.getBoundingClientRect().bottom > top);
    const to = firstIndex(rows, (row) => topOf(row) >= top + this.#box.clientHeight);
    return rows.slice(from, to);
  }

  #rows(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>('[data-key]')];
  }

  #find(key: string): HTMLElement | undefined {
    return this.#rows().find((row) => keyOf(row) === key);
  }
}

function keyOf(row: HTMLElement): string {
  return row.dataset['key'] ?? '';
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

/** The index of the first row for which something holds that holds for all rows after it as well. */
function firstIndex(rows: readonly HTMLElement[], holds: (row: HTMLElement) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && holds(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}
