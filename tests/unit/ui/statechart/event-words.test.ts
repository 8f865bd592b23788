import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../../src/machines/catalogue';
import { eventWords } from '../../../../src/ui/statechart/event-words';

test.each(Object.values(CATALOGUE))('every arrow of $title is told in plain words', (entry) => {
  for (const one of entry.transitions) {
    expect(eventWords(one, entry.id), `${one.label} ${one.guard}`).not.toMatch(
      /[A-Z]{2}|[a-z][A-Z]/,
    );
    if (one.label !== '') expect(eventWords(one, entry.id)).not.toBe(`when ${one.label}`);
  }
});

test('a target that falls out of use', () => {
  const arrow = { label: 'NOT_IN_USE', timed: false, guard: null };
  expect(eventWords(arrow)).toBe('when no listener sends requests to its group any more');
});
