import { css, html, nothing, type TemplateResult } from 'lit';
import { icons } from '../design/icons.js';
import { piecesOf } from '../messages/links.js';
import { fullTimeOf, timeOf } from '../messages/times.js';
import type { Note } from './commandState.js';

/** A command and what came of it. The text is a service's: it reaches the page as text, as a message does. */
export function noteRow(key: string, note: Note, dismiss: (id: string) => void): TemplateResult {
  return html`<div class="row note ${note.status}" data-key=${key} data-testid="note" data-status=${note.status}>
    <span class="gutter" aria-hidden="true">${note.status === 'failed' ? icons.alert(15) : '/'}</span>
    <div class="content">
      <header>
        <span class="given" dir="auto">${note.command}</span>
        <time title=${fullTimeOf(note.at)}>${timeOf(note.at)}</time>
      </header>
      ${note.status === 'asking'
        ? html`<div class="only" role="status">Waiting for the answer…</div>`
        : html`<div class="body" dir="auto">${textOf(note)}</div>`}
      ${note.status === 'asking'
        ? nothing
        : html`<div class="only">
            Only you can see this.
            <button class="small" data-testid="note-dismiss" @click=${() => dismiss(note.id)}>Dismiss</button>
          </div>`}
    </div>
  </div>`;
}

// The body keeps its white space, so the template must not add any.
function textOf(note: Note): readonly (string | TemplateResult)[] {
  return piecesOf(note.text).map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer">${piece.text}</a>`,
  );
}

export const noteStyles = css`
  .note {
    display: grid;
    grid-template-columns: var(--gutter) minmax(0, 1fr);
    column-gap: var(--space-3);
    margin-block: var(--space-2);
    padding-block: var(--space-1);
    background: var(--paper-hover);
  }
  .note .gutter {
    display: flex;
    justify-content: flex-end;
    color: var(--ink-faint);
    font-weight: 650;
  }
  .note .given {
    color: var(--ink-soft);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .note.failed .gutter {
    color: var(--danger);
  }
  .only {
    color: var(--ink-faint);
    font-size: var(--text-small);
  }
`;
