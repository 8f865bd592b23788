import { describe, expect, test } from 'vitest';
import { firstChoices, sizeInWords } from '../../../src/ui/files/picture-choices';
import { rangeHolds } from '../../../src/formats/picture/range-holds';

const codes = (text: string) => [...text].map((char) => char.codePointAt(0)!);

describe('fonts of a picture', () => {
  const latin = 'U+0000-00FF,U+0131, U+2000-206F';
  test('are those whose characters occur', () => {
    expect(rangeHolds(latin, codes('web'))).toBe(true);
    expect(rangeHolds(latin, codes('…'))).toBe(true);
    expect(rangeHolds(latin, codes('веб'))).toBe(false);
    expect(rangeHolds('U+4??', codes('веб'))).toBe(true);
    expect(rangeHolds('', codes('веб'))).toBe(true);
  });
});

describe('the size of a picture', () => {
  const choices = { ...firstChoices('dark'), scale: 4 };
  test('says when it is smaller than asked for', () => {
    const clamped = sizeInWords({ width: 8192, height: 3000, scale: 3.1 }, choices);
    expect(clamped).toBe('8192 × 3000 px: 3.1× instead of 4×, as no side may pass 8,192 px');
    expect(sizeInWords({ width: 4000, height: 3000, scale: 4 }, choices)).toBe('4000 × 3000 px');
  });
});
