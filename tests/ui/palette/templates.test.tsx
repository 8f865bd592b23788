/** The Templates tab: a list to scan, groups that fold, rows that open. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/content';
import { SCENARIO_GROUPS } from '../../../src/content/define';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Templates } from '../../../src/ui/palette/templates';
import { openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
beforeEach(async () => {
  app = await openSandbox();
});
afterEach(() => app.close());

const RUN = /^Run template /;
const runs = () => screen.queryAllByRole('button', { name: RUN });
const group = (name: string) => within(screen.getByRole('region', { name }));
const heading = (name: string) =>
  group(name).getByRole('button', { name: new RegExp(`^${name}`), expanded: undefined });
const row = (name: string) => screen.getByRole('button', { name });

describe('the list of templates', () => {
  test('each has a picture of what its script makes, which is not read out', async () => {
    show(app, <Templates />);
    const web = row('Web service behind an ALB').closest('li');
    await waitFor(() => expect(web?.querySelector('svg path')).not.toBeNull());
    expect(web?.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  test('shows every group, the first one open, and no buttons but those that open', () => {
    show(app, <Templates />);
    const open = SCENARIO_GROUPS.map((name) => heading(name).getAttribute('aria-expanded'));
    expect(open).toEqual(['true', ...SCENARIO_GROUPS.slice(1).map(() => 'false')]);
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(runs()).toEqual([]);
  });

  test('every template can be opened, and then run or read', () => {
    show(app, <Templates />);
    // Each looked for in its own row: by role in all of them it takes seconds a template.
    const [, ...folded] = screen.getAllByRole('region').map((one) => within(one));
    for (const one of folded) fireEvent.click(one.getByRole('button'));
    const rows = screen.getAllByRole('listitem');
    for (const one of rows) {
      const opener = within(one).getByRole('button');
      expect(opener).toHaveAttribute('aria-expanded', 'false');
      fireEvent.click(opener);
      const title = opener.textContent;
      within(one).getByLabelText(`Run template ${title}`);
      within(one).getByLabelText(`Script of template ${title}`);
      fireEvent.click(opener);
      expect(within(one).queryByLabelText(`Run template ${title}`)).toBeNull();
    }
    const titles = rows.map((one) => within(one).getByRole('heading').textContent);
    expect(titles.toSorted()).toEqual(SCENARIOS.map(({ title }) => title).toSorted());
  });

  test('can be walked with the keyboard alone; what is open stays so behind the other tab', async () => {
    const user = show(app, <Templates />);
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{ArrowDown}');
    expect(heading('First steps')).toHaveFocus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(row('Web service behind an ALB')).toHaveAttribute('aria-expanded', 'true');
    await user.tab();
    expect(runs()[0]).toHaveFocus();
    await user.click(heading('Rolling updates'));
    cleanup();
    show(app, <Templates />);
    expect(heading('Rolling updates')).toHaveAttribute('aria-expanded', 'true');
    expect(row('Web service behind an ALB')).toHaveAttribute('aria-expanded', 'true');
  });

  test.each([
    ['its title', 'falls like dominoes', /^Run template Overload that falls/],
    ['its summary', 'just a busy day', /^Run template Overload that falls/],
    ['its group', 'codedeploy and task', /^Run template Task sets by hand/],
  ])('a search finds a template by %s, ready to be run', async (_, words, name) => {
    const user = show(app, <Templates />);
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), words);
    expect(screen.getByRole('button', { name })).toBeVisible();
    expect(runs().length).toBeLessThan(4);
  });

  test('many hits stay short but can be run; folding one group of them is forgotten', async () => {
    const user = show(app, <Templates />);
    const field = screen.getByRole('searchbox');
    await user.type(field, 'deployment');
    expect(runs().length).toBe(screen.getAllByRole('listitem').length);
    expect(runs().length).toBeGreaterThan(3);
    const all = runs().length;
    await user.click(heading('Rolling updates'));
    expect(runs().length).toBeLessThan(all);
    await user.clear(field);
    expect(heading('Rolling updates')).toHaveAttribute('aria-expanded', 'false');
    await user.type(field, 'deployment');
    expect(runs()).toHaveLength(all);
    await user.type(field, ' of nothing at all');
    expect(screen.getByText('No template is about that.')).toBeVisible();
  });
});
