import { css } from 'lit';

/** What every element of the client looks alike in: buttons, fields, focus, scrollbars. */
export const controls = css`
  :host {
    box-sizing: border-box;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  a {
    color: var(--link);
  }
  svg {
    display: block;
    flex: none;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 2.25rem;
    padding: 0 var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper-raised);
    font-weight: 550;
    font-size: var(--text-label);
    cursor: pointer;
    white-space: nowrap;
    text-decoration: none;
  }
  .button:hover {
    background: var(--paper-hover);
  }
  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--accent-strong);
  }
  .button.danger {
    color: var(--danger);
  }
  .button.small {
    min-height: 1.875rem;
    padding: 0 var(--space-3);
  }
  @media (max-width: 500px) {
    .button.small {
      padding: 0 var(--space-2);
    }
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 2rem;
    height: 2rem;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-soft);
    cursor: pointer;
  }
  .icon-button:hover,
  .icon-button[aria-pressed='true'],
  .icon-button[aria-expanded='true'] {
    background: var(--paper-pressed);
    color: var(--ink);
  }
  .field {
    display: grid;
    gap: 0.375rem;
    font-size: var(--text-label);
    font-weight: 550;
  }
  .field .hint {
    color: var(--ink-soft);
    font-weight: 400;
    font-size: var(--text-small);
  }
  .input {
    width: 100%;
    min-height: 2.375rem;
    padding: 0.375rem var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper);
    font-size: var(--text-body);
    font-weight: 400;
  }
  .input::placeholder {
    color: var(--ink-faint);
  }
  .input:focus-visible {
    border-color: var(--accent);
    outline-offset: -1px;
  }
  .problem {
    color: var(--danger);
    font-size: var(--text-label);
  }
  .ellipsis {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .icon-button {
      width: 2.5rem;
      height: 2.5rem;
    }
    .button.small {
      min-height: 2.25rem;
    }
    /* Below 16 px, iOS zooms the page into a focused field. */
    .input,
    textarea {
      font-size: 1rem;
    }
  }
`;
