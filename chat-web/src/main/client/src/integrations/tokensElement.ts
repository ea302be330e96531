import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../design/confirmButton.js';
import { momentOf } from '../messages/times.js';
import { fieldText } from '../rooms/fieldText.js';
import type { AccessToken } from './bots.js';
import { accessToken } from './secretTexts.js';
import type { Secret } from './secretTold.js';
import { SectionElement } from './sectionElement.js';

/** The access tokens of a bot. */
@customElement('parley-tokens')
export class TokensElement extends SectionElement {
  @state() private tokens: readonly AccessToken[] = [];

  override render(): TemplateResult {
    return this.section(
      'tokens',
      'Access tokens',
      'With a token a program logs in as the bot: it reads, writes and listens in the bot’s rooms.',
      'Add',
      html`<ul>
          ${this.tokens.map((token) => this.#token(token))}
        </ul>
        ${this.formOpen ? this.#form() : nothing}`,
    );
  }

  protected override async load(): Promise<void> {
    this.tokens = await this.app.integrations.tokens(this.bot);
  }

  #token({ id, label, createdAt }: AccessToken): TemplateResult {
    return html`<li class="item" data-testid="token-item">
      <div class="what">
        <b>${label === '' ? 'Without a label' : label}</b>
        <div class="detail">made on ${momentOf(createdAt)}</div>
      </div>
      <parley-confirm
        label="Revoke"
        question="Really revoke it?"
        data-testid="revoke-token"
        @confirmed=${() => this.change(() => this.#revoke(id))}
      ></parley-confirm>
    </li>`;
  }

  #form(): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event, (data) => this.#save(data))}>
      <label class="field">
        Where is it used?
        <input class="input" name="label" data-testid="token-label" maxlength="64" autocomplete="off" placeholder="on the build machine (optional)" />
      </label>
      ${this.formButtons('tokens', 'Make the token')}
    </form>`;
  }

  async #save(data: FormData): Promise<Secret> {
    return accessToken(await this.app.integrations.issueToken(this.bot, fieldText(data, 'label')), this.botName);
  }

  async #revoke(id: string): Promise<undefined> {
    await this.app.integrations.revokeToken(this.bot, id);
  }
}
