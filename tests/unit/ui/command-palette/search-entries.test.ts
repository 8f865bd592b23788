import { describe, expect, test } from 'vitest';
import type { Entry, EntryGroup } from '../../../../src/ui/command-palette/entry';
import { inGroups, searchEntries } from '../../../../src/ui/command-palette/search-entries';

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

describe('in which order', () => {
  const of = (group: EntryGroup, label: string, words = ''): Entry => ({
    ...entry(label, '', words),
    group,
  });
  const order = (all: Entry[], search: string) =>
    inGroups(searchEntries(all, search, 10)).flatMap(({ entries }) =>
      entries.map(({ label }) => label),
    );

  test('a setting by its value before a template that has the word in its title', () => {
    const all = [of('Templates', 'A zone goes dark'), of('Settings', 'Theme: dark', 'night')];
    expect(order(all, 'dark')).toEqual(['Theme: dark', 'A zone goes dark']);
  });

  test('the first word whole, then begun, then the beginning of another, then anywhere', () => {
    const all = [
      of('Actions', 'Take a webcam along'),
      of('Actions', 'The cobweb'),
      of('Templates', 'Web service'),
      of('Templates', 'Webhooks'),
    ];
    const labels = ['Web service', 'Webhooks', 'Take a webcam along', 'The cobweb'];
    // Under the heading of its group: the group with the best one first.
    expect(order(all, 'web')).toEqual(labels);
    expect(searchEntries(all, 'web', 10).map(({ label }) => label)).toEqual(labels);
  });

  test('equally good: actions, what is in the sandbox, settings, then templates', () => {
    const groups: EntryGroup[] = ['Sandboxes', 'Templates', 'Settings', 'In this sandbox', 'Add'];
    const all = [...groups, 'Actions' as const].map((group) => of(group, `Play ${group}`));
    expect(order(all, 'play')).toEqual(
      ['Actions', 'In this sandbox', 'Settings', 'Add', 'Templates', 'Sandboxes'].map(
        (group) => `Play ${group}`,
      ),
    );
  });

  test('what is over comes after all else, however well it answers', () => {
    const tasks = [{ ...of('In this sandbox', '3f9a'), isOver: true }, of('In this sandbox', 'a3')];
    expect(order(tasks, '3')).toEqual(['a3', '3f9a']);
  });

  test('letters in order only where nothing is called by what was typed', () => {
    const all = [of('Actions', 'Drag a task'), of('Settings', 'Theme: drat')];
    expect(order(all, 'drat')).toEqual(['Theme: drat']);
    expect(order(all, 'dgt')).toEqual(['Drag a task']);
  });
});
