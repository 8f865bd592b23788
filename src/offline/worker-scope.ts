/**
 * As much of a service worker's surroundings as is used here. TypeScript has them in a library that
 * does not go together with that of pages.
 */
export interface WorkerScope {
  /** The files of this build; the name is what `workbox-build` looks for to put them in. */
  readonly __WB_MANIFEST: readonly BuiltFile[];
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim: () => Promise<void>;
    matchAll: (which: { type: 'window'; includeUncontrolled: true }) => Promise<readonly object[]>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { data: unknown }) => void): void;
}

/** A file of the build, by its path from the page. */
export interface BuiltFile {
  readonly url: string;
  /** A sum of its content; null where the name has one already. */
  readonly revision: string | null;
}

interface Lasting {
  /** The worker is kept alive, and what is under way unfinished, until then. */
  waitUntil: (done: Promise<unknown>) => void;
}

interface Asked {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
