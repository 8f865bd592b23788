import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonText } from '../../../src/formats/json-text';

function mistake(text: string): string {
  const parsed = parseJsonText(text);
  return parsed.ok ? 'ok' : `${parsed.line}:${parsed.column} ${parsed.message}`;
}

describe('JSON with the place of the mistake', () => {
  test.each([
    ['', '1:1 the file is empty'],
    ['{"a": 1,}', '1:8 no comma may stand before }'],
    ['{\n  "a": 1\n  "b": 2\n}', '3:3 , or } is expected, not “"”'],
    ['[1, // one\n2]', '1:5 JSON has no comments'],
    ["{'a': 1}", "1:2 a name in quotes is expected, not “'”"],
    ['{"a": …}', '1:7 a value is expected, not “…”'],
    ['{"a": "b', '1:7 this string is never closed'],
    ['{"a" 1}', '1:6 : is expected after a name, not “1”'],
    ['{} {}', '1:4 text after the end of the JSON value'],
    ['["\\x"]', '1:3 unknown escape in a string'],
    ['{"a": 1', '1:8 , or } is expected, not the end of the file'],
  ])('%j', (text, place) => {
    expect(mistake(text)).toBe(place);
  });

  test('a byte order mark is no mistake', () => {
    expect(parseJsonText('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  test('every cut-off text is refused with a place inside it', () => {
    fc.assert(
      fc.property(fc.object(), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const short = text.slice(0, cut % text.length);
        const parsed = parseJsonText(short);
        expect(parsed.ok).toBe(false);
        if (!parsed.ok) expect(parsed.message).not.toBe('not valid JSON');
      }),
      { seed: 1 },
    );
  });
});
