import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { canvasSnapshot } from '../../../src/ui/canvas/canvas-snapshot';
import { SandboxCanvas } from '../../../src/ui/canvas/sandbox-canvas';
import { entity, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

const node = (name: RegExp) => screen.findByRole('group', { name });
const focus = (element: HTMLElement) => act(() => element.focus());

describe('an empty canvas', () => {
  test('offers three ways in, and a template runs at once', async () => {
    app = await openSandbox();
    const user = show(app, <SandboxCanvas />);
    const ways = within(screen.getByRole('region', { name: 'Start here' }));
    for (const way of ['See it run', 'Build it', 'Bring your own']) ways.getByText(way);
    expect(ways.getByText(/^Drop a file here, or open it:.* a script/)).toBeVisible();
    expect(await ways.findByRole('button', { name: 'Multi-service application' })).toBeEnabled();
    await user.click(ways.getByRole('button', { name: 'Web service behind an ALB' }));
    expect(await node(/^Load balancer web-alb, HTTP :80/)).toBeInTheDocument();
    expect(await node(/^Service web, \d of 3 running/)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Start here' })).toBeNull());
    await waitFor(() => expect(app.mirror.getState().run.playing).toBe(true));
    expect(app.workspace.getState().name).toBe('Web service behind an ALB');
    expect(screen.getByRole('button', { name: /the \d+ commands/ })).toBeInTheDocument();
  });
});

test('on an empty canvas the ways in make room for what is written there', async () => {
  app = await openSandbox();
  show(app, <SandboxCanvas />);
  expect(screen.getByRole('region', { name: 'Start here' })).toBeVisible();
  const note = { id: 'annotation/1', kind: 'note', x: 0, y: 0, width: 200, height: 80 } as const;
  const annotations = [{ ...note, text: 'Hello' }];
  act(() => app.commands.draw('Write note', { layout: {}, annotations }));
  expect(await node(/^Note Hello/)).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Start here' })).toBeNull();
  act(() => app.commands.undo());
  expect(await screen.findByRole('region', { name: 'Start here' })).toBeVisible();
});

describe('the diagram of a running service', () => {
  test('nests tasks in their service in its cluster, each with its state in its name', async () => {
    app = await openWebService();
    show(app, <SandboxCanvas />);
    const tasks = await screen.findAllByRole('group', { name: /^Task / });
    expect(tasks).toHaveLength(3);
    for (const task of tasks) {
      expect(task).toHaveAccessibleName(/^Task .{4}….{3}, RUNNING, healthy, \d+ outstanding$/);
    }
    expect(await node(/^Cluster demo, FARGATE, services: 1/)).toBeInTheDocument();
    expect(await node(/^Target group web, round robin, 3 of 3 targets healthy$/)).toBeVisible();
    expect(await node(/^Client traffic shoppers, Poisson 100\/s/)).toBeInTheDocument();
  });

  test('the legend tells of rings where there are rings, of shapes where there are many tasks', async () => {
    app = await openWebService();
    show(app, <SandboxCanvas />);
    const legend = () => document.querySelector('[data-legend]')!.textContent;
    await waitFor(() => expect(legend()).toContain('number: requests in the task'));
    expect(legend()).not.toContain('square');
    await app.commands.send('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      desiredCount: 60,
    });
    await waitFor(() => expect(legend()).toContain('square: healthy'));
    expect(legend()).toContain('× failed request');
    expect(legend()).not.toContain('ring');
  });

  test('Enter selects what has the focus, Escape lets go of it', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    focus(await node(/^Load balancer/));
    await user.keyboard('{Enter}');
    expect(app.view.getState().selection).toEqual([entity(app, 'loadBalancer').id]);
    await user.keyboard('{Escape}');
    expect(app.view.getState().selection).toEqual([]);
  });

  test('Alt and arrows move the selected node, one undoable step each', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    const { id } = entity(app, 'targetGroup');
    focus(await node(/^Target group/));
    await user.keyboard('{Enter}');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    const placed = () => app.workspace.getState().layout[id];
    await waitFor(() => expect(placed()).toBeDefined());
    const first = placed()!;
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(placed()!.y).toBe(first.y + 8));
    act(() => app.commands.undo());
    expect(app.workspace.getState().layout[id]).toEqual(first);
    act(() => app.commands.undo());
    expect(app.workspace.getState().layout[id]).toBeUndefined();
  });

  test('F2 gives a node a label of the sandbox’s own', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    focus(await node(/^Load balancer/));
    await user.keyboard('{F2}');
    await user.type(
      await screen.findByRole('textbox', { name: /^Label of web-alb/ }),
      'Front door',
    );
    await user.keyboard('{Enter}');
    expect(await node(/^Load balancer Front door/)).toBeInTheDocument();
    expect(entity(app, 'loadBalancer').name).toBe('web-alb');
  });

  test('tells an exporter what it shows: places, slots and the view', async () => {
    app = await openWebService();
    show(app, <SandboxCanvas />);
    await node(/^Service web/);
    const snapshot = canvasSnapshot(app);
    expect(Object.keys(snapshot?.places ?? {})).toContain(entity(app, 'cluster').id);
    expect(snapshot?.slots).not.toEqual({});
    expect(snapshot).toMatchObject({ dots: [], dotSampling: 1 });
  });
});

