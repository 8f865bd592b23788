import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Dock } from '../../../src/ui/dock/dock';
import { entity, give, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
const wait = (s: number) => give(app, 'Sandbox.Wait', { for: s });
const tasks = () => app.mirror.getState().ids.task;

afterEach(() => app.close());

describe('an empty sandbox', () => {
  beforeEach(async () => {
    app = await openSandbox();
  });

  test('each tab says what will be there', async () => {
    const user = show(app, <Dock />);
    expect(screen.getByText('Tasks appear here as they start.')).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Metrics' }));
    expect(screen.getByText(/appear with a load balancer/)).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    expect(screen.getByText('No events yet.')).toBeInTheDocument();
  });

  test('a load balancer without traffic has no zero lines', async () => {
    await give(app, 'ELBv2.CreateLoadBalancer', { Name: 'lb', Subnets: ['subnet-a', 'subnet-b'] });
    await wait(5);
    app.view.setState({ dockTab: 'metrics' });
    show(app, <Dock />);
    const requests = await screen.findByRole('figure', { name: 'Requests' });
    expect(requests).toHaveTextContent('no requests yet');
    expect(requests.querySelector('path')).toBeNull();
  });
});

describe('a running service', () => {
  beforeEach(async () => {
    app = await openWebService();
    app.view.setState({ dockTab: 'timeline', selection: [] });
  });

  test('has a lane for each task and one for its deployments; a click selects', async () => {
    const user = show(app, <Dock />);
    const lanes = within(screen.getByRole('group', { name: /Deployments and tasks/ }));
    expect(lanes.getAllByRole('button', { name: /^Task .* RUNNING since/ })).toHaveLength(3);
    expect(
      lanes.getByRole('button', { name: /Deployments of web · web:1 COMPLETED/ }),
    ).toBeVisible();
    await user.click(lanes.getAllByRole('button', { name: /^Task/ })[0]!);
    expect(app.view.getState().selection).toEqual([tasks()[0]]);
    expect(lanes.getAllByRole('button', { name: /^Task/ })[0]).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  test('arrow keys go from lane to lane, one of which is in the tab order', async () => {
    const user = show(app, <Dock />);
    const lanes = screen.getByRole('group', { name: /Deployments and tasks/ });
    const rows = within(lanes).getAllByRole('button');
    expect(rows.map((row) => row.tabIndex)).toEqual([0, -1, -1, -1]);
    act(() => rows[0]!.focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(app.view.getState().selection).toEqual([tasks()[1]]);
  });

  test('a crash is a flag, a failed lane, and a task that takes its place', async () => {
    show(app, <Dock />);
    const [victim] = tasks();
    await give(app, 'Sandbox.InjectFault', { type: 'crash-container', task: victim });
    await wait(30);
    const flag = await screen.findByRole('button', { name: /Fault: crash-container on 1 task/ });
    expect(flag).toHaveAttribute('data-kind', 'fault');
    const lanes = screen.getByRole('group', { name: /Deployments and tasks/ });
    await waitFor(() =>
      expect(within(lanes).getAllByRole('button', { name: /^Task/ })).toHaveLength(4),
    );
    expect(within(lanes).getByRole('button', { name: /STOPPED · Essential/ })).toBeVisible();
  });

  test('commands share a flag and are told as they would be typed', async () => {
    const user = show(app, <Dock />);
    const [flag] = within(
      screen.getByRole('group', { name: 'Commands, faults and alarms' }),
    ).getAllByRole('button');
    await user.hover(flag!);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(/aws ecs create-cluster/);
  });

  test('figures at a glance agree with what the engine measured', async () => {
    show(app, <Dock />);
    const glance = within(screen.getByRole('group', { name: 'Figures at a glance' }));
    await wait(20);
    await waitFor(() =>
      expect(glance.getByRole('figure', { name: 'Healthy hosts' })).toHaveTextContent('3 of 3'),
    );
    const { requests } = app.mirror.getState().metrics[entity(app, 'loadBalancer').id]!.at(-1)!;
    expect(requests).toBeGreaterThan(50);
    await waitFor(() =>
      expect(glance.getByRole('figure', { name: 'Requests' })).toHaveTextContent(`${requests} /s`),
    );
  });

  test('figures at a glance are read where they are pointed at, and a click goes there', async () => {
    const user = show(app, <Dock />);
    await wait(20);
    const figure = screen.getByRole('figure', { name: 'Requests' });
    const plot = await waitFor(() => figure.querySelector('[data-plot]')!);
    await waitFor(() => expect(plot.querySelector('svg path')).not.toBeNull());
    vi.spyOn(plot, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 150, 40));
    const there = { target: plot, coords: { clientX: 30 } };
    await user.pointer(there);
    const { reading } = app.view.getState();
    expect(reading).not.toBeNull();
    await user.pointer({ keys: '[MouseLeft]', ...there });
    await waitFor(() => expect(app.mirror.getState().now).toBe(Math.round(reading! * 1e6)));
    await user.unhover(plot);
    expect(app.view.getState().reading).toBeNull();
  });

  test('the charts are one table on demand, with the same figures', async () => {
    await wait(20);
    app.view.setState({ dockTab: 'metrics' });
    const user = show(app, <Dock />);
    expect(
      screen.getAllByRole('figure').map((figure) => figure.getAttribute('aria-label')),
    ).toEqual([
      'Requests',
      'Errors',
      'Latency',
      'Latency heatmap',
      'In flight per target',
      'Hosts',
      'web tasks',
      'web CPU',
      'web memory',
      'web traffic by revision',
      'Cost an hour',
      'Cost so far',
    ]);
    const figure = screen.getByRole('figure', { name: 'web tasks' });
    await waitFor(() => expect(figure).toHaveTextContent(/RUNNING ?3.*desired ?3/));
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const table = within(await screen.findByRole('table'));
    const newest = await waitFor(() => {
      const [, , row] = table.getAllByRole('row');
      return row!;
    });
    const cells = await waitFor(() => within(newest).getAllByRole('cell'));
    expect(cells.map((cell) => cell.textContent)).toContain('3');
  });

  test('arrow keys read earlier moments of every chart', async () => {
    app.view.setState({ dockTab: 'metrics' });
    const user = show(app, <Dock />);
    const charts = screen.getByRole('group', { name: /^Charts/ });
    expect(screen.getByRole('status')).toHaveTextContent('Figures now');
    act(() => charts.focus());
    await user.keyboard('{ArrowLeft>40/}');
    expect(screen.getByRole('status')).toHaveTextContent(/Figures at \d+:\d\d/);
    expect(screen.getByRole('figure', { name: 'web tasks' })).toHaveTextContent(/RUNNING ?[0-2]/);
    await user.keyboard('{Escape}');
    expect(screen.getByRole('status')).toHaveTextContent('Figures now');
  });
});

test('Container Insights, where a cluster has it, tell of tasks and containers too', async () => {
  app = await openWebService();
  app.view.setState({ dockTab: 'metrics' });
  const user = show(app, <Dock />);
  expect(screen.queryByRole('button', { name: 'Container Insights' })).toBeNull();
  await give(app, 'ECS.UpdateClusterSettings', {
    cluster: 'demo',
    settings: [{ name: 'containerInsights', value: 'enhanced' }],
  });
  await user.click(await screen.findByRole('button', { name: 'Container Insights' }));
  await wait(180);
  const table = within(await screen.findByRole('region', { name: 'Container Insights' }));
  const [task] = tasks();
  const short = entity(app, 'task').shortId;
  expect(task).toContain(short.slice(0, 4));
  await waitFor(() =>
    expect(table.getByRole('row', { name: new RegExp(`^${short} – – [0-9.]+`) })).toBeVisible(),
  );
  // The service, an average of its tasks, and the container of each.
  expect(table.getAllByRole('row', { name: /^web [0-9.]+ 256 .* 512/ })).toHaveLength(4);
});

describe('events', () => {
  beforeEach(async () => {
    app = await openWebService();
    app.view.setState({ dockTab: 'events', selection: [] });
  });
  const rows = () => within(screen.getByRole('list', { name: /Events/ })).getAllByRole('listitem');

  test('all of them at first: nothing that has happened is left out', () => {
    show(app, <Dock />);
    expect(screen.getByLabelText('Type of event')).toHaveDisplayValue('all events');
    const types = new Set(app.mirror.getState().events.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(3);
    for (const type of ['TaskStateChange', 'DeploymentStateChange']) {
      expect(screen.getAllByText(type)[0]).toBeInTheDocument();
    }
  });

  test('9: the service events, the newest on top, in ECS’s words', async () => {
    const user = show(app, <Dock />);
    await user.selectOptions(screen.getByLabelText('Type of event'), 'service events');
    expect(rows()[0]).toHaveTextContent(/\(service web\) has reached a steady state\.$/);
    expect(rows().at(-1)).toHaveTextContent(/\(service web\) has started 3 tasks/);
  });

  test('other types by choice, narrowed by words; a click selects what it is about', async () => {
    const user = show(app, <Dock />);
    await user.selectOptions(screen.getByLabelText('Type of event'), 'task states');
    await user.type(screen.getByLabelText('Find in events'), 'activating running');
    expect(rows()).toHaveLength(3);
    await user.click(within(rows()[0]!).getByRole('button', { name: /RUNNING$/ }));
    expect(app.view.getState().selection[0]).toContain(':task/demo/');
    await user.type(screen.getByLabelText('Find in events'), ' nowhere');
    expect(screen.getByText('No task states match.')).toBeInTheDocument();
  });

  test('what EventBridge is given goes by its detail type, and has its detail to unfold', async () => {
    const user = show(app, <Dock />);
    await user.selectOptions(screen.getByLabelText('Type of event'), 'EventBridge events');
    await user.type(screen.getByLabelText('Find in events'), 'steady state');
    expect(rows()[0]).toHaveTextContent('ECS Service Action');
    await user.click(within(rows()[0]!).getByRole('button', { name: /^Detail of ECS Service/ }));
    const detail = await screen.findByLabelText('Detail as JSON');
    expect(JSON.parse(detail.textContent)).toMatchObject({
      'detail-type': 'ECS Service Action',
      detail: { eventName: 'SERVICE_STEADY_STATE', eventType: 'INFO' },
    });
  });
});
