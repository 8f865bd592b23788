import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Palette } from '../../../src/ui/palette/palette';
import { Templates } from '../../../src/ui/palette/templates';
import { useView } from '../../../src/ui/sandbox-context';
import { useShortcuts } from '../../../src/ui/shell/use-shortcuts';
import { entity, give, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
beforeEach(async () => {
  app = await openSandbox();
});
afterEach(() => app.close());

function LeftSide() {
  useShortcuts();
  return useView((state) => state.leftTab) === 'build' ? <Palette /> : <Templates />;
}

test('Shift + A goes to the search; what is found is added by Enter', async () => {
  app.view.setState({ leftTab: 'templates' });
  const user = show(app, <LeftSide />);
  await user.keyboard('{Shift>}A{/Shift}');
  expect(screen.getByRole('searchbox')).toHaveFocus();
  await user.keyboard('alb{ArrowDown}');
  expect(screen.getByRole('button', { name: 'Load balancer (ALB)' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(app.view.getState().dialog).toEqual({
    kind: 'add',
    component: 'load-balancer',
    at: null,
    onto: null,
  });
});

test('6: Enter in the search adds what is called so, not what only mentions it', async () => {
  const user = show(app, <Palette />);
  await user.type(screen.getByRole('searchbox'), 'serv{Enter}');
  expect(app.view.getState().dialog).toMatchObject({ kind: 'add', component: 'service' });
});

test('a press that does not move is a click, and adds once', () => {
  show(app, <Palette />);
  const cluster = screen.getByRole('button', { name: 'Cluster' });
  fireEvent.pointerDown(cluster, { button: 0, clientX: 5, clientY: 5 });
  fireEvent.pointerUp(window, { clientX: 6, clientY: 5 });
  fireEvent.click(cluster, { detail: 1 });
  expect(app.view.getState().dialog).toMatchObject({ component: 'cluster' });
});

test('what is selected goes along: a service is meant for that cluster', async () => {
  await give(app, 'ECS.CreateCluster', { clusterName: 'demo' });
  const { id } = await waitFor(() => entity(app, 'cluster'));
  app.view.setState({ selection: [id] });
  const user = show(app, <Palette />);
  screen.getByRole('button', { name: 'Service' }).focus();
  await user.keyboard('{Enter}');
  expect(app.view.getState().dialog).toMatchObject({ onto: id });
});
