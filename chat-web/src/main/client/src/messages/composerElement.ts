import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Command } from '../commands/commandState.js';
import { suggestionId, suggestionList, suggestionStyles, SUGGESTIONS_ID, usageLine } from '../commands/suggestionList.js';
import { beginsCommand, commandOf, suggestionsFor } from '../commands/suggestions.js';
import { meaningOf } from '../commands/typedText.js';
import { icons } from '../design/icons.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { roomTitle } from '../rooms/roomTitle.js';
import { ParleyElement } from '../store/parleyElement.js';

const WARN_BELOW = 200;

/** Where one writes. What was begun in a room is there again when one comes back to it. */
@customElement('parley-composer')
export class ComposerElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    suggestionStyles,
    css`
      :host {
        display: block;
        padding: 0 var(--space-5) max(var(--space-4), env(safe-area-inset-bottom));
      }
      form {
        display: flex;
        align-items: flex-end;
        gap: var(--space-1);
        padding: var(--space-1);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-large);
        background: var(--paper-raised);
      }
      form:focus-within {
        border-color: var(--accent);
        box-shadow: 0 0 0 3px var(--accent-soft);
      }
      textarea {
        flex: 1;
        min-width: 0;
        max-height: 38vh;
        min-height: 2.25rem;
        padding: 0.4375rem var(--space-2) 0.4375rem var(--space-3);
        border: 0;
        background: none;
        line-height: 1.375rem;
        resize: none;
        overflow-wrap: anywhere;
        field-sizing: content;
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea::placeholder {
        overflow: hidden;
        color: var(--ink-faint);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .send {
        width: 2.25rem;
        height: 2.25rem;
        border-radius: calc(var(--radius-large) - 4px);
        background: var(--accent);
        color: var(--on-accent);
      }
      .send:hover {
        background: var(--accent-strong);
        color: var(--on-accent);
      }
      .send:disabled {
        background: none;
        color: var(--ink-faint);
        cursor: default;
      }
      .count {
        align-self: center;
        color: var(--warning);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
      .count.over {
        color: var(--danger);
        font-weight: 650;
      }
      @media (max-width: 760px) {
        :host {
          padding-inline: var(--space-2);
          padding-bottom: max(var(--space-2), env(safe-area-inset-bottom));
        }
      }
    `,
  ];

  @property() room: RoomId = '';
  @state() private typed = '';
  @state() private chosen = 0;
  /** The list was put away, until something else is typed. */
  @state() private hushed = false;
  @query('textarea') private box!: HTMLTextAreaElement;
  readonly #drafts = new Map<RoomId, string>();

  constructor() {
    super();
    this.observe((state) => state.rooms.mine.get(this.room));
    this.observe((state) => state.people.known);
    this.observe((state) => state.connection.bodyCharacters);
    this.observe((state) => state.commands.known.get(this.room));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('room')) return;
    const before = changed.get('room');
    if (before !== undefined && before !== '') this.#drafts.set(before, this.typed);
    this.typed = this.#drafts.get(this.room) ?? '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('room') && matchMedia('(pointer: fine)').matches) this.box.focus();
    this.#grow();
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
    return this.hushed ? [] : suggestionsFor(this.typed, this.#commands);
  }

  #help(found: readonly Command[]): TemplateResult | typeof nothing {
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
    if (this.#choose(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#post();
    }
  };

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
