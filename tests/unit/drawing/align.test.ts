import { describe, expect, test } from 'vitest';
import { aligned, distributed } from '../../../src/drawing/align';
import { GRID, snapOf } from '../../../src/drawing/align-guides';
import { textWidth } from '../../../src/drawing/text-fit';
import { wrapText } from '../../../src/drawing/text-wrap';

const rect = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });
const three = [
  { id: 'a', rect: rect(0, 0) },
  { id: 'b', rect: rect(130, 90, 60, 20) },
  { id: 'c', rect: rect(400, 300, 200, 80) },
];

describe('aligning', () => {
  test.each([
    ['left', { a: [0, 0], b: [0, 90], c: [0, 300] }],
    ['right', { a: [500, 0], b: [540, 90], c: [400, 300] }],
    ['centre', { a: [250, 0], b: [270, 90], c: [200, 300] }],
    ['top', { a: [0, 0], b: [130, 0], c: [400, 0] }],
    ['bottom', { a: [0, 330], b: [130, 360], c: [400, 300] }],
    ['middle', { a: [0, 165], b: [130, 180], c: [400, 150] }],
  ] as const)('%s', (how, corners) => {
    const places = [...aligned(three, how)].map(([id, { x, y }]) => [id, [x, y]]);
    expect(Object.fromEntries(places)).toEqual(corners);
  });

  test('what is locked stays, and says where the line is', () => {
    const places = aligned(three, 'left', new Set(['b']));
    expect(Object.fromEntries(places)).toEqual({ a: { x: 130, y: 0 }, c: { x: 130, y: 300 } });
  });
});

describe('distributing', () => {
  test('leaves the same room between each and the next', () => {
    const places = distributed(three, 'horizontal');
    expect(places.get('a')).toEqual({ x: 0, y: 0 });
    expect(places.get('b')).toEqual({ x: 220, y: 90 });
    expect(places.get('c')).toEqual({ x: 400, y: 300 });
    expect(distributed(three, 'vertical').get('b')!.y).toBe(165);
  });

  test('two have nothing between them', () => {
    expect(distributed(three.slice(0, 2), 'vertical').size).toBe(0);
  });
});

describe('snapping', () => {
  test('without neighbours, to the grid', () => {
    const { dx, dy, guides } = snapOf(rect(13, 21), [], 6);
    expect([13 + dx, 21 + dy].map((value) => value % GRID)).toEqual([0, 0]);
    expect(guides).toEqual([]);
  });

  test('to an edge that is near, with a line along both', () => {
    const { dx, guides } = snapOf(rect(203, 400), [rect(200, 100)], 6);
    expect(dx).toBe(-3);
    expect(guides).toContainEqual({ axis: 'x', at: 200, from: 100, to: 450 });
  });

  test('to the middle, where that is nearest', () => {
    const { dy, guides } = snapOf(rect(400, 116, 100, 30), [rect(0, 100, 100, 60)], 6);
    expect(116 + dy + 15).toBe(130);
    expect(guides).toContainEqual({ axis: 'y', at: 130, from: 0, to: 500 });
  });

  test('not to what is further off than the reach', () => {
    const { guides } = snapOf(rect(220, 400), [rect(207, 100)], 6);
    expect(guides).toEqual([]);
  });
});

describe('wrapping the words of a note', () => {
  const font = { size: 16 };
  test('no line is wider than its room, and no word is lost', () => {
    const text = 'deregistration delay is 300 seconds unless somebody says otherwise';
    const lines = wrapText(text, 120, font, 20);
    for (const line of lines) expect(textWidth(line, font)).toBeLessThanOrEqual(120);
    expect(lines.join(' ')).toBe(text);
  });

  test('a word longer than the line is broken; line breaks are kept', () => {
    const lines = wrapText(`${'x'.repeat(60)}\n\nend`, 120, font, 20);
    for (const line of lines) expect(textWidth(line, font)).toBeLessThanOrEqual(120);
    expect(lines.at(-1)).toBe('end');
    expect(lines.at(-2)).toBe('');
  });

  test('what does not fit ends in an ellipsis', () => {
    const lines = wrapText('one two three four five six seven eight', 60, font, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(textWidth(lines[1]!, font)).toBeLessThanOrEqual(75);
  });
});
