import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { logo } from '../design/icons.js';
import '../notices/noticesElement.js';
import '../session/loginElement.js';
import { ParleyElement } from '../store/parleyElement.js';
import './workspaceElement.js';

/** The whole page: who is not logged in sees the login, everyone else the workspace. */
@customElement('parley-app')
export class AppElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    css`
      :host {
        position: relative;
      }
      .splash {
        display: grid;
        place-items: center;
        height: 100%;
        animation: appear 0.3s 0.4s backwards;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.observe((state) => state.session.phase);
  }

  override render(): TemplateResult {
    return html`${this.#page()}<parley-notices></parley-notices>`;
  }

  #page(): TemplateResult {
    switch (this.state.session.phase) {
      case 'checking':
        return html`<div class="splash" role="status" aria-label="Loading">${logo(48)}</div>`;
      case 'logged-out':
        return html`<parley-login></parley-login>`;
      case 'logged-in':
        return html`<parley-workspace></parley-workspace>`;
    }
  }
}
