/** A script of `aws` lines that is dropped on the page: a sandbox of its own, or nothing. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCliScript } from '../../../src/formats/cli-script/write-cli-script';
import { seconds } from '../../../src/model/sim-time';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { DropZone } from '../../../src/ui/files/drop-zone';
import { OpenedFileDialog } from '../../../src/ui/files/opened-file-dialog';
import { entity, give, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
beforeEach(() => {
  indexedDB = new IDBFactory();
});
afterEach(() => app.close());

async function drop(...files: [name: string, text: string][]) {
  const user = show(
    app,
    <>
      <DropZone />
      <OpenedFileDialog />
    </>,
  );
  const dataTransfer = {
    types: ['Files'],
    files: files.map(([name, text]) => new File([text], name)),
  };
  await act(async () => {
    fireEvent.drop(document.body, { dataTransfer });
  });
  const dialog = await screen.findByRole('dialog');
  const open = () => user.click(within(dialog).getByRole('button', { name: /^Open as/ }));
  return { dialog, open };
}

test('an exported run is told of, and is the same run again in a sandbox of its own', async () => {
  app = await openWebService();
  await give(app, 'Sandbox.Wait', { for: 30 });
  await waitFor(() => expect(app.mirror.getState().run.fingerprint).not.toBeNull());
  const before = app.mirror.getState();
  const { run, now } = before;
  const [file] = writeCliScript(await app.commands.document()).files;
  const { dialog, open } = await drop(['shop.sh', file!.text]);
  await waitFor(() => expect(dialog).toHaveTextContent(/\d+ commands over \d+ m \d+ s of simul/));
  await open();
  await waitFor(() => expect(app.workspace.getState().name).toBe('shop'));
  await waitFor(() => expect(app.mirror.getState().run.fingerprint).toBe(run.fingerprint));
  expect(app.mirror.getState()).toMatchObject({ now, run: { playing: false } });
  await waitFor(async () => {
    const names = (await app.commands.listSandboxes()).map(({ name }) => name);
    expect(names.sort()).toEqual(['Untitled sandbox', 'shop']);
  });
});

test('what it reads by file:// is dropped with it; where no time passed, it begins to', async () => {
  app = await openSandbox();
  const definition = JSON.stringify({
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', memory: 256 }],
  });
  const script = `#!/bin/sh
set -euo pipefail
echo "making it"
FAMILY=$(aws ecs register-task-definition --cli-input-json file://parts/web.json \\
  --query taskDefinition.family --output text)
aws ecs create-cluster --cluster-name from-script
aws ecs describe-task-definition --task-definition $FAMILY
`;
  const { dialog, open } = await drop(['web.json', definition], ['make.sh', script]);
  await waitFor(() => expect(dialog).toHaveTextContent('3 commands over 0.0 s'));
  await open();
  await waitFor(() => expect(entity(app, 'cluster').name).toBe('from-script'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(app.mirror.getState().now).toBeGreaterThan(seconds(0)));
  app.commands.control({ type: 'pause' });
});

test('lines that cannot be run are named by their numbers, and nothing is done', async () => {
  app = await openSandbox();
  const script = `aws ecs create-cluster --cluster-name half
aws ecs create-cluster --cluster-called typo
aws ecs create-service --cluster half --service-name web --task-definition none
kubectl get pods
`;
  const { dialog } = await drop(['broken.sh', script]);
  await waitFor(() => expect(dialog).toHaveTextContent(/does not run through/));
  expect(dialog).toHaveTextContent(/Nothing was changed/);
  expect(dialog).toHaveTextContent(/[Ll]ine 2.*Unknown options/s);
  expect(dialog).toHaveTextContent(/[Ll]ine 3/);
  expect(dialog).toHaveTextContent(/[Ll]ine 4.*kubectl/s);
  expect(dialog).not.toHaveTextContent(/[Ll]ine 1\b/);
  expect(within(dialog).queryByRole('button', { name: /^Open as/ })).toBeNull();
  expect(app.mirror.getState()).toMatchObject({ now: 0, run: { log: [] } });
  expect(app.mirror.getState().entities.size).toBe(0);
});
