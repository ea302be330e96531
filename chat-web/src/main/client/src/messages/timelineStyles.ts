import { css } from 'lit';

/** The frame of the timeline: what is around its rows. */
export const timelineStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
    --avatar-size: 2.25rem;
    --gutter: 2.25rem;
  }
  .scroller {
    position: absolute;
    inset: 0;
    overflow-x: hidden;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  .rows {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
    padding: var(--space-4) 0 var(--space-3);
  }
  .edge {
    padding: var(--space-3);
    color: var(--ink-faint);
    font-size: var(--text-small);
    text-align: center;
  }
  .beginning {
    --avatar-size: 3.5rem;
    padding: var(--space-8) var(--space-5) var(--space-2);
  }
  .beginning h2 {
    margin-top: var(--space-3);
    font-size: var(--text-display);
    font-weight: 650;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }
  .beginning p {
    max-width: 44rem;
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .emblem {
    display: inline-grid;
    place-items: center;
    width: 3.5rem;
    height: 3.5rem;
    border-radius: 30%;
    background: var(--accent-soft);
    color: var(--accent);
  }
  .jump {
    position: absolute;
    left: 50%;
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    height: 2rem;
    padding: 0 var(--space-4) 0 var(--space-3);
    border: 1px solid var(--line);
    border-radius: 1rem;
    background: var(--paper-raised);
    box-shadow: var(--shadow-raised);
    font-size: var(--text-label);
    font-weight: 600;
    transform: translateX(-50%);
    cursor: pointer;
    white-space: nowrap;
  }
  .jump:hover {
    background: var(--paper-pressed);
  }
  .jump.top {
    top: var(--space-3);
    color: var(--new);
  }
  .jump.bottom {
    bottom: var(--space-3);
    color: var(--accent);
  }
  .skeleton {
    display: grid;
    gap: var(--space-5);
    padding: var(--space-4) var(--space-5);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .ghost {
    display: flex;
    gap: var(--space-3);
  }
  .ghost i {
    width: var(--avatar-size);
    height: var(--avatar-size);
    border-radius: 30%;
    background: var(--paper-pressed);
  }
  .ghost div {
    display: grid;
    flex: 1;
    gap: var(--space-2);
    align-content: center;
  }
  .ghost b {
    width: 7rem;
    height: 0.625rem;
    border-radius: 0.3125rem;
    background: var(--paper-pressed);
  }
  .ghost b.short {
    width: min(16rem, 50%);
  }
  .ghost b.middle {
    width: min(26rem, 70%);
  }
  .ghost b.long {
    width: min(38rem, 92%);
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
  @media (max-width: 760px) {
    :host {
      --avatar-size: 2rem;
      --gutter: 2rem;
    }
  }
`;
