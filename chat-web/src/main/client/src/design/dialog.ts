import { css, html, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { ParleyElement } from '../store/parleyElement.js';
import { icons } from './icons.js';

export const dialogStyles = css`
  dialog {
    display: flex;
    flex-direction: column;
    width: min(32rem, calc(100vw - 1.5rem));
    max-height: min(38rem, calc(100dvh - 3rem));
    margin: min(12vh, 6rem) auto auto;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    color: var(--ink);
    box-shadow: var(--shadow-raised);
    overflow: hidden;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: var(--backdrop);
  }
  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex: none;
    padding: var(--space-3) var(--space-3) var(--space-1) var(--space-5);
  }
  .dialog-head h2 {
    font-size: 1.0625rem;
    font-weight: 650;
  }
  .dialog-body {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-2) var(--space-5) var(--space-5);
  }
  .dialog-search {
    flex: none;
    padding: var(--space-2) var(--space-5) var(--space-3);
  }
  .results {
    flex: 1;
    min-height: 12rem;
    padding: 0 var(--space-2) var(--space-2);
    overflow-y: auto;
  }
  .result {
    --avatar-size: 2rem;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    width: 100%;
    min-height: 2.75rem;
    padding: var(--space-1) var(--space-3);
    border: 0;
    border-radius: var(--radius);
    background: none;
    text-align: left;
  }
  button.result {
    cursor: pointer;
  }
  button.result:hover,
  .result.chosen {
    background: var(--paper-pressed);
  }
  .result > div {
    flex: 1;
    min-width: 0;
    line-height: 1.3;
  }
  .result .name {
    font-weight: 600;
  }
  .result .detail {
    color: var(--ink-faint);
    font-size: var(--text-small);
  }
  .result .mark {
    display: grid;
    place-items: center;
    width: 2rem;
    color: var(--ink-faint);
  }
  .nothing {
    padding: var(--space-6) var(--space-4);
    color: var(--ink-faint);
    font-size: var(--text-label);
    text-align: center;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-2);
  }
`;

/** A modal dialog that is open as long as its element is on the page; it tells `close` when the person is done with it. */
export abstract class DialogElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, dialogStyles];

  @query('dialog') protected readonly dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected close(): void {
    this.dispatchEvent(new Event('close'));
  }

  /** Whether Escape, or a click beside it, closes the dialog. */
  protected mayDismiss(): boolean {
    return true;
  }

  protected frame(title: string, content: TemplateResult): TemplateResult {
    return html`<dialog aria-label=${title} @close=${() => this.close()} @cancel=${this.#cancel} @click=${this.#backdrop}>
      <div class="dialog-head">
        <h2>${title}</h2>
        <button class="icon-button" aria-label="Close" @click=${() => this.close()}>${icons.close()}</button>
      </div>
      ${content}
    </dialog>`;
  }

  readonly #backdrop = (event: Event): void => {
    if (event.target === this.dialog && this.mayDismiss()) this.close();
  };

  readonly #cancel = (event: Event): void => {
    if (!this.mayDismiss()) event.preventDefault();
  };
}
