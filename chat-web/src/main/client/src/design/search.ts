import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { problemText } from '../notices/problemText.js';

const AFTER_TYPING_MS = 180;

/** Asks the server as one types, not at every key, and shows only the answer to what was asked last. */
export class Search<T> {
  readonly #host: ReactiveControllerHost;
  readonly #find: (query: string) => Promise<readonly T[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #problem: string | null = null;
  results: readonly T[] | null = null;

  constructor(host: ReactiveControllerHost, find: (query: string) => Promise<readonly T[]>) {
    this.#host = host;
    this.#find = find;
  }

  typed(event: Event): void {
    const query = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(query), AFTER_TYPING_MS);
  }

  now(query: string): void {
    void this.#ask(query);
  }

  /** What stands in the place of results when there are none. */
  remark(none: string): TemplateResult | typeof nothing {
    if (this.#problem !== null) return html`<li class="nothing problem" role="alert">${this.#problem}</li>`;
    return this.results?.length === 0 ? html`<li class="nothing">${none}</li>` : nothing;
  }

  async #ask(query: string): Promise<void> {
    const ask = ++this.#asked;
    try {
      const results = await this.#find(query);
      if (ask !== this.#asked) return;
      this.results = results;
      this.#problem = null;
    } catch (problem) {
      if (ask !== this.#asked) return;
      this.results = null;
      this.#problem = problemText(problem);
    }
    this.#host.requestUpdate();
  }
}
