import { LitElement } from 'lit';
import type { Application } from '../application.js';
import { controls } from '../design/controls.js';
import type { State } from './state.js';

let application: Application | undefined;

/** Says once, before any element is made, which application the elements show. */
export function provideApplication(provided: Application): void {
  application = provided;
}

/** An element of the page: it shows a part of the state, and tells the application's intents what the person does. */
export abstract class ParleyElement extends LitElement {
  static override styles = [controls];

  readonly #selections: { readonly select: (state: State) => unknown; value: unknown }[] = [];
  #unsubscribe: (() => void) | undefined;

  protected get app(): Application {
    if (application === undefined) throw new Error('provideApplication was not called');
    return application;
  }

  protected get state(): State {
    return this.app.store.state;
  }

  /** The element is drawn again whenever this part of the state is replaced. */
  protected observe(select: (state: State) => unknown): void {
    this.#selections.push({ select, value: select(this.state) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.app.store.subscribe((state) => this.#follow(state));
    this.#follow(this.state);
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
    super.disconnectedCallback();
  }

  #follow(state: State): void {
    for (const selection of this.#selections) {
      const value = selection.select(state);
      if (Object.is(value, selection.value)) continue;
      selection.value = value;
      this.requestUpdate();
    }
  }
}
