/**
 * What the page may load, run and reach (Content Security Policy Level 3): its own files, and
 * nothing else. The built page carries it as a `<meta>`, so that it holds on any static host; who
 * serves the files sends it as a header as well, because a worker gets its policy from its own
 * response and not from the page.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  // Neither inline scripts nor eval; zod is told to do without (`z.config({ jitless: true })`).
  "script-src 'self'",
  "worker-src 'self'",
  // The same origin by WebSocket too: the run that `sim serve` shows.
  "connect-src 'self'",
  // Pictures and films are drawn here, and shown before they are saved.
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  // No inline style: what libraries would write into `<style>` goes into constructed style sheets.
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  // No text becomes HTML or code; addresses of workers pass `allowOwnWorkers`.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
