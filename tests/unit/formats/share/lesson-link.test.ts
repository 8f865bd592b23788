import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../../src/formats/share/base64-url';
import { fromLessonFragment, toLessonFragment } from '../../../../src/formats/share/lesson-link';

describe('a lesson in a link', () => {
  test('is the file that was packed, in letters that an address may have', () => {
    const text = '---\ntitle: Ünïcode “quoted”\n---\n## A step\n';
    const fragment = toLessonFragment(text);
    expect(fragment).toMatch(/^#lesson=1\.[\w-]+$/);
    expect(fromLessonFragment(fragment)).toBe(text);
  });

  test.each([
    ['a name that no lesson has', '#lesson=nope', /opened: it is damaged or cut off\. Copy the/],
    ['from a newer version', '#lesson=2.abcd', /newer/],
    ['with other characters in it', '#lesson=1.ab cd', /do not belong/],
    ['cut off', toLessonFragment('a long text '.repeat(50)).slice(0, -8), /damaged or cut off/],
    ['too long', `#lesson=1.${'a'.repeat(600_000)}`, /too long/],
    [
      'that unpacks beyond all measure',
      `#lesson=1.${toBase64Url(deflateSync(new Uint8Array(20_000_000)))}`,
      /more than 1 MB/,
    ],
  ])('%s is refused in words', (_name, fragment, words) => {
    expect(() => fromLessonFragment(fragment)).toThrow(words);
  });
});
