import { expect, test } from 'vitest';
import { ACTION_GROUPS } from '../../../src/ui/shell/actions';
import { openWebService, entity } from '../../support/web-sandbox';

const ACTIONS = ACTION_GROUPS.flatMap(({ actions }) => actions);

test.each([false, true])(
  'no key means two things at once, with a service selected, presenting: %s',
  async (presenting) => {
    const app = await openWebService();
    app.view.setState({ presenting, selection: [entity(app, 'service').id] });
    const byKey: Record<string, string[]> = {};
    for (const { id, keys, when } of ACTIONS) {
      if (when(app)) for (const key of keys) (byKey[key] ??= []).push(id);
    }
    const shared = Object.entries(byKey).filter(([, ids]) => ids.length > 1);
    expect(shared).toEqual([]);
    app.close();
  },
);

test('every action has an id and words of its own', () => {
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  expect(new Set(ACTIONS.map(({ label }) => label)).size).toBe(ACTIONS.length);
});
