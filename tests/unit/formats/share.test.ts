/** A sandbox in a link and in a picture: all of it comes back, and nothing else gets in. */
import { deflateSync, zlibSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../../src/model/sandbox-document';
import { loadSandbox } from '../../../src/formats/sandbox/load';
import { inflateText } from '../../../src/formats/share/inflate';
import { isPng } from '../../../src/formats/share/is-png';
import { sandboxInside, withSandbox } from '../../../src/formats/share/png-sandbox';
import { carriesSandbox } from '../../../src/formats/share/link-prefix';
import {
  fromShareFragment,
  momentOfFragment,
  toShareFragment,
} from '../../../src/formats/share/share-link';
import { seconds } from '../../../src/model/sim-time';

const cluster = (name: string) => ({ target: 'ECS.CreateCluster', input: { clusterName: name } });

const documentOf = (name: string, clusters: readonly string[]): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id: 'abc',
  name,
  seed: 7,
  account: { version: 1, operations: clusters.map(cluster) },
  log: clusters.map((one, at) => ({ at: at * 1_000_000, ...cluster(one) })),
  now: 9_000_001,
  layout: { 'cluster/a': { x: 1.5, y: -2, label: 'ünï 🚢' } },
  notes: { 'web:1': { extra: [1, null] } },
  workbench: EMPTY_WORKBENCH,
});

const anyDocument = fc
  .tuple(fc.string({ unit: 'grapheme' }), fc.array(fc.string(), { maxLength: 30 }))
  .map(([name, clusters]) => documentOf(name, clusters));

/** A picture of one grey dot, as every PNG is made: header, data, end. */
const DOT = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  ),
  (character) => character.charCodeAt(0),
);

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const linkOf = (text: string) => `#sandbox=1.${base64Url(deflateSync(Buffer.from(text)))}`;

describe('a link', () => {
  test('carries the whole sandbox', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const fragment = toShareFragment(document);
        expect(carriesSandbox(fragment)).toBe(true);
        expect(fragment).toMatch(/^#sandbox=1\.[\w-]+$/);
        expect(fromShareFragment(fragment)).toEqual({ ok: true, document });
      }),
    );
  });

  test.each([
    ['#metrics', /carries no sandbox/],
    ['#sandbox=2.AAAA', /newer ECS Sandbox/],
    ['#sandbox=1.a b', /do not belong/],
    ['#sandbox=1.', /damaged or cut off\. Copy the whole link again/],
    ['#sandbox=', /damaged or cut off/],
    ['#sandbox=1', /damaged or cut off/],
    ['#sandbox=2', /damaged or cut off/],
    ['#sandbox=AAAA', /damaged or cut off/],
    ['#sandbox=0.AAAA', /damaged or cut off/],
    // Letters whose number no bytes have.
    ['#sandbox=1.AAAAA', /damaged or cut off/],
    ['#sandbox=1.AAAA', /damaged or cut off/],
    [`#sandbox=1.${'A'.repeat(2_000_000)}`, /longer than 2 MB/],
    [linkOf('[1, 2'), /line 1/],
    [linkOf('{"format": "ecs-sandbox", "version": 99}'), /newer ECS Sandbox/],
    [linkOf('{"format": "other"}'), /not a saved sandbox/],
  ])('%.40s is refused with the reason', (fragment, reason) => {
    const loaded = fromShareFragment(fragment);
    expect(loaded.ok ? 'opened' : loaded.reason).toMatch(reason);
  });

  test('that was cut off anywhere is said to be, with what to do', () => {
    const whole = toShareFragment(documentOf('Shop', ['a', 'b', 'c']));
    for (let length = '#sandbox='.length; length < whole.length; length++) {
      const loaded = fromShareFragment(whole.slice(0, length));
      expect(loaded.ok ? 'opened' : loaded.reason).toMatch(/^it is damaged or cut off\. Copy/);
    }
  });

  test('that unpacks to tens of megabytes is given up early', () => {
    const bomb = linkOf(' '.repeat(60_000_000));
    expect(bomb.length).toBeLessThan(500_000);
    const loaded = fromShareFragment(bomb);
    expect(loaded.ok ? 'opened' : loaded.reason).toMatch(/unpacks to more than 50 MB/);
  });
});

describe('a picture', () => {
  test('carries the whole sandbox, and is the same picture', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const png = withSandbox(DOT, document);
        expect(isPng(png)).toBe(true);
        const inside = sandboxInside(png);
        expect(inside.ok && loadSandbox(inside.text)).toEqual({ ok: true, document });
        expect(png.subarray(0, DOT.length - 12)).toEqual(DOT.subarray(0, -12));
        expect(png.subarray(-12)).toEqual(DOT.subarray(-12));
      }),
    );
  });

  test('of other origin, cut off or damaged carries none, and says so', () => {
    // A pattern within `toMatchObject` matches everything.
    const said = (png: Uint8Array) => {
      const inside = sandboxInside(png);
      return inside.ok ? 'opened' : inside.reason;
    };
    expect(said(DOT)).toMatch(/carries no sandbox/);
    const png = withSandbox(DOT, documentOf('Shop', ['a']));
    for (let length = 8; length < png.length - 16; length++) {
      expect(said(png.subarray(0, length)), String(length)).toMatch(/this picture is cut off/);
    }
    const damaged = png.slice();
    damaged.fill(0xff, DOT.length + 20, DOT.length + 60);
    expect(said(damaged)).toMatch(/cannot be read/);
  });
});

test('both forms of packing are bounded', () => {
  const packed = new TextEncoder().encode('x'.repeat(1001));
  expect(() => inflateText(deflateSync(packed), 'raw', 1000)).toThrow(/more than/);
  expect(() => inflateText(zlibSync(packed), 'zlib', 1000)).toThrow(/more than/);
  expect(inflateText(zlibSync(packed), 'zlib', 1001)).toHaveLength(1001);
});

describe('a link to a moment', () => {
  const document = documentOf('shop', ['a', 'b']);

  test('the whole run comes along, and the moment with it', () => {
    const fragment = toShareFragment(document, seconds(190.5));
    expect(fragment).toMatch(/&t=190\.5$/);
    expect(momentOfFragment(fragment)).toBe(seconds(190.5));
    const loaded = fromShareFragment(fragment);
    expect(loaded.ok && loaded.document).toEqual(document);
  });

  test('without one it opens at its end', () => {
    expect(momentOfFragment(toShareFragment(document))).toBeNull();
  });

  test.each(['', '-1', 'soon', '1e400', '99999999999999999999'])('%j is no moment', (text) => {
    const fragment = `${toShareFragment(document)}&t=${text}`;
    expect(momentOfFragment(fragment)).toBeNull();
    expect(fromShareFragment(fragment).ok).toBe(true);
  });
});
