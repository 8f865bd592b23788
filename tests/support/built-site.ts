import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A plain host of a built app, which can go away, come back, and get a new build. */
export interface BuiltSite {
  readonly url: string;
  /** Paths that were asked for, oldest first. */
  readonly asked: string[];
  /** From now on this folder is served; `missing` are paths that have not been uploaded yet. */
  deploy: (folder: string, missing?: RegExp) => void;
  /** Nobody answers any more. */
  stop: () => Promise<void>;
}

/** @param folder a built app */
export async function openBuiltSite(folder: string): Promise<BuiltSite> {
  let served = folder;
  let without: RegExp | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    asked.push(pathname);
    try {
      if (without?.test(pathname)) throw new Error('missing');
      const file = join(served, pathname === '/' ? 'index.html' : pathname);
      const content = readFileSync(file);
      response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
      response.setHeader('cache-control', 'no-cache');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    deploy: (next, missing) => {
      served = next;
      without = missing;
    },
    stop: () => stopped(server),
  };
}

const stopped = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * The build that another version of everything would give: each file in `assets/` has another name,
 * in which `mark` stands, and all that name it say so. Answers its folder, for `rmSync` later.
 */
export function anotherBuild(folder: string, mark: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ecs-sandbox-build-'));
  cpSync(folder, copy, { recursive: true });
  const assets = join(copy, 'assets');
  const names = readdirSync(assets);
  const renamed = (name: string) => name.replace(/(\.\w+)$/, `${mark}$1`);
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const anyName = new RegExp(escaped.toSorted((a, b) => b.length - a.length).join('|'), 'g');
  const texts = [
    ...names.map((name) => join('assets', name)),
    'index.html',
    'service-worker.js',
  ].filter((name) => /\.(?:js|css|html)$/.test(name));
  for (const name of texts) {
    const file = join(copy, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(anyName, renamed));
  }
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)));
  return copy;
}

/** Takes a folder of `anotherBuild` away. */
export const removeBuild = (folder: string): void => rmSync(folder, { recursive: true });
