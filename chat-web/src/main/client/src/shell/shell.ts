import type { Application } from '../application.js';
import { provideApplication } from '../store/parleyElement.js';
import { followAddress } from './route.js';
import { followTitle } from './title.js';

/** Puts the application on the page: elements, address, title, and what the browser says of network and tab. */
export function startShell(app: Application): void {
  provideApplication(app);
  followAddress(app);
  followTitle(app);
  followNetwork(app);
  void import('./appElement.js');
  void app.session.check();
}

function followNetwork(app: Application): void {
  const tell = (): void => {
    app.store.dispatch({ type: 'network-changed', online: navigator.onLine });
    if (navigator.onLine) app.connection.retryNow();
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  // A hidden tab's timers are slow: who comes back to it should not wait for the next one.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') app.connection.retryNow();
  });
}
