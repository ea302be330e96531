import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { logo } from '../design/icons.js';
import { problemText } from '../notices/problemText.js';
import { ParleyElement } from '../store/parleyElement.js';
import { loginStyles } from './loginStyles.js';

/** Log in, or make an account. */
@customElement('parley-login')
export class LoginElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, loginStyles];

  @state() private registering = false;
  @state() private busy = false;
  @state() private problem: string | null = null;
  @query('form') private form!: HTMLFormElement;

  constructor() {
    super();
    this.observe((state) => state.session);
  }

  override render(): TemplateResult {
    const { session } = this.state;
    const notice = session.phase === 'logged-out' ? session.notice : null;
    return html`
      <main>
        <header>
          ${logo(40)}
          <h1>${this.registering ? 'Join Parley' : 'Log in to Parley'}</h1>
          <p>${this.registering ? 'One account for all rooms of your company.' : 'Rooms and direct messages for your company.'}</p>
        </header>
        <form @submit=${this.#submit} novalidate>
          ${notice !== null && this.problem === null ? html`<p class="notice" role="status">${notice}</p>` : nothing}
          ${this.#username()} ${this.registering ? this.#displayName() : nothing} ${this.#password()}
          <p class="problem" role="alert" data-testid="login-error">${this.problem}</p>
          <button class="button primary" data-testid="login-submit" ?disabled=${this.busy}>${this.#action()}</button>
        </form>
        <footer>
          ${this.registering ? 'Do you have an account?' : 'New here?'}
          <button type="button" class="link" data-testid=${this.registering ? 'login-link' : 'register-link'} @click=${this.#turn}>
            ${this.registering ? 'Log in' : 'Create an account'}
          </button>
        </footer>
      </main>
    `;
  }

  #action(): string {
    if (this.busy) return 'One moment…';
    return this.registering ? 'Create account' : 'Log in';
  }

  #username(): TemplateResult {
    return html`<label class="field">
      User name
      <input
        class="input"
        name="username"
        data-testid="login-username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="32"
        required
        autofocus
      />
      ${this.registering ? html`<span class="hint">3 to 32 letters, digits, “.”, “_” or “-”</span>` : nothing}
    </label>`;
  }

  #displayName(): TemplateResult {
    return html`<label class="field">
      Your name
      <input class="input" name="displayName" data-testid="login-display-name" autocomplete="name" maxlength="64" />
      <span class="hint">How others see you; your user name if you leave it empty</span>
    </label>`;
  }

  #password(): TemplateResult {
    return html`<label class="field">
      Password
      <input
        class="input"
        name="password"
        type="password"
        data-testid="login-password"
        autocomplete=${this.registering ? 'new-password' : 'current-password'}
        maxlength="200"
        required
      />
      ${this.registering ? html`<span class="hint">At least 8 characters</span>` : nothing}
    </label>`;
  }

  readonly #turn = (): void => {
    this.registering = !this.registering;
    this.problem = null;
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(this.form);
    const username = field(data, 'username').trim();
    const password = field(data, 'password');
    this.problem = this.#objection(username, password);
    if (this.problem !== null) return;
    this.busy = true;
    try {
      if (this.registering) {
        await this.app.session.register({ username, password, displayName: field(data, 'displayName').trim() });
      } else {
        await this.app.session.logIn(username, password);
      }
    } catch (problem) {
      this.problem = problemText(problem);
    } finally {
      this.busy = false;
    }
  };

  #objection(username: string, password: string): string | null {
    if (username === '') return 'Please enter your user name.';
    if (password === '') return 'Please enter your password.';
    if (!this.registering) return null;
    if (!/^[a-z0-9][a-z0-9._-]{2,31}$/i.test(username)) {
      return 'A user name has 3 to 32 letters, digits, “.”, “_” or “-”, and begins with a letter or digit.';
    }
    return password.length < 8 ? 'The password needs at least 8 characters.' : null;
  }
}

function field(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
