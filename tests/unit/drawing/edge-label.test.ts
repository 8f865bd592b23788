import { describe, expect, test } from 'vitest';
import { labelOn } from '../../../src/drawing/edge-label';

const edge = (label: string | undefined, across: number) => ({
  ...(label !== undefined && { label }),
  stillLabel: '9/s',
  route: { from: { x: 0, y: 0 }, to: { x: across, y: 60 } },
});
const moving = { detail: 'card', still: false } as const;

describe('the label of an edge', () => {
  test('says the whole path where the gap between the columns allows it', () => {
    expect(labelOn(edge('/turns/*', 92), moving)?.text).toBe('/turns/*');
    expect(labelOn(edge('/a-much-longer/path/*', 300), moving)?.text).toBe('/a-much-longer/path/*');
  });

  test('is cut rather than laid over a card', () => {
    const { text, rect } = labelOn(edge('/a-much-longer/path/*', 92), moving)!;
    expect(text).toMatch(/^\/a.*…$/);
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(92);
  });

  test.each(['card', 'compact'] as const)('never cuts a share (%s)', (detail) => {
    const { text, rect } = labelOn(edge('100 %', 92), { ...moving, detail })!;
    expect(text).toMatch(/^100 ?%$/);
    expect(rect.x).toBeGreaterThanOrEqual(0);
    expect(rect.x + rect.width).toBeLessThanOrEqual(92);
  });

  test('gives way to the rate where no dots show it, and to nothing from afar', () => {
    expect(labelOn(edge('/a', 92), { ...moving, still: true })?.text).toBe('9/s');
    expect(labelOn(edge('/a', 92), { ...moving, detail: 'dot' })).toBeNull();
    expect(labelOn(edge(undefined, 92), moving)).toBeNull();
  });
});
