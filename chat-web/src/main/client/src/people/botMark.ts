import { css, html, nothing, type TemplateResult } from 'lit';
import type { User } from '../protocol/vocabulary.js';

/** Stands after the name of whoever is a program. */
export function botMark(user: User | undefined): TemplateResult | typeof nothing {
  return user?.bot === true ? html`<span class="bot" data-testid="bot-mark">bot</span>` : nothing;
}

export const botMarkStyles = css`
  .bot {
    flex: none;
    align-self: center;
    vertical-align: 0.125em;
    padding: 0 0.3125rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    color: var(--ink-soft);
    font-size: var(--text-tiny);
    font-style: normal;
    font-weight: 500;
    line-height: 1.3;
  }
`;
