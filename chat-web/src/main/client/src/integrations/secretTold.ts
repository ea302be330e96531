/** What the server tells once. */
export interface Secret {
  readonly title: string;
  /** What it is for, and what to do when it is lost. */
  readonly explanation: string;
  readonly value: string;
}

/** Asks the dialog to show a secret, and to give the focus to `returnTo` when the person is done with it. */
export class SecretTold extends Event {
  static readonly type = 'secret-told';
  readonly secret: Secret;
  readonly returnTo: HTMLElement;

  constructor(secret: Secret, returnTo: HTMLElement) {
    super(SecretTold.type, { bubbles: true, composed: true });
    this.secret = secret;
    this.returnTo = returnTo;
  }
}

declare global {
  interface HTMLElementEventMap {
    'secret-told': SecretTold;
  }
}
