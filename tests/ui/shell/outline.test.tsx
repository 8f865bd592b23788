import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { LeftPanel } from '../../../src/ui/shell/left-panel';
import { entity, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;
afterEach(() => app.close());

const row = (name: RegExp) => screen.findByRole('treeitem', { name });
const focused = () => document.activeElement as HTMLElement;

beforeEach(async () => {
  app = await openWebService();
  user = show(app, <LeftPanel />);
  await user.click(screen.getByRole('tab', { name: 'Outline' }));
});

test('tells all there is as a tree, with states in words', async () => {
  const service = await row(/^Service web, 3 of 3 running/);
  expect(service).toHaveAttribute('aria-level', '2');
  expect(service).toHaveAttribute('aria-expanded', 'true');
  expect(await row(/^Cluster demo/)).toHaveAttribute('aria-level', '1');
  expect(await row(/^Revision web:1/)).toHaveAttribute('aria-level', '3');
  expect(screen.getAllByRole('treeitem', { name: /^Task .*RUNNING · healthy/ })).toHaveLength(3);
  expect(await row(/^Listener HTTP :80, 1 rule$/)).toHaveAttribute('aria-expanded', 'false');
  await user.click((await row(/^Target group web, 3 of 3 targets healthy/)).firstElementChild!);
  const targets = screen.getAllByRole('treeitem', { name: /^Target \d.*task .*healthy/ });
  expect(targets).toHaveLength(3);
  expect(targets[1]).toHaveAttribute('aria-posinset', '2');
});

test('is walked and folded by keyboard: one stop of the Tab key', async () => {
  const first = await row(/^Client shoppers/);
  expect(screen.getAllByRole('treeitem').filter((one) => one.tabIndex === 0)).toEqual([first]);
  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toHaveAccessibleName(/^Load balancer web-alb/);
  await user.keyboard('{ArrowRight}');
  expect(focused()).toHaveAccessibleName(/^Listener HTTP :80/);
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(focused()).toHaveAccessibleName('Rule everything else, forwards to web');
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(focused()).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('{End}');
  expect(focused()).toHaveAccessibleName(/^Task /);
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(focused()).toHaveAccessibleName(/^Revision web:1/);
  expect(screen.queryByRole('treeitem', { name: /^Task / })).toBeNull();
  await user.keyboard('{Home}dem');
  expect(focused()).toHaveAccessibleName(/^Cluster demo/);
});

test('what is picked is selected and looked at; what is selected elsewhere is marked', async () => {
  await user.click(await row(/^Target group web/));
  const group = entity(app, 'targetGroup');
  expect(app.view.getState()).toMatchObject({ selection: [group.id], lookAt: group.id });
  expect(await row(/^Target group web/)).toHaveAttribute('aria-selected', 'true');
  const service = entity(app, 'service');
  app.view.setState({ selection: [service.id] });
  await waitFor(async () => {
    expect(await row(/^Service web/)).toHaveAttribute('aria-selected', 'true');
  });
  expect(await row(/^Service web/)).toHaveAttribute('tabindex', '0');
});
