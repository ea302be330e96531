import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Command } from '../commands/commandState.js';
import { suggestionId, suggestionList, suggestionStyles, SUGGESTIONS_ID, usageLine } from '../commands/suggestionList.js';
import { beginsCommand, commandOf, suggestionsFor } from '../commands/suggestions.js';
import { meaningOf } from '../commands/typedText.js';
import { icons } from '../design/icons.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { roomTitle } from '../rooms/roomTitle.js';
import { currentUser } from '../session/sessionState.js';
import { ParleyElement } from '../store/parleyElement.js';
import { composerStyles } from './composerStyles.js';
import { type Editable, lastOf } from './edits.js';

const WARN_BELOW = 200;

/** Where one writes. What was begun in a room is there again when one comes back to it. */
@customElement('parley-composer')
export class ComposerElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, suggestionStyles, composerStyles];

  @property() room: RoomId = '';
  @state() private typed = '';
  @state() private chosen = 0;
  /** The list was put away, until something else is typed. */
  @state() private hushed = false;
  /** Not a new message is written, but this one anew. */
  @state() private editing: Editable | null = null;
  @query('textarea') private box!: HTMLTextAreaElement;
  readonly #drafts = new Map<RoomId, string>();
  #beforeEditing = '';

  constructor() {
    super();
    this.observe((state) => state.rooms.mine.get(this.room));
    this.observe((state) => state.people.known);
    this.observe((state) => state.connection.bodyCharacters);
    this.observe((state) => state.commands.known.get(this.room));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('room')) return;
    this.#stopEditing();
    const before = changed.get('room');
    if (before !== undefined && before !== '') this.#drafts.set(before, this.typed);
    this.typed = this.#drafts.get(this.room) ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('room') && matchMedia('(pointer: fine)').matches) this.box.focus();
    this.#grow();
  }

  /** Offers this message's text to be changed. */
  edit(message: Editable): void {
    this.#stopEditing();
    this.#beforeEditing = this.typed;
    this.editing = message;
    this.typed = message.body;
    void this.updateComplete.then(() => {
      this.box.focus();
      this.box.setSelectionRange(this.typed.length, this.typed.length);
    });
  }

  #stopEditing(): void {
    if (this.editing === null) return;
    this.editing = null;
    this.typed = this.#beforeEditing;
  }

  override render(): TemplateResult {
    const room = this.state.rooms.mine.get(this.room);
    const title = room === undefined ? '' : roomTitle(room, this.state.people);
    const left = this.#charactersLeft;
    const found = this.#found;
    const chosen = found[this.chosen];
    return html`${this.#help(found)}
    <form @submit=${this.#submit}>
      <textarea
        rows="1"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${found.length > 0}
        aria-controls=${found.length > 0 ? SUGGESTIONS_ID : nothing}
        aria-activedescendant=${chosen === undefined ? nothing : suggestionId(chosen)}
        data-testid="composer"
        aria-label=${`Message ${title}`}
        placeholder=${`Message ${title}`}
        enterkeyhint="send"
        .value=${this.typed}
        @input=${this.#input}
        @keydown=${this.#keydown}
      ></textarea>
      ${left < WARN_BELOW
        ? html`<span class="count ${left < 0 ? 'over' : ''}" role="status" aria-label=${`${left} characters left`}>${left}</span>`
        : nothing}
      <button class="icon-button send" data-testid="send" aria-label="Send" title="Send (Enter)" ?disabled=${!this.#sendable}>
        ${icons.send(19)}
      </button>
    </form>`;
  }

  get #charactersLeft(): number {
    return this.state.connection.bodyCharacters - Array.from(this.typed).length;
  }

  get #sendable(): boolean {
    return this.typed.trim() !== '' && this.#charactersLeft >= 0;
  }

  get #commands(): readonly Command[] {
    return this.state.commands.known.get(this.room) ?? [];
  }

  get #found(): readonly Command[] {
    return this.hushed || this.editing !== null ? [] : suggestionsFor(this.typed, this.#commands);
  }

  #help(found: readonly Command[]): TemplateResult | typeof nothing {
    if (this.editing !== null) {
      return html`<p class="editing" data-testid="editing">
        ${icons.edit(14)}<span>You are changing a message.</span>
        <button class="link" data-testid="cancel-edit" @click=${() => this.#stopEditing()}>Cancel (Esc)</button>
      </p>`;
    }
    if (found.length > 0) return html`<div class="above">${suggestionList(found, this.chosen, this.#complete)}</div>`;
    const command = this.hushed ? undefined : commandOf(this.typed, this.#commands);
    return command === undefined ? nothing : html`<div class="above">${usageLine(command)}</div>`;
  }

  readonly #input = (): void => {
    const began = !beginsCommand(this.typed);
    this.typed = this.box.value;
    this.chosen = 0;
    this.hushed = false;
    if (began && beginsCommand(this.typed)) void this.app.commands.list(this.room);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    // While an input method composes a character, its keys belong to it.
    if (event.isComposing) return;
    if (this.#choose(event) || this.#chooseMessage(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#post();
    }
  };

  /** Up, in an empty field, takes one's last message to be changed; Escape leaves it as it was. */
  #chooseMessage(event: KeyboardEvent): boolean {
    if (event.key === 'Escape' && this.editing !== null) {
      this.#stopEditing();
      return true;
    }
    const user = currentUser(this.state.session);
    const timeline = this.state.timelines.get(this.room);
    if (event.key !== 'ArrowUp' || this.typed !== '' || user === null || timeline === undefined) return false;
    const last = lastOf(user.id, timeline.events, this.state.outbox.filter((entry) => entry.room === this.room));
    if (last !== null) this.edit(last);
    return last !== null;
  }

  /** Keys that are the list's while it is there. */
  #choose(event: KeyboardEvent): boolean {
    const found = this.#found;
    const chosen = found[this.chosen];
    if (chosen === undefined) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) this.chosen = (this.chosen + step + found.length) % found.length;
    else if (event.key === 'Escape') this.hushed = true;
    else if (this.#isCompletion(event, chosen)) this.#complete(chosen);
    else return false;
    return true;
  }

  /** Enter gives a command whose name stands there in full. */
  #isCompletion(event: KeyboardEvent, chosen: Command): boolean {
    if (event.shiftKey) return false;
    return event.key === 'Tab' || (event.key === 'Enter' && this.typed.toLowerCase() !== `/${chosen.name}`);
  }

  readonly #complete = (command: Command): void => {
    this.typed = `/${command.name} `;
    this.chosen = 0;
    this.box.focus();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#post();
    this.box.focus();
  };

  #post(): void {
    if (!this.#sendable) return;
    if (this.editing !== null) {
      const { offset, body } = this.editing;
      if (this.typed.trim() !== body) this.app.messages.edit(this.room, offset, this.typed);
      this.#stopEditing();
      return;
    }
    const typed = this.typed;
    const meaning = meaningOf(typed);
    this.typed = '';
    if (meaning.kind === 'message') this.app.messages.post(this.room, meaning.body, meaning.action);
    else void this.#give(meaning.name, meaning.text, typed);
    this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }));
  }

  /** What was not carried out is there to be mended, unless one writes something else already. */
  async #give(name: string, text: string, typed: string): Promise<void> {
    const room = this.room;
    if (await this.app.commands.give(room, name, text)) return;
    if (this.room === room && this.typed === '') this.typed = typed;
    else if (this.room !== room && (this.#drafts.get(room) ?? '') === '') this.#drafts.set(room, typed);
  }

  /** For browsers that do not size a field by its content. */
  #grow(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    this.box.style.height = 'auto';
    this.box.style.height = `${this.box.scrollHeight}px`;
  }
}
