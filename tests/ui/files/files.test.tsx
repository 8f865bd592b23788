import { readFileSync } from 'node:fs';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveSandbox } from '../../../src/formats/sandbox/save';
import { EMPTY_WORKBENCH } from '../../../src/model/sandbox-document';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { DropZone } from '../../../src/ui/files/drop-zone';
import { OpenedFileDialog } from '../../../src/ui/files/opened-file-dialog';
import { SandboxesDialog } from '../../../src/ui/files/sandboxes-dialog';
import { entity, give, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
const EXAMPLE = readFileSync('public/examples/shop-web.task-definition.json', 'utf8');

beforeEach(async () => {
  indexedDB = new IDBFactory();
  app = await openSandbox();
});
afterEach(() => app.close());

const screenOf = () =>
  show(
    app,
    <>
      <DropZone />
      <OpenedFileDialog />
      <SandboxesDialog />
    </>,
  );

/** Drops a file on the page, as the browser tells it. */
async function drop(name: string, text: string) {
  const dataTransfer = { types: ['Files'], files: [new File([text], name)] };
  await act(async () => {
    fireEvent.drop(document.body, { dataTransfer });
  });
  return screen.findByRole('dialog');
}

const names = () =>
  [...app.mirror.getState().entities.values()].flatMap((view) => ('name' in view ? view.name : []));

describe('a task definition that is dropped', () => {
  test('is registered, and runs behind a load balancer with one click', async () => {
    const user = screenOf();
    const dialog = await drop('shop-web.task-definition.json', EXAMPLE);
    expect(dialog).toHaveTextContent('Registered as shop-web:1 with container web.');
    expect(dialog).toHaveTextContent('aws ecs create-cluster --cluster-name demo');
    // Time does not pass behind the dialog: it starts with what is run.
    expect(app.mirror.getState().run.playing).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Run as a service' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(app.mirror.getState().run.playing).toBe(true));
    expect(app.view.getState().lastOutcome).toMatchObject({
      ok: true,
      gesture: { label: 'Run shop-web as service shop-web' },
    });
    await give(app, 'Sandbox.Wait', { until: 'steady:shop-web', timeout: 300 });
    const healths = () => entity(app, 'targetGroup').targets.map(({ health }) => health);
    await waitFor(() => expect(healths()).toEqual(['healthy', 'healthy', 'healthy']));
    expect(names()).toEqual(
      expect.arrayContaining(['demo', 'shop-web', 'shop-web-tg', 'shop-web-alb']),
    );
  });

  test('a second time gets names that are free', async () => {
    const user = screenOf();
    for (const name of ['shop-web', 'shop-web-2']) {
      const dialog = await drop('shop-web.json', EXAMPLE);
      expect(within(dialog).getByLabelText('serviceName')).toHaveValue(name);
      await user.click(within(dialog).getByRole('button', { name: 'Run as a service' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(app.view.getState().lastOutcome).toMatchObject({ ok: true });
    }
    await waitFor(() => expect(app.mirror.getState().ids.loadBalancer).toHaveLength(2));
  });

  test('reports members that ECS does not know, with their path, and keeps them', async () => {
    screenOf();
    const file = JSON.parse(EXAMPLE) as { containerDefinitions: Record<string, unknown>[] };
    file.containerDefinitions[0]!.Environment = [{ name: 'A', value: 'b' }];
    const dialog = await drop('shop-web.json', JSON.stringify(file));
    const [finding] = within(dialog).getAllByRole('listitem');
    expect(finding).toHaveTextContent(/^containerDefinitions\[0\]\.Environment/);
    expect(within(finding!).getByRole('img', { name: 'warning' })).toBeInTheDocument();
    expect(app.workspace.getState().notes).toEqual({
      'shop-web:1': { 'containerDefinitions[0].Environment': [{ name: 'A', value: 'b' }] },
    });
  });

  test('that ECS refuses is refused in its words, and nothing is offered', async () => {
    screenOf();
    const file = { ...(JSON.parse(EXAMPLE) as object), cpu: '300' };
    const dialog = await drop('shop-web.json', JSON.stringify(file));
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      /ClientException No Fargate .* \(cpu, shop-web\.json:\d+\)/,
    );
    expect(within(dialog).queryByRole('button', { name: 'Run as a service' })).toBeNull();
  });
});

describe('other files', () => {
  test('that are broken are refused with line and reason', async () => {
    screenOf();
    const dialog = await drop('broken.json', '{ "a": 1,\n }');
    expect(dialog).toHaveTextContent(
      /line 1 not valid JSON at column 9: no comma may stand before \}/,
    );
  });

  test('that are no text at all are told what can be opened', async () => {
    screenOf();
    const dialog = await drop('picture.png', '\x89PNG\r\n\x1a\n');
    expect(dialog).toHaveTextContent(
      /not a file this can open\. It takes: Saved sandbox, ECS task/,
    );
  });

  test('a saved sandbox takes the place of the open one', async () => {
    screenOf();
    const text = saveSandbox({
      format: 'ecs-sandbox',
      version: 2,
      id: 'from-a-file',
      name: 'From a file',
      seed: 7,
      account: { version: 1, operations: [] },
      log: [{ at: 0, target: 'ECS.CreateCluster', input: { clusterName: 'there' } }],
      now: 5_000_000,
      layout: {},
      notes: {},
      workbench: EMPTY_WORKBENCH,
    });
    const dataTransfer = { types: ['Files'], files: [new File([text], 'from.json')] };
    await act(async () => {
      fireEvent.drop(document.body, { dataTransfer });
    });
    await waitFor(() => expect(app.workspace.getState().name).toBe('From a file'));
    await waitFor(() => expect(app.mirror.getState().now).toBe(5_000_000));
    expect(names()).toEqual(['there']);
    expect(app.view.getState().dialog).toBeNull();
  });

  test('of a newer version are refused, and the open sandbox stays', async () => {
    screenOf();
    const dialog = await drop('new.json', '{"format": "ecs-sandbox", "version": 99}');
    expect(dialog).toHaveTextContent(/nothing was changed/);
    expect(dialog).toHaveTextContent(/newer/);
    expect(app.workspace.getState().name).toBe('Untitled sandbox');
  });
});

describe('the sandboxes of this browser', () => {
  const open = async () => {
    const user = screenOf();
    act(() => app.view.setState({ dialog: { kind: 'sandboxes' } }));
    return { user, list: await screen.findByRole('list', { name: 'Sandboxes' }) };
  };
  const rows = (list: HTMLElement) =>
    within(list)
      .getAllByRole('listitem')
      .map((row) => row.textContent);

  test('the open one is renamed and duplicated; the copy is the open one then', async () => {
    await give(app, 'ECS.CreateCluster', { clusterName: 'demo' });
    const { user, list } = await open();
    await user.click(within(list).getByRole('button', { name: 'Rename Untitled sandbox' }));
    await user.keyboard('Mine{Enter}');
    expect(app.workspace.getState().name).toBe('Mine');
    await user.click(within(list).getByRole('button', { name: 'Duplicate Mine' }));
    await waitFor(() => {
      expect(rows(list)).toHaveLength(2);
      expect(rows(list)[0]).toMatch(/^Mine copyopen · saved/);
      expect(rows(list)[1]).toMatch(/^Minesaved/);
    });
  });

  test('one is deleted only after asking, and the other is opened', async () => {
    await give(app, 'ECS.CreateCluster', { clusterName: 'first' });
    await waitFor(() => expect(names()).toEqual(['first']));
    await act(() => app.commands.duplicateSandbox());
    const { user, list } = await open();
    await waitFor(() => expect(rows(list)).toHaveLength(2));
    await user.click(within(list).getByRole('button', { name: /^Delete Untitled sandbox copy/ }));
    expect(list).toHaveTextContent('Delete “Untitled sandbox copy” for good?');
    await user.click(within(list).getByRole('button', { name: 'Keep' }));
    expect(rows(list)).toHaveLength(2);
    await user.click(within(list).getByRole('button', { name: /^Delete Untitled sandbox copy/ }));
    await user.click(within(list).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(rows(list)).toHaveLength(1));
    expect(app.workspace.getState().name).toBe('Untitled sandbox');
    expect(names()).toEqual(['first']);
  });
});
