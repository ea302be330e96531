import { svg, html, type TemplateResult, type SVGTemplateResult } from 'lit';

function icon(shape: SVGTemplateResult, size = 18): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}

export const icons = {
  hash: (size?: number): TemplateResult => icon(svg`<path d="M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16" />`, size),
  lock: (size?: number): TemplateResult =>
    icon(svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`, size),
  edit: (size?: number): TemplateResult => icon(svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20zM14 6.5l3.5 3.5" />`, size),
  plus: (size?: number): TemplateResult => icon(svg`<path d="M12 5v14M5 12h14" />`, size),
  search: (size?: number): TemplateResult => icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="m20 20-4.3-4.3" />`, size),
  compass: (size?: number): TemplateResult =>
    icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="m15.5 8.5-2 5-5 2 2-5z" />`, size),
  people: (size?: number): TemplateResult =>
    icon(
      svg`<circle cx="9" cy="8.5" r="3.5" /><path d="M2.5 19.5c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.8c1.7.8 2.7 2.4 3 4.7" />`,
      size,
    ),
  pen: (size?: number): TemplateResult =>
    icon(svg`<path d="M12.5 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-6.5M18.3 3.7a1.7 1.7 0 0 1 2.4 2.4L13 13.8l-3.2.8.8-3.2z" />`, size),
  send: (size?: number): TemplateResult => icon(svg`<path d="M4 12 3.5 4.5 21 12 3.5 19.5zm0 0h8.5" />`, size),
  back: (size?: number): TemplateResult => icon(svg`<path d="m14.5 5-7 7 7 7" />`, size),
  more: (size?: number): TemplateResult =>
    icon(svg`<circle cx="5" cy="12" r=".9" /><circle cx="12" cy="12" r=".9" /><circle cx="19" cy="12" r=".9" />`, size),
  close: (size?: number): TemplateResult => icon(svg`<path d="m6 6 12 12M18 6 6 18" />`, size),
  down: (size?: number): TemplateResult => icon(svg`<path d="M12 5v13m-5.5-5.5L12 18l5.5-5.5" />`, size),
  up: (size?: number): TemplateResult => icon(svg`<path d="M12 19V6m-5.5 5.5L12 6l5.5 5.5" />`, size),
  sun: (size?: number): TemplateResult =>
    icon(svg`<circle cx="12" cy="12" r="4" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />`, size),
  moon: (size?: number): TemplateResult => icon(svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" />`, size),
  plug: (size?: number): TemplateResult => icon(svg`<path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />`, size),
  check: (size?: number): TemplateResult => icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`, size),
  copy: (size?: number): TemplateResult =>
    icon(svg`<rect x="9" y="9" width="11" height="11" rx="2" /><path d="M5 15a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1" />`, size),
  logout: (size?: number): TemplateResult => icon(svg`<path d="M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15.5 8l4 4-4 4M19 12H9.5" />`, size),
  alert: (size?: number): TemplateResult => icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5v5.5M12 16.3v.1" />`, size),
} as const;

/** The speech bubble of the product. */
export function logo(size: number): TemplateResult {
  return html`<svg viewBox="0 0 32 32" width=${size} height=${size} aria-hidden="true">
    <path
      fill="var(--accent)"
      d="M8 3h16a6 6 0 0 1 6 6v9a6 6 0 0 1-6 6h-8.5L9 29.4c-.8.6-2 0-2-1V24a6 6 0 0 1-5-6V9a6 6 0 0 1 6-6z"
    />
    <path fill="none" stroke="var(--on-accent)" stroke-width="2.6" stroke-linecap="round" d="M9.5 11h13M9.5 16.5h8" />
  </svg>`;
}
