/** A chart enlarged, over the simulator in this thread: read, zoomed, travelled by, left again. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Dock } from '../../../src/ui/dock/dock';
import { give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

beforeEach(async () => {
  app = await openWebService();
  await give(app, 'Sandbox.Wait', { for: 30 });
  app.view.setState({ dockTab: 'metrics', selection: [] });
  user = show(app, <Dock />);
});
afterEach(() => app.close());

const enlarge = async (name: string) => {
  await user.click(screen.getByRole('button', { name: `Enlarge ${name}` }));
  return screen.findByRole('region', { name });
};

test('its title enlarges a chart; Escape leaves it and gives the keyboard back', async () => {
  const large = await enlarge('Latency');
  expect(within(large).getByRole('group', { name: 'Latency over time' })).toHaveFocus();
  const legend = within(large).getByRole('list', { name: 'Legend' });
  await waitFor(() => expect(legend).toHaveTextContent(/p50\s*[\d.]+ ms.*p99\s*[\d.]+ ms/));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Latency' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Enlarge Latency' })).toHaveFocus();
});

test('keys read, choose and zoom every chart at once, and Escape goes back step by step', async () => {
  const large = await enlarge('Requests');
  const status = within(large).getByRole('status');
  expect(status).toHaveTextContent('Figures now');
  await user.keyboard('{ArrowLeft>8/}');
  expect(status).toHaveTextContent(/^Figures at \d+:\d\d/);
  const read = app.view.getState().reading!;
  await user.keyboard('{Shift>}{ArrowLeft>6/}{/Shift}');
  expect(status).toHaveTextContent(/^Chosen: /);
  await user.keyboard('{Enter}');
  const zoom = app.view.getState().zoom!;
  expect([zoom.from, zoom.to]).toEqual([read - 6, read]);
  expect(screen.getAllByRole('button', { name: /show all$/ })).toHaveLength(2);
  // With nothing pointed at, what is read is the end of the zoom, and not now.
  act(() => app.view.setState({ reading: null }));
  expect(status).toHaveTextContent(/^Figures at \d+:\d\d/);
  await user.keyboard('{Escape}');
  expect(app.view.getState().zoom).toBeNull();
  await user.keyboard('{Escape}{Escape}');
  expect(screen.queryByRole('region', { name: 'Requests' })).toBeNull();
});

test('Enter travels to what is read; figures are then of that moment', async () => {
  const large = await enlarge('web tasks');
  await user.keyboard('{Home}{ArrowRight>3/}');
  const read = app.view.getState().reading!;
  await user.keyboard('{Enter}');
  await waitFor(() => expect(app.mirror.getState().now).toBe(read * 1e6));
  expect(app.mirror.getState().run.head).toBeGreaterThan(read * 1e6);
  act(() => app.view.setState({ reading: null }));
  const legend = within(large).getByRole('list', { name: 'Legend' });
  await waitFor(() => expect(legend).toHaveTextContent(/RUNNING\s*0/));
});

test('marks tell in words what was done, and the table has a row for every second', async () => {
  const large = await enlarge('Hosts');
  const marks = within(large).getByRole('group', { name: /^Commands, stages/ });
  const [first] = within(marks).getAllByRole('button');
  await user.hover(first!);
  expect(within(large).getByRole('status')).toHaveTextContent(/0:00 aws ecs create-cluster/);
  await user.click(within(large).getByRole('button', { name: 'Table' }));
  const table = within(await within(large).findByRole('table'));
  await waitFor(() => expect(table.getAllByRole('row').length).toBeGreaterThan(5));
  expect(table.getByRole('columnheader', { name: 'healthy' })).toBeInTheDocument();
});

test('arrows beside the title go from chart to chart', async () => {
  await enlarge('Requests');
  await user.click(screen.getByRole('button', { name: 'Next chart' }));
  expect(await screen.findByRole('region', { name: 'Errors' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close the chart' }));
  expect(app.view.getState().chart).toBeNull();
});
