import { css } from 'lit';

/** The rows of the timeline: messages, days, comings and goings. */
export const rowStyles = css`
  .row {
    flex: none;
    padding-inline: var(--space-5);
  }
  .message {
    position: relative;
    display: grid;
    grid-template-columns: var(--gutter) minmax(0, 1fr);
    column-gap: var(--space-3);
    padding-block: 1px;
  }
  @media (hover: hover) {
    .message:hover {
      background: var(--paper-hover);
    }
  }
  .message.lead:not(.action) {
    margin-top: var(--space-2);
    padding-top: var(--space-1);
  }
  .content {
    min-width: 0;
    max-width: 52rem;
  }
  .gutter {
    text-align: right;
  }
  .lead .gutter {
    padding-top: 2px;
  }
  header {
    display: flex;
    align-items: baseline;
    gap: var(--space-2);
    line-height: 1.3;
  }
  .author {
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  time {
    color: var(--ink-faint);
    font-size: var(--text-tiny);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  time.gutter {
    visibility: hidden;
    line-height: 1.38rem;
  }
  .message:hover time.gutter {
    visibility: visible;
  }
  .body {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .body a {
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 2px;
  }
  .body a:hover {
    text-decoration-color: currentColor;
  }
  .action .gutter {
    padding-top: 0;
    color: var(--ink-faint);
  }
  .action .body {
    color: var(--ink-soft);
    font-style: italic;
  }
  .action .body time {
    margin-left: var(--space-2);
    font-style: normal;
  }
  .pending .body {
    color: var(--ink-faint);
  }
  .failed .body {
    color: var(--ink-soft);
  }
  .edited {
    color: var(--ink-faint);
    font-size: var(--text-tiny);
    font-style: normal;
    white-space: nowrap;
  }
  .edit {
    position: absolute;
    top: 0;
    right: var(--space-3);
    width: 1.75rem;
    height: 1.75rem;
    background: var(--paper-raised);
    opacity: 0;
  }
  .message:hover .edit,
  .edit:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    .edit {
      background: none;
      opacity: 0.6;
    }
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    color: var(--danger);
    font-size: var(--text-small);
  }
  .small {
    padding: 0 var(--space-1);
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    font-weight: 650;
    text-decoration: underline;
    cursor: pointer;
  }
  .day,
  .new {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    margin-block: var(--space-4) var(--space-1);
    color: var(--ink-soft);
    font-size: var(--text-small);
    font-weight: 600;
  }
  .day::before,
  .day::after,
  .new::before {
    flex: 1;
    height: 1px;
    background: var(--line);
    content: '';
  }
  .new {
    margin-block: var(--space-2) 0;
    color: var(--new);
  }
  .new::before {
    background: color-mix(in srgb, var(--new) 55%, transparent);
  }
  .membership {
    margin-block: var(--space-1);
    padding-left: calc(var(--space-5) + var(--gutter) + var(--space-3));
    color: var(--ink-faint);
    font-size: var(--text-small);
  }
  .membership summary {
    cursor: pointer;
    list-style-position: outside;
  }
  .membership summary:hover {
    color: var(--ink-soft);
  }
  .membership li time {
    margin-right: var(--space-1);
  }
  @media (max-width: 760px) {
    .row {
      padding-inline: var(--space-3);
    }
    .membership {
      padding-left: calc(var(--space-3) + var(--gutter) + var(--space-3));
    }
  }
`;
