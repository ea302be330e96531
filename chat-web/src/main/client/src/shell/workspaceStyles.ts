import { css } from 'lit';

export const workspaceStyles = css`
  :host {
    display: block;
    height: 100%;
  }
  .layout {
    display: grid;
    grid-template-columns: var(--sidebar-width) minmax(0, 1fr);
    height: 100%;
  }
  .main {
    display: grid;
    position: relative;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
    border-left: 1px solid var(--line);
  }
  parley-room-header {
    grid-row: 1;
  }
  .conversation,
  .empty {
    grid-row: 2;
  }
  .conversation {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
  }
  .conversation.with-members {
    grid-template-columns: minmax(0, 1fr) var(--panel-width);
  }
  .messages {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    min-height: 0;
  }
  .empty {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: var(--space-2);
    padding: var(--space-6);
    text-align: center;
  }
  .empty h2 {
    margin-top: var(--space-3);
    font-size: var(--text-display);
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  .empty p {
    max-width: 26rem;
    color: var(--ink-soft);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--space-2);
    margin-top: var(--space-4);
  }
  kbd {
    padding: 0 0.3125rem;
    border: 1px solid var(--line-strong);
    border-bottom-width: 2px;
    border-radius: 4px;
    font-family: inherit;
    font-size: 0.8em;
  }
  @media (max-width: 760px) {
    .layout {
      grid-template-columns: minmax(0, 1fr);
    }
    .layout.list .main {
      position: absolute;
      inset: 0 0 auto;
    }
    .layout.list .empty {
      display: none;
    }
    .layout.room parley-sidebar {
      display: none;
    }
    .main {
      border: 0;
    }
  }
  @media (max-width: 1000px) {
    .conversation.with-members {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
