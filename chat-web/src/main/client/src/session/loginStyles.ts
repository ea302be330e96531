import { css } from 'lit';

export const loginStyles = css`
  :host {
    display: grid;
    place-items: safe center;
    height: 100%;
    padding: var(--space-6) var(--space-4);
    overflow: auto;
    background: var(--paper-sunk);
  }
  main {
    display: grid;
    gap: var(--space-6);
    width: 100%;
    max-width: 23rem;
    margin-bottom: 8vh;
  }
  header {
    display: grid;
    justify-items: center;
    gap: var(--space-1);
    text-align: center;
  }
  h1 {
    margin-top: var(--space-3);
    font-size: var(--text-display);
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  header p {
    color: var(--ink-soft);
  }
  form {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-6);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--paper-raised);
    box-shadow: var(--shadow);
  }
  form .button {
    min-height: 2.625rem;
    font-size: var(--text-body);
  }
  .problem:empty {
    display: none;
  }
  .notice {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: var(--text-label);
  }
  footer {
    color: var(--ink-soft);
    font-size: var(--text-label);
    text-align: center;
  }
  .link {
    padding: var(--space-1);
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }
  .link:hover {
    text-decoration: underline;
  }
`;
