export type DialogName = 'switcher' | 'directory' | 'create' | 'direct' | 'invite' | 'describe' | 'integrations';

/** Asks the workspace to open one of its dialogs. */
export class OpenDialog extends Event {
  static readonly type = 'open-dialog';
  readonly dialog: DialogName;

  constructor(dialog: DialogName) {
    super(OpenDialog.type, { bubbles: true, composed: true });
    this.dialog = dialog;
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-dialog': OpenDialog;
  }
}
