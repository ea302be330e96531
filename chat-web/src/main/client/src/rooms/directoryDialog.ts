import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import { icons } from '../design/icons.js';
import { Search } from '../design/search.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { OpenDialog } from '../shell/openDialog.js';
import type { DirectoryEntry } from './roomIntents.js';

/** All public rooms, to look around and join. */
@customElement('parley-directory')
export class DirectoryDialog extends DialogElement {
  @state() private joining: RoomId | null = null;
  readonly #search = new Search<DirectoryEntry>(this, (query) => this.app.rooms.directory(query));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#search.now('');
  }

  override render(): TemplateResult {
    return this.frame(
      'Browse rooms',
      html`
        <div class="dialog-search">
          <input
            class="input"
            type="search"
            data-testid="directory-query"
            aria-label="Find a room"
            placeholder="Find a room"
            autofocus
            @input=${(event: InputEvent) => this.#search.typed(event)}
          />
        </div>
        <ul class="results" data-testid="directory">
          ${this.#search.results?.map((entry) => html`<li>${this.#entry(entry)}</li>`)} ${this.#search.remark('No public room of that name.')}
        </ul>
        <div class="dialog-body buttons">
          <button class="button" @click=${() => this.dispatchEvent(new OpenDialog('create'))}>${icons.plus(16)} New room</button>
        </div>
      `,
    );
  }

  #entry(entry: DirectoryEntry): TemplateResult {
    return html`<div class="result" data-testid="directory-entry" data-name=${entry.name}>
      <span class="mark">${icons.hash()}</span>
      <div>
        <div class="name ellipsis">${entry.name}</div>
        <div class="detail ellipsis">${membersText(entry.members)}${entry.topic === '' ? '' : ` · ${entry.topic}`}</div>
      </div>
      <button
        class="button ${entry.joined ? '' : 'primary'}"
        data-testid=${entry.joined ? 'open' : 'join'}
        ?disabled=${this.joining !== null}
        @click=${() => this.#open(entry)}
      >
        ${entry.joined ? 'Open' : 'Join'}
      </button>
    </div>`;
  }

  async #open(entry: DirectoryEntry): Promise<void> {
    this.joining = entry.id;
    try {
      if (this.state.rooms.mine.has(entry.id)) this.app.rooms.select(entry.id);
      else await this.app.rooms.join(entry.id);
      this.close();
    } catch (problem) {
      this.app.notices.problem(problem);
      this.joining = null;
    }
  }
}

function membersText(members: number): string {
  return members === 1 ? '1 person' : `${members} people`;
}
