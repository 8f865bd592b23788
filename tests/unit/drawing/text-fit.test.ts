import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitName, fitText, inTwoLines, sizeToFit, textWidth } from '../../../src/drawing/text-fit';

const font = { size: 15.5, weight: 600 } as const;
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('texts that must fit', () => {
  test.each([
    ['fitText', fitText],
    ['fitName', fitName],
  ] as const)('%s never passes the width it was given', (_, fit) => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 16, max: 400, noNaN: true }), (text, width) => {
        expect(textWidth(fit(text, width, font), font)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('what fits stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const width = textWidth(text, font);
        expect(fitText(text, width, font)).toBe(text);
        expect(fitName(text, width, font)).toBe(text);
      }),
    );
  });

  test('names keep both ends, sentences their beginning', () => {
    expect(fitName('orders-api-production-blue', 120, font)).toMatch(/^orders.*….*blue$/);
    expect(fitText('waiting for the target', 90, font)).toMatch(/^waiting.*…$/);
  });

  test('every figure is as wide as any other, so that counters do not shake', () => {
    for (const digit of '123456789') expect(textWidth(digit, font)).toBe(textWidth('0', font));
  });
});

describe('long names', () => {
  test('are broken after a hyphen, as late as the first line allows', () => {
    const font = { size: 23, weight: 700 } as const;
    expect(inTwoLines('fail-health-check', [133, 154], font)).toEqual(['fail-health-', 'check']);
    expect(inTwoLines('crash-container', [133, 154], font)).toEqual(['crash-', 'container']);
    expect(inTwoLines('unbreakable', [40, 154], font)).toBeNull();
  });

  test('are set smaller rather than cut where that is enough', () => {
    const font = { size: 17, weight: 700 } as const;
    expect(sizeToFit('fail-health-check', 133, font, 15.5)).toBe(15.5);
    expect(sizeToFit('kill-task', 133, font, 15.5)).toBe(17);
    expect(textWidth('fail-health-check', { ...font, size: 15.5 })).toBeLessThanOrEqual(133);
  });
});
