import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/ui/command-palette/entry';
import { searchEntries } from '../../../../src/ui/command-palette/search-entries';

const entry = (label: string, detail = '', words = ''): Entry => ({
  id: label,
  group: 'Actions',
  label,
  detail,
  words,
  run: () => {},
});

const ENTRIES = [
  entry('Restart from time 0', 'Time'),
  entry('web', 'Service · 4 of 4 running', 'arn:aws:ecs:us-east-1:1:service/shop/web'),
  entry('Run a web service behind a load balancer', 'Template'),
  entry('3f9a…c21', 'Task of web:1 · RUNNING', '10.0.1.52 HEALTHY'),
  entry('Update the service of a webhook', 'Template'),
];
const found = (search: string, most = 10) =>
  searchEntries(ENTRIES, search, most).map(({ label }) => label);

describe('what a search of the palette finds', () => {
  test.each<[string, string, string[]]>([
    ['what is called so first', 'web', ['web', 'Update the service of a webhook']],
    ['the beginning of a word before its middle', 'load', [ENTRIES[2]!.label]],
    ['every word, wherever it stands', 'service running', ['web']],
    ['by its address', '10.0.1.52', ['3f9a…c21']],
    ['by letters in order', 'rstime', ['Restart from time 0']],
  ])('%s', (_, search, labels) => {
    expect(found(search).slice(0, labels.length)).toEqual(labels);
  });

  test('nothing where a word is answered by nothing', () => {
    expect(found('web zebra')).toEqual([]);
  });

  test('as many as are asked for, and all in their order without a search', () => {
    expect(found('', 3)).toEqual(ENTRIES.slice(0, 3).map(({ label }) => label));
    expect(found('e', 2)).toHaveLength(2);
  });
});
