import { css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icons } from '../design/icons.js';
import { ParleyElement } from '../store/parleyElement.js';
import type { Secret } from './secretTold.js';

/** A secret, this once, to be copied; tells `done`. */
@customElement('parley-secret')
export class SecretElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-5) var(--space-5);
      }
      h3 {
        font-size: var(--text-title);
        font-weight: 650;
      }
      p {
        color: var(--ink-soft);
        font-size: var(--text-label);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .input {
        flex: 1 1 14rem;
        width: auto;
        min-width: 0;
        font-family: ui-monospace, monospace;
        font-size: var(--text-label);
        text-overflow: ellipsis;
      }
      .row .button {
        min-width: 6.5rem;
        min-height: 2.375rem;
      }
      .buttons {
        display: flex;
        justify-content: flex-end;
      }
      [role='status'] {
        min-height: 1.5em;
      }
    `,
  ];

  @property({ attribute: false }) secret: Secret = { title: '', explanation: '', value: '' };
  @state() private copied: 'not yet' | 'yes' | 'by hand' = 'not yet';
  @query('input') private field!: HTMLInputElement;
  @query('.primary') private copyButton!: HTMLButtonElement;

  override render(): TemplateResult {
    const { title, explanation, value } = this.secret;
    return html`
      <h3 id="title">${title}</h3>
      <p id="explanation">${explanation}</p>
      <div class="row">
        <input class="input" readonly aria-labelledby="title" data-testid="secret" .value=${value} @focus=${() => this.field.select()} />
        <button class="button primary" aria-describedby="title explanation" data-testid="copy-secret" @click=${this.#copy}>
          ${this.copied === 'yes' ? icons.check(16) : icons.copy(16)} Copy
        </button>
      </div>
      <p role="status" data-testid="secret-copied">${REMARKS[this.copied]}</p>
      <div class="buttons">
        <button class="button" data-testid="secret-done" @click=${() => this.dispatchEvent(new Event('done'))}>Done</button>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.copyButton.focus();
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.secret.value);
      this.copied = 'yes';
    } catch {
      // A page that came by plain http has no clipboard, and a browser may refuse it.
      this.field.focus();
      this.copied = 'by hand';
    }
  };
}

const REMARKS = {
  'not yet': '',
  yes: 'Copied.',
  'by hand': 'It is selected: copy it with the keyboard or the menu of your browser.',
} as const;
