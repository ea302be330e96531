import { html, nothing, type TemplateResult } from 'lit';
import { noteRow } from '../commands/noteTemplate.js';
import { icons } from '../design/icons.js';
import { avatar, nameOf } from '../people/avatar.js';
import { botMark } from '../people/botMark.js';
import type { PeopleState } from '../people/peopleState.js';
import { piecesOf } from './links.js';
import { membershipText } from './membershipText.js';
import { roomChangeText } from './roomChangeText.js';
import type { Row, ShownMessage } from './rows.js';
import { dayOf, fullTimeOf, timeOf } from './times.js';

export interface MessageActions {
  retry(clientId: string): void;
  discard(clientId: string): void;
  dismiss(note: string): void;
  /** Absent for messages that this person cannot change. */
  editing(message: ShownMessage): (() => void) | undefined;
}

export function rowTemplate(row: Row, people: PeopleState, actions: MessageActions): TemplateResult {
  switch (row.kind) {
    case 'day':
      return html`<div class="row day" data-key=${row.key}><span>${dayOf(row.at)}</span></div>`;
    case 'new':
      return html`<div class="row new" data-key=${row.key} role="separator" data-testid="new-divider"><span>New</span></div>`;
    case 'membership':
      return membershipRow(row, people);
    case 'described':
      return html`<div class="row membership" data-key=${row.key} data-testid="described">${roomChangeText(row.change, people)}</div>`;
    case 'note':
      return noteRow(row.key, row.note, (id) => actions.dismiss(id));
    case 'message':
      return messageRow(row, people, actions);
  }
}

type MembershipRow = Extract<Row, { kind: 'membership' }>;
type MessageRow = Extract<Row, { kind: 'message' }>;

function membershipRow({ key, changes }: MembershipRow, people: PeopleState): TemplateResult {
  const summary = membershipText(changes, people);
  if (changes.length < 3) return html`<div class="row membership" data-key=${key} data-testid="membership">${summary}</div>`;
  return html`<details class="row membership" data-key=${key} data-testid="membership">
    <summary>${summary}</summary>
    <ul>
      ${changes.map((change) => html`<li><time>${timeOf(change.at)}</time> ${nameOf(people, change.user)} ${change.kind}</li>`)}
    </ul>
  </details>`;
}

function messageRow({ key, lead, message }: MessageRow, people: PeopleState, actions: MessageActions): TemplateResult {
  return html`<article
    class="row message ${lead ? 'lead' : 'run'} ${message.action ? 'action' : ''} ${message.status}"
    data-key=${key}
    data-testid="message"
    data-offset=${message.offset ?? nothing}
    data-client-id=${message.clientId}
    data-status=${message.status}
  >
    ${message.action ? html`<span class="gutter" aria-hidden="true">✳</span>` : gutter(lead, message, people)}
    <div class="content">
      ${lead && !message.action ? head(message, people) : nothing}${bodyOf(message, people)}${trouble(message, actions)}
    </div>
    ${editButton(actions.editing(message))}
  </article>`;
}

function gutter(lead: boolean, message: ShownMessage, people: PeopleState): TemplateResult {
  return lead
    ? html`<span class="gutter">${avatar(people, message.author)}</span>`
    : html`<time class="gutter" title=${fullTimeOf(message.at)}>${timeOf(message.at)}</time>`;
}

function head(message: ShownMessage, people: PeopleState): TemplateResult {
  const known = people.known.get(message.author);
  return html`<header>
    <span class="author" title=${known === undefined ? nothing : `@${known.username}`}>${nameOf(people, message.author)}</span>${botMark(known)}
    <time title=${fullTimeOf(message.at)}>${timeOf(message.at)}</time>
  </header>`;
}

// The body keeps its white space, so the template must not add any.
function bodyOf(message: ShownMessage, people: PeopleState): TemplateResult {
  const text = piecesOf(message.body).map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer">${piece.text}</a>`,
  );
  const edited = message.edited ? html`<span class="edited" data-testid="edited"> (edited)</span>` : nothing;
  if (!message.action) return html`<div class="body" dir="auto">${text}${edited}</div>`;
  return html`<div class="body" dir="auto"
    ><span class="author">${nameOf(people, message.author)}</span>${spaced(botMark(people.known.get(message.author)))} ${text}${edited}<time title=${fullTimeOf(message.at)}>${timeOf(message.at)}</time
  ></div>`;
}

function editButton(edit: (() => void) | undefined): TemplateResult | typeof nothing {
  if (edit === undefined) return nothing;
  return html`<button class="icon-button edit" aria-label="Edit" title="Edit" data-testid="edit" @click=${edit}>${icons.edit(15)}</button>`;
}

function spaced(mark: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  return mark === nothing ? nothing : html` ${mark}`;
}

function trouble(message: ShownMessage, actions: MessageActions): TemplateResult | typeof nothing {
  const { unsent } = message;
  if (message.status !== 'failed' || unsent === undefined) return nothing;
  return html`<div class="trouble" role="alert">
    ${icons.alert(14)}<span>Not sent. ${message.problem}</span>
    <button class="small" data-testid="retry" @click=${() => actions.retry(unsent)}>Try again</button>
    <button class="small" data-testid="discard" @click=${() => actions.discard(unsent)}>Discard</button>
  </div>`;
}
