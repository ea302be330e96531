import { css } from 'lit';

export const composerStyles = css`
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
  .editing {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 0 var(--space-1) var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-decoration: underline;
    cursor: pointer;
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
`;
