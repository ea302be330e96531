/**
 * The app servers this page can talk to, by their base URLs. It begins with the one that served the page; a `welcome` names
 * others. Socket and REST calls always go to the same one, the current.
 */
export class Nodes {
  readonly #home: string;
  #known: readonly string[];
  #current: string;

  constructor(home: string) {
    this.#home = home;
    this.#known = [home];
    this.#current = home;
  }

  get current(): string {
    return this.#current;
  }

  get isHome(): boolean {
    return this.#current === this.#home;
  }

  get socketUrl(): string {
    return `${this.#current.replace(/^http/, 'ws')}/socket`;
  }

  learn(urls: readonly string[]): void {
    const others = urls.map(baseOf).filter((base) => base !== null);
    this.#known = [...new Set([this.#home, ...this.#known, ...others])];
  }

  /** Moves on to the next node; with one node only, stays. */
  advance(): void {
    const at = this.#known.indexOf(this.#current);
    this.#current = this.#known[(at + 1) % this.#known.length] ?? this.#home;
  }
}

function baseOf(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.origin : null;
  } catch {
    return null;
  }
}
