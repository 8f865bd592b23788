import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Why a request is not taken; undefined if it is. A page from elsewhere must not drive the
 * sandbox: not by a request of its own (its Origin tells), nor under a name that it made point
 * here (the Host tells).
 */
export function refusalOf(request: IncomingMessage, ownHost: string): string | undefined {
  const { host = '', origin } = request.headers;
  const name = nameOf(host);
  if (!isOurName(name, ownHost)) {
    return `This server is not called ${name || 'by no name'}: use localhost or its IP address.`;
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return `Pages from ${origin} may not use this server.`;
  }
  if (isAskedByForeignPage(request)) return 'Pages from elsewhere may not use this server.';
  return undefined;
}

/**
 * Browsers say whose page asks (Fetch Metadata), also where they send no Origin: for a picture, a
 * frame, a script. Another port of this machine is the same site to them, and as foreign to us. A
 * link to the app may be followed from anywhere.
 */
function isAskedByForeignPage({ headers, method }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  const isLink =
    headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return method !== 'GET' || !isLink;
}

/** `localhost` of `localhost:4566`, `::1` of `[::1]:4566`. */
function nameOf(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, '')).toLowerCase();
}

/** No web page can make an IP address its own; a name it can, but not these. */
function isOurName(name: string, ownHost: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return isIP(name) !== 0 || name === ownHost.toLowerCase();
}
