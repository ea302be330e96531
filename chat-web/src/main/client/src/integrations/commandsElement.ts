import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../design/confirmButton.js';
import { fieldText } from '../rooms/fieldText.js';
import type { BotCommand } from './bots.js';
import { newSigningSecret, signingSecret } from './secretTexts.js';
import type { Secret } from './secretTold.js';
import { SectionElement } from './sectionElement.js';

const SERVICE = 'the service';
const NONE: BotCommand = { name: '', url: '', description: '', hint: '' };

/** The slash commands of a bot. */
@customElement('parley-commands')
export class CommandsElement extends SectionElement {
  @state() private commands: readonly BotCommand[] = [];
  /** Which one the form changes; null: it makes a new one. */
  @state() private changed: BotCommand | null = null;

  override render(): TemplateResult {
    return this.section(
      'slash',
      'Slash commands',
      'What people type in the bot’s rooms, such as /deploy 4.2. A service of yours is asked, and its answer is shown.',
      'Add',
      html`<ul>
          ${this.commands.map((command) => this.#command(command))}
        </ul>
        ${this.formOpen ? keyed(this.changed, this.#form(this.changed ?? NONE)) : nothing}`,
    );
  }

  protected override async load(): Promise<void> {
    this.commands = await this.app.integrations.commands(this.bot);
  }

  protected override openForm(changed: BotCommand | null = null): void {
    this.changed = changed;
    super.openForm();
  }

  #command(command: BotCommand): TemplateResult {
    const { name, url, description, hint } = command;
    return html`<li class="item" data-testid="slash-item" data-name=${name}>
      <div class="what">
        <b>/${name}</b> ${hint}
        <div class="detail">${description === '' ? nothing : html`${description}<br />`}${url}</div>
      </div>
      <div class="actions">
        <button class="button small" aria-label=${`Change /${name}`} data-testid="change-slash" @click=${() => this.openForm(command)}>
          Change
        </button>
        <button
          class="button small"
          aria-label=${`New secret for /${name}`}
          data-testid="renew-slash"
          @click=${() => this.change(() => this.#renew(name))}
        >
          New secret
        </button>
        <parley-confirm
          label="Delete"
          question="Really delete it?"
          data-testid="delete-slash"
          @confirmed=${() => this.change(() => this.#remove(name))}
        ></parley-confirm>
      </div>
    </li>`;
  }

  #form({ name, url, description, hint }: BotCommand): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event, (data) => this.#save(data))}>
      <label class="field">
        Name
        <input
          class="input"
          name="name"
          data-testid="slash-name"
          maxlength="33"
          pattern="/?[a-z0-9\\-]{2,32}"
          title="2 to 32 of a-z, 0-9 and -"
          required
          autocomplete="off"
          placeholder="deploy"
          ?readonly=${this.changed !== null}
          .value=${name}
        />
        ${this.changed === null ? html`<span class="hint">What stands behind the slash; nobody else in the house may have the same.</span>` : nothing}
      </label>
      <label class="field">
        Address of the service
        <input class="input" name="url" type="url" data-testid="slash-url" maxlength="2000" required autocomplete="off" placeholder="https://" .value=${url} />
      </label>
      <label class="field">
        What it does
        <input class="input" name="description" data-testid="slash-description" maxlength="100" autocomplete="off" placeholder="Deploy a version (optional)" .value=${description} />
      </label>
      <label class="field">
        What to type behind it
        <input class="input" name="hint" data-testid="slash-hint" maxlength="64" autocomplete="off" placeholder="version (optional)" .value=${hint} />
      </label>
      ${this.formButtons('slash', 'Save')}
    </form>`;
  }

  async #save(data: FormData): Promise<Secret | undefined> {
    const secret = await this.app.integrations.setCommand(this.bot, {
      name: fieldText(data, 'name').replace(/^\//u, ''),
      url: fieldText(data, 'url'),
      description: fieldText(data, 'description'),
      hint: fieldText(data, 'hint'),
    });
    return secret === undefined ? undefined : signingSecret(secret, SERVICE);
  }

  async #renew(name: string): Promise<Secret> {
    return newSigningSecret(await this.app.integrations.renewCommandSecret(this.bot, name), SERVICE);
  }

  async #remove(name: string): Promise<undefined> {
    await this.app.integrations.removeCommand(this.bot, name);
  }
}
