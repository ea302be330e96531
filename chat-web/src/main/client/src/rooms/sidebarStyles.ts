import { css } from 'lit';

export const sidebarStyles = css`
  :host {
    --behind: var(--paper-sunk);
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--paper-sunk);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    flex: none;
    height: var(--header-height);
    padding: 0 var(--space-2) 0 var(--space-4);
  }
  .product {
    flex: 1;
    font-size: 1.0625rem;
    font-weight: 700;
    letter-spacing: -0.015em;
  }
  .find {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    flex: none;
    height: 2.125rem;
    margin: 0 var(--space-3) var(--space-2);
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink-faint);
    font-size: var(--text-label);
    text-align: left;
    cursor: pointer;
  }
  .find:hover {
    border-color: var(--line-strong);
  }
  .find span {
    flex: 1;
  }
  kbd {
    font-family: inherit;
    font-size: var(--text-tiny);
  }
  nav {
    flex: 1;
    min-height: 0;
    padding: 0 var(--space-2) var(--space-4);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  h2 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: 2rem;
    margin-top: var(--space-2);
    padding-left: var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-weight: 600;
  }
  h2 .icon-button {
    width: 1.75rem;
    height: 1.75rem;
  }
  .item {
    --avatar-size: 1.375rem;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: 100%;
    min-height: 2rem;
    margin-bottom: 1px;
    padding: 0.1875rem var(--space-2);
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-soft);
    text-align: left;
    cursor: pointer;
  }
  .item .ellipsis {
    flex: 1;
  }
  .item:hover {
    --behind: var(--paper-pressed);
    background: var(--paper-pressed);
  }
  .item.unread {
    color: var(--ink);
    font-weight: 650;
  }
  .item.selected {
    --behind: var(--accent-soft);
    background: var(--accent-soft);
    color: var(--ink);
    font-weight: 600;
  }
  .mark {
    display: grid;
    place-items: center;
    width: 1.375rem;
    color: var(--ink-faint);
  }
  .selected .mark,
  .unread .mark {
    color: inherit;
  }
  .badge {
    min-width: 1.25rem;
    padding: 0 0.375rem;
    border-radius: 0.625rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--text-tiny);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.25rem;
    text-align: center;
  }
  footer {
    --avatar-size: 2rem;
    display: flex;
    align-items: center;
    gap: var(--space-1);
    flex: none;
    padding: var(--space-2) var(--space-2) max(var(--space-2), env(safe-area-inset-bottom)) var(--space-3);
    border-top: 1px solid var(--line);
  }
  .who {
    flex: 1;
    min-width: 0;
    margin-left: var(--space-1);
    color: var(--ink-faint);
    font-size: var(--text-small);
    line-height: 1.3;
  }
  .who .name {
    color: var(--ink);
    font-size: var(--text-label);
    font-weight: 600;
  }
  .ghosts {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-4) var(--space-2);
  }
  .ghosts b {
    height: 0.625rem;
    border-radius: 0.3125rem;
    background: var(--paper-pressed);
  }
  .ghosts b:nth-child(even) {
    width: 60%;
  }
  @media (max-width: 760px) {
    .item {
      --avatar-size: 1.75rem;
      min-height: 2.75rem;
    }
    .mark {
      width: 1.75rem;
    }
    .find {
      height: 2.5rem;
    }
    kbd {
      display: none;
    }
  }
`;
