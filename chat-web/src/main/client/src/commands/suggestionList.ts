import { css, html, nothing, type TemplateResult } from 'lit';
import type { Command } from './commandState.js';

export const SUGGESTIONS_ID = 'commands';

export function suggestionId(command: Command): string {
  return `command-${command.name}`;
}

/** The commands that may be meant, one of them chosen. */
export function suggestionList(found: readonly Command[], chosen: number, take: (command: Command) => void): TemplateResult {
  // The field keeps the focus when one of them is pressed.
  return html`<ul
    class="suggestions"
    id=${SUGGESTIONS_ID}
    role="listbox"
    aria-label="Commands"
    data-testid="commands"
    @pointerdown=${(event: Event) => event.preventDefault()}
  >
    ${found.map(
      (command, index) => html`<li
        class=${index === chosen ? 'chosen' : ''}
        id=${suggestionId(command)}
        role="option"
        aria-selected=${index === chosen}
        data-testid="command"
        @click=${() => take(command)}
      >
        <span class="usage"><b>/${command.name}</b>${command.hint === '' ? nothing : html` <span class="hint">${command.hint}</span>`}</span>
        <span class="description ellipsis">${command.description}</span>
      </li>`,
    )}
  </ul>`;
}

/** What may be typed behind the name. */
export function usageLine(command: Command): TemplateResult {
  return html`<div class="usage-line" data-testid="command-usage">
    <b>/${command.name}</b> <span class="hint">${command.hint}</span> <span class="description">${command.description}</span>
  </div>`;
}

export const suggestionStyles = css`
  .above {
    position: relative;
  }
  .suggestions,
  .usage-line {
    position: absolute;
    z-index: 5;
    right: 0;
    bottom: var(--space-1);
    left: 0;
    margin: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow: var(--shadow-raised);
    font-size: var(--text-label);
  }
  .suggestions {
    max-height: min(18rem, 45vh);
    padding: var(--space-1);
    overflow-y: auto;
    list-style: none;
  }
  .suggestions li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .suggestions li:hover {
    background: var(--paper-hover);
  }
  .suggestions li.chosen {
    background: var(--accent-soft);
  }
  .usage {
    overflow-wrap: anywhere;
  }
  .usage-line {
    padding: var(--space-1) var(--space-3);
    overflow-wrap: anywhere;
  }
  .hint,
  .description {
    color: var(--ink-soft);
  }
  .hint {
    font-style: italic;
  }
`;
