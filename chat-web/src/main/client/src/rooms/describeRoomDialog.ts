import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import { problemText } from '../notices/problemText.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { fieldText } from './fieldText.js';

/** Gives a room another name or topic. */
@customElement('parley-describe-room')
export class DescribeRoomDialog extends DialogElement {
  @property() room: RoomId = '';
  @state() private problem: string | null = null;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;

  override render(): TemplateResult | typeof nothing {
    const room = this.state.rooms.mine.get(this.room);
    if (room === undefined) return nothing;
    return this.frame(
      room.role === 'owner' ? 'Name and topic' : 'Topic',
      html`<form class="dialog-body" @submit=${this.#submit}>
        ${room.role === 'owner'
          ? html`<label class="field">
              Name
              <input class="input" name="name" data-testid="new-room-name" maxlength="64" required autocomplete="off" .value=${room.name} />
            </label>`
          : nothing}
        <label class="field">
          Topic
          <input
            class="input"
            name="topic"
            data-testid="new-room-topic"
            maxlength="250"
            autofocus
            autocomplete="off"
            placeholder="What is it about?"
            .value=${room.topic}
          />
        </label>
        <p class="problem" role="alert">${this.problem}</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.close()}>Cancel</button>
          <button class="button primary" data-testid="describe-room" ?disabled=${this.busy}>Save</button>
        </div>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(this.form);
    const name = fieldText(data, 'name');
    if (data.has('name') && name === '') {
      this.problem = 'Please give the room a name.';
      return;
    }
    this.busy = true;
    try {
      await this.app.rooms.describe(this.room, { ...(name === '' ? {} : { name }), topic: fieldText(data, 'topic') });
      this.close();
    } catch (problem) {
      this.problem = problemText(problem);
      this.busy = false;
    }
  };
}