describe('removing', () => {
  test('6: Delete names the consequences first; then the task is drained and replaced', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    const [task] = await screen.findAllByRole('group', { name: /^Task .*RUNNING/ });
    focus(task!);
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: /^Stop task/ }));
    expect(dialog.getByText(/drained first/)).toBeVisible();
    expect(dialog.getByText('Service web starts another task in its place.')).toBeVisible();
    expect(dialog.getByText(/^aws ecs stop-task --cluster demo --task /)).toBeVisible();
    expect(app.mirror.getState().run.log?.some(({ target }) => target === 'ECS.StopTask')).toBe(
      false,
    );
    await user.click(dialog.getByRole('button', { name: /^Stop task/ }));
    expect(await node(/^Task .*DEACTIVATING/)).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(/Stop task/);
  });
});

describe('connecting by keyboard', () => {
  test('Delete means what has the focus, an edge first, not what is selected beside it', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    app.view.setState({ selection: [entity(app, 'service').id] });
    focus(await node(/^Load balancer/));
    await user.keyboard('{Delete}');
    const ids = [entity(app, 'loadBalancer').id];
    expect(app.view.getState().dialog).toEqual({ kind: 'remove', ids });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(app.view.getState().dialog).toBeNull());
    focus(await screen.findByRole('group', { name: /^From shoppers/ }));
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Its requests stop\./)).toBeVisible();
    expect(entity(app, 'traffic')).toBeDefined();
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect client shoppers' }));
    await waitFor(() => expect(entity(app, 'traffic').loadBalancerArn).toBe(''));
    expect(entity(app, 'traffic').currentRate).toBe(0);
  });

  test('what a dialog has made gets the focus when it appears', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    app.view.setState({ dialog: { kind: 'add', component: 'cluster', at: null, onto: null } });
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(async () => expect(await node(/^Cluster demo-2/)).toHaveFocus());
  });

  test('c offers what a node can be connected to; a client moves to another load balancer', async () => {
    app = await openWebService();
    await app.commands.send('ELBv2.CreateLoadBalancer', { Name: 'other', Subnets: ['a', 'b'] });
    const user = show(app, <SandboxCanvas />);
    await node(/^Load balancer other/);
    focus(await node(/^Client traffic/));
    await user.keyboard('c');
    await user.click(await screen.findByRole('menuitem', { name: 'load balancer other' }));
    const { id } = entity(app, 'loadBalancer', 'other');
    await waitFor(() => expect(entity(app, 'traffic').loadBalancerArn).toBe(id));
  });

  test('what cannot be connected is said in words', async () => {
    app = await openWebService();
    show(app, <SandboxCanvas />);
    await node(/^Client traffic/);
    const why = await app.commands.connect(entity(app, 'traffic').id, entity(app, 'service').id);
    expect(why).toMatch(/load balancer/);
  });
});
