import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appFiles } from '../../../src/headless/serve/app-files';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecs-sandbox-'));
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for anybody');
  writeFileSync(join(folder, 'site', 'index.html'), '<head><title>$&</title></head><body></body>');
  writeFileSync(join(folder, 'site', 'assets', 'a.js'), 'run()');
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string) =>
  appFiles(join(folder, 'site'), '<meta name="m" content="$&">').at(path);

describe('the app’s files', () => {
  test('the page says where its run is; the other files are as they are', () => {
    expect(at('/')?.body).toBe(
      '<head><title>$&</title><meta name="m" content="$&"></head><body></body>',
    );
    expect(at('/')?.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(at('/assets/a.js')?.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(String(at('/assets/a.js')?.body)).toBe('run()');
  });

  test('every file says what may be loaded and run: a worker goes by its own, not by the page’s', () => {
    for (const path of ['/', '/assets/a.js', '/service-worker.js']) {
      const policy = String(at(path)?.headers['content-security-policy']).split('; ');
      expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.join()).not.toMatch(/unsafe|\*|https?:|data:/);
    }
  });

  test('no service worker is handed out but one that takes itself away', () => {
    writeFileSync(join(folder, 'site', 'service-worker.js'), 'keepEverything()');
    expect(String(at('/service-worker.js')?.body)).toContain('registration.unregister()');
    expect(String(at('/service-worker.js')?.body)).not.toContain('keepEverything');
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets', '/%', '/\0'])(
    'nothing is handed out at %j',
    (path) => {
      expect(at(path)).toBeUndefined();
    },
  );
});
