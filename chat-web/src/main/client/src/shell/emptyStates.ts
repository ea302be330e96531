import { html, type TemplateResult } from 'lit';
import { icons, logo } from '../design/icons.js';
import type { DialogName } from './openDialog.js';

/** The page has the login, and waits for the first welcome. */
export function emptyRoom(): TemplateResult {
  return html`<div class="empty" role="status" aria-label="Loading"></div>`;
}

export function noRoom(newcomer: boolean, open: (dialog: DialogName) => void): TemplateResult {
  return html`<div class="empty" data-testid="empty">
    ${logo(44)}
    <h2>${newcomer ? 'Welcome to Parley' : 'Pick a conversation'}</h2>
    <p>
      ${newcomer
        ? 'Join a room that your colleagues are in, or write to someone directly.'
        : html`Choose a room on the left, or press <kbd>Ctrl</kbd> <kbd>K</kbd> and type its name.`}
    </p>
    <div class="actions">
      <button class="button primary" @click=${() => open('directory')}>${icons.compass(16)} Browse rooms</button>
      <button class="button" @click=${() => open('direct')}>${icons.pen(16)} New message</button>
    </div>
  </div>`;
}
