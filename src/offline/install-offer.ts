/** What Chromium tells a page that can be installed; no standard, and not in TypeScript's DOM. */
interface InstallOffer extends Event {
  /** Asks the user, once. */
  prompt: () => Promise<unknown>;
}

/**
 * Follows whether the browser offers to install the page as an app.
 *
 * @param onOffer told how to accept the offer, and null once there is none any more
 */
export function watchInstallOffer(onOffer: (install: (() => Promise<void>) | null) => void): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    const offer = event as InstallOffer;
    // Else some browsers show a bar of their own over the page.
    event.preventDefault();
    onOffer(async () => {
      // An offer can be used once; refused, the browser makes another one when it sees fit.
      onOffer(null);
      await offer.prompt();
    });
  });
  window.addEventListener('appinstalled', () => onOffer(null));
}
