import { css } from 'lit';

export const roomHeaderStyles = css`
  :host {
    --avatar-size: 2rem;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    height: var(--header-height);
    padding: 0 var(--space-3) 0 var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .mark {
    color: var(--ink-faint);
  }
  .titles {
    display: flex;
    align-items: baseline;
    gap: var(--space-3);
    flex: 1;
    min-width: 0;
  }
  h1 {
    flex: 0 1 auto;
    font-size: var(--text-title);
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .titles p {
    flex: 1 1 0;
    color: var(--ink-faint);
    font-size: var(--text-label);
  }
  .back {
    display: none;
  }
  .menu-holder {
    position: relative;
  }
  .menu {
    position: absolute;
    z-index: 5;
    top: calc(100% + var(--space-1));
    right: 0;
    display: grid;
    min-width: 13rem;
    padding: var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow: var(--shadow-raised);
  }
  .menu button {
    min-height: 2.125rem;
    padding: 0 var(--space-3);
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    font-size: var(--text-label);
    text-align: left;
    cursor: pointer;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--paper-pressed);
  }
  .menu .danger {
    color: var(--danger);
  }
  @media (max-width: 760px) {
    :host {
      padding-inline: var(--space-1);
    }
    .back {
      display: inline-grid;
    }
    .titles {
      display: block;
      line-height: 1.25;
    }
    .titles p {
      font-size: var(--text-small);
    }
  }
`;
