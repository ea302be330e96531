import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from './controls.js';

/** A button for what cannot be taken back: pressed once it asks, and pressed again it tells `confirmed`. */
@customElement('parley-confirm')
export class ConfirmButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  @property() label = '';
  @property() question = '';
  @state() private asking = false;

  override render(): TemplateResult {
    return html`<button type="button" class="button small danger" @click=${this.#press} @blur=${this.#calm}>
      <span aria-live="polite">${this.asking ? this.question : this.label}</span>
    </button>`;
  }

  readonly #press = (): void => {
    if (this.asking) this.dispatchEvent(new Event('confirmed'));
    this.asking = !this.asking;
  };

  readonly #calm = (): void => {
    this.asking = false;
  };
}
