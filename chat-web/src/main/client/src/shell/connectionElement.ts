import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ParleyElement } from '../store/parleyElement.js';
import { connectionText } from './connectionText.js';

/** Trouble that is over in a moment is not worth a banner that comes and goes. */
const QUIET_MS = 1200;

/** Says when the page is not connected, and why; nothing while all is well. Its data-state is always true. */
@customElement('parley-connection')
export class ConnectionElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    css`
      /* Lies over the page, so that nothing moves when it comes and goes. */
      :host {
        position: absolute;
        z-index: 6;
        top: calc(var(--header-height) + var(--space-3));
        right: var(--space-4);
        left: var(--space-4);
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      .banner {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 2.25rem;
        padding: var(--space-1) var(--space-4);
        border-radius: 1.125rem;
        box-shadow: var(--shadow-raised);
        pointer-events: auto;
        background: var(--warning-soft);
        color: var(--warning);
        font-size: var(--text-label);
        font-weight: 550;
      }
      .banner.problem {
        background: var(--danger-soft);
        color: var(--danger);
      }
      button {
        padding: 0 var(--space-1);
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        font-weight: 650;
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ];

  @state() private patient = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.observe((state) => state.connection);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const open = this.state.connection.phase.name === 'open' && this.state.connection.online;
    if (open) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.patient = true;
    } else {
      this.#timer ??= setTimeout(() => {
        this.patient = false;
      }, QUIET_MS);
    }
  }

  override render(): TemplateResult {
    const { connection } = this.state;
    const { text, problem, retry } = connectionText(connection);
    const shown = text !== '' && (!this.patient || problem);
    return html`<div role="status" aria-live="polite" data-testid="connection-status" data-state=${connection.phase.name}>
      <div class="banner ${problem ? 'problem' : ''}" ?hidden=${!shown}>
        <span>${shown ? text : ''}</span>
        ${retry ? html`<button @click=${() => this.app.connection.retryNow()}>Try now</button>` : ''}
      </div>
    </div>`;
  }
}
