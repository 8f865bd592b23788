import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import type { WireAnswer } from '../../wire/http-message';
import { NO_WORKER } from './no-worker';
import { PAGE_POLICY } from './page-policy';

/** The built app, as it is handed out to browsers. */
export interface AppFiles {
  /** The file at a path of the address; undefined when there is none. */
  at: (path: string) => WireAnswer | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * The files of a folder. In its page stands where the run is that it is to show (`mark`, put before
 * the end of the head), so that no page must ask around.
 */
export function appFiles(folder: string, mark: string): AppFiles {
  const root = resolve(folder);
  return {
    at: (path) => {
      if (path === '/service-worker.js') {
        return { status: 200, headers: headersOf(TYPES['.js']!, false), body: NO_WORKER };
      }
      const file = fileAt(root, path === '/' ? '/index.html' : path);
      if (file === undefined) return undefined;
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const isPage = extname(file) === '.html';
      const content = readFileSync(file);
      const body = isPage
        ? content.toString('utf8').replace('</head>', () => `${mark}</head>`)
        : content;
      return { status: 200, headers: headersOf(type, isPage), body };
    },
  };
}

const headersOf = (type: string, isPage: boolean): Record<string, string> => ({
  'content-type': type,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // Scripts too: a worker goes by the policy of its own file. Others may not frame what is served.
  'content-security-policy': `${PAGE_POLICY}; frame-ancestors 'none'`,
  'cache-control': isPage ? 'no-store' : 'no-cache',
  ...(isPage && { 'x-frame-options': 'DENY' }),
});

/** Never a file outside of the folder, whatever the path says. */
function fileAt(root: string, path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const file = resolve(join(root, name));
  if (name.includes('\0') || !file.startsWith(root + sep) || !existsSync(file)) return undefined;
  return statSync(file).isFile() ? file : undefined;
}
