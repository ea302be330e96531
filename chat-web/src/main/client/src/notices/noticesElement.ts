import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../design/icons.js';
import { ParleyElement } from '../store/parleyElement.js';

/** Short words to the person, in a corner, read out by a screen reader. */
@customElement('parley-notices')
export class NoticesElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    css`
      :host {
        position: fixed;
        z-index: 20;
        right: var(--space-4);
        bottom: var(--space-4);
        left: var(--space-4);
        display: grid;
        justify-items: center;
        gap: var(--space-2);
        pointer-events: none;
      }
      .notice {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        max-width: 30rem;
        padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        box-shadow: var(--shadow-raised);
        font-size: var(--text-label);
        pointer-events: auto;
      }
      .notice.problem svg:first-child {
        color: var(--danger);
      }
      .notice span {
        padding: var(--space-1) 0;
      }
    `,
  ];

  constructor() {
    super();
    this.observe((state) => state.notices);
  }

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">
      ${repeat(
        this.state.notices,
        (notice) => notice.id,
        (notice) => html`<div class="notice ${notice.tone}" data-testid="notice">
          ${notice.tone === 'problem' ? icons.alert(16) : ''}
          <span>${notice.text}</span>
          <button class="icon-button" aria-label="Dismiss" @click=${() => this.app.notices.dismiss(notice.id)}>${icons.close(14)}</button>
        </div>`,
      )}
    </div>`;
  }
}
