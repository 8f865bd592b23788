/** Our workers' files, as the build names them, and the one that keeps the app for offline use. */
const OURS = /\/(?:assets\/[a-z]+\.worker-[\w-]+|service-worker)\.js$/;

/** As much of Trusted Types as is used here; TypeScript's DOM does not know them. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown;
}

/**
 * The page's one Trusted Types policy: the address of a worker may be one of ours, and no text may
 * become HTML or code. Does nothing where a browser has no Trusted Types.
 */
export function allowOwnWorkers(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => {
      const { origin, pathname } = new URL(address, document.baseURI);
      if (origin === window.location.origin && OURS.test(pathname)) return address;
      throw new TypeError(`${address} is no worker of this page.`);
    },
  });
}
