import { describe, expect, test } from 'vitest';
import { type KeyPress, matchesKey } from '../../../../src/ui/shell/keys';

const press = (key: string, more: Partial<KeyPress> & { altGr?: boolean } = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
  getModifierState: (name) => name === 'AltGraph' && more.altGr === true,
});

describe('keys', () => {
  test.each([
    ['Space', press(' ', { code: 'Space' })],
    ['.', press('.', { code: 'Period' })],
    ['Shift+.', press('>', { code: 'Period', shiftKey: true })],
    ['Mod+Z', press('z', { ctrlKey: true })],
    ['Mod+Z', press('z', { metaKey: true })],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['[', press('[')],
    // On a German keyboard.
    ['[', press('[', { ctrlKey: true, altKey: true, altGr: true })],
  ])('%s is pressed', (name, pressed) => {
    expect(matchesKey(name, pressed)).toBe(true);
  });

  test.each([
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['Mod+Z', press('z')],
    ['.', press('>', { code: 'Period', shiftKey: true })],
    ['[', press('[', { ctrlKey: true })],
    ['Shift+P', press('p')],
  ])('%s is not', (name, pressed) => {
    expect(matchesKey(name, pressed)).toBe(false);
  });
});
