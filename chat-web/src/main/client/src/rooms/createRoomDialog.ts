import { css, html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import { problemText } from '../notices/problemText.js';
import { fieldText } from './fieldText.js';

/** Makes a room. */
@customElement('parley-create-room')
export class CreateRoomDialog extends DialogElement {
  static override styles = [
    ...DialogElement.styles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      .choice {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        font-size: var(--text-label);
        cursor: pointer;
      }
      .choice input {
        margin: 0;
        accent-color: var(--accent);
      }
      .choice b {
        font-weight: 600;
      }
      .choice span {
        color: var(--ink-faint);
      }
    `,
  ];

  @state() private problem: string | null = null;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;

  override render(): TemplateResult {
    return this.frame(
      'New room',
      html`<form class="dialog-body" @submit=${this.#submit}>
        <label class="field">
          Name
          <input class="input" name="name" data-testid="room-name" maxlength="64" required autofocus autocomplete="off" />
        </label>
        <label class="field">
          Topic
          <input class="input" name="topic" data-testid="room-topic" maxlength="250" autocomplete="off" placeholder="What is it about? (optional)" />
        </label>
        <fieldset>
          <legend class="visually-hidden">Who may join</legend>
          <label class="choice">
            <input type="radio" name="kind" value="public" checked />
            <div><b>Public</b> <span>Everyone can find it and join.</span></div>
          </label>
          <label class="choice">
            <input type="radio" name="kind" value="private" data-testid="room-private" />
            <div><b>Private</b> <span>Only people you invite.</span></div>
          </label>
        </fieldset>
        <p class="problem" role="alert">${this.problem}</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.close()}>Cancel</button>
          <button class="button primary" data-testid="create-room" ?disabled=${this.busy}>Create room</button>
        </div>
      </form>`,
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(this.form);
    const name = fieldText(data, 'name');
    if (name === '') {
      this.problem = 'Please give the room a name.';
      return;
    }
    this.busy = true;
    try {
      await this.app.rooms.create(name, fieldText(data, 'topic'), data.get('kind') === 'private' ? 'private' : 'public');
      this.close();
    } catch (problem) {
      this.problem = problemText(problem);
      this.busy = false;
    }
  };
}
