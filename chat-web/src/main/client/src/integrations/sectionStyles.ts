import { css } from 'lit';

export const sectionStyles = css`
  :host {
    display: block;
    padding: var(--space-4) var(--space-5);
    border-top: 1px solid var(--line);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    min-height: 1.875rem;
  }
  h4 {
    margin: 0;
    font-size: var(--text-body);
    font-weight: 650;
  }
  .about {
    max-width: 34rem;
    margin-top: 0.125rem;
    color: var(--ink-soft);
    font-size: var(--text-label);
  }
  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .what {
    flex: 1 1 13rem;
    min-width: 0;
    font-size: var(--text-label);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .what b {
    font-weight: 650;
  }
  .detail {
    color: var(--ink-faint);
    font-size: var(--text-small);
  }
  .fare.good {
    color: var(--accent);
  }
  .fare.bad {
    color: var(--danger);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  @media (max-width: 500px) {
    .item {
      padding-inline: var(--space-2);
    }
    .actions {
      gap: var(--space-1);
    }
  }
  form {
    display: grid;
    gap: var(--space-3);
    margin-top: var(--space-3);
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--paper-sunk);
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-2);
  }
  .problem:not(:empty) {
    margin-top: var(--space-2);
  }
  .letters {
    width: 100%;
    font-size: var(--text-label);
  }
  .letters summary {
    color: var(--warning);
    cursor: pointer;
  }
  .letters ul {
    max-height: 12rem;
    margin: var(--space-2) 0;
    overflow-y: auto;
  }
  .letters li {
    padding: var(--space-1) 0;
    overflow-wrap: anywhere;
  }
`;
