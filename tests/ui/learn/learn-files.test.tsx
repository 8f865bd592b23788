/** What Learn reads from files: a lesson dropped on the page, a learner's progress. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { DropZone } from '../../../src/ui/files/drop-zone';
import { OpenedFileDialog } from '../../../src/ui/files/opened-file-dialog';
import { LearnPanel } from '../../../src/ui/learn/learn-panel';
import { progress } from '../../../src/ui/learn/progress';
import { openSandbox, show } from '../../support/web-sandbox';

const LESSON = `---
title: A cluster of your own
summary: Make a cluster.
---

## Make a cluster

\`\`\`yaml goals
- label: A cluster is there
  run: aws ecs list-clusters --query 'length(clusterArns)'
  at-least: 1
\`\`\`

\`\`\`sh answer
aws ecs create-cluster --cluster-name demo
\`\`\`
`;
const DONE = { seconds: 60, commands: 2, hints: 0 };
const progressFile = (results: object) =>
  JSON.stringify({ 'ecs-sandbox-progress': 1, results: results });

let app: SandboxApp;
let user: ReturnType<typeof show>;

beforeEach(async () => {
  progress().setState({ open: {}, results: {}, files: {}, closed: null });
  app = await openSandbox();
  user = show(
    app,
    <>
      <LearnPanel />
      <DropZone />
      <OpenedFileDialog />
    </>,
  );
});
afterEach(() => app.close());

const drop = (name: string, text: string) => {
  const dataTransfer = { types: ['Files'], files: [new File([text], name)] };
  return act(async () => void fireEvent.drop(document.body, { dataTransfer }));
};

test('a lesson’s file that is dropped begins the lesson', async () => {
  await drop('cluster.md', LESSON);
  await waitFor(() => expect(app.workspace.getState().name).toBe('A cluster of your own'));
  const { documentId } = app.workspace.getState();
  await waitFor(() =>
    expect(progress().getState().open[documentId]).toMatchObject({ text: LESSON, step: 0 }),
  );
});

test('it is listed with how far it is, goes on or begins again, and is removed', async () => {
  await drop('cluster.md', LESSON);
  const kept = await screen.findByRole('region', { name: 'From files and links' });
  await waitFor(() => expect(app.workspace.getState().name).toBe('A cluster of your own'));
  const { documentId } = app.workspace.getState();
  await within(kept).findByText('Under way');
  await act(() => app.commands.newSandbox('Another'));
  await user.click(await within(kept).findByRole('button', { name: 'Go on at step 1' }));
  await waitFor(() => expect(app.workspace.getState().documentId).toBe(documentId));
  const again = () => within(kept).getByRole('button', { name: 'Begin again' });
  // While the one before is being opened nothing else can be begun.
  await waitFor(() => expect(again().hasAttribute('disabled')).toBe(false));
  await user.click(again());
  await waitFor(() => expect(Object.keys(progress().getState().open)).toHaveLength(2));
  // The same file is the same lesson, another one of its title is not.
  expect(Object.keys(progress().getState().files)).toHaveLength(1);
  await drop('cluster.md', LESSON.replace('summary: Make', 'summary: Do make'));
  await waitFor(() => expect(Object.keys(progress().getState().files)).toHaveLength(2));
  const [remove] = within(kept).getAllByRole('button', { name: /^Remove/ });
  await user.click(remove!);
  expect(Object.keys(progress().getState().files)).toHaveLength(1);
  await user.click(within(kept).getByRole('button', { name: 'Bring it back' }));
  expect(Object.keys(progress().getState().files)).toHaveLength(2);
});

test('one that cannot be says why, line by line, and changes nothing', async () => {
  const { documentId } = app.workspace.getState();
  await drop('cluster.md', LESSON.replace('list-clusters', 'delete-cluster --cluster $ONE'));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent(/line 9\s+“A cluster is there”: run does not know \$ONE/);
  expect(app.workspace.getState().documentId).toBe(documentId);
});

test('progress is loaded, begun anew and brought back; a wrong file changes nothing', async () => {
  await screen.findByText('0 of 10 done');
  await drop('progress.json', progressFile({ '08-load-balancing': DONE }));
  await screen.findByText('1 of 10 done');
  const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(field, new File([progressFile({ '01': { ...DONE, hints: 'no' } })], 'p.json'));
  expect(await screen.findByRole('alert')).toHaveTextContent('The result of “01” has no hints');
  await user.click(screen.getByRole('button', { name: 'Progress' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Start over' }));
  await screen.findByText('0 of 10 done');
  await user.click(screen.getByRole('button', { name: 'Bring it back' }));
  await screen.findByText('1 of 10 done');
});

test('progress is saved as the file that is loaded', async () => {
  act(() => progress().setState({ results: { '08-load-balancing': DONE } }));
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:progress');
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  await user.click(screen.getByRole('button', { name: 'Progress' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save progress…' }));
  const text = await (made.mock.calls[0]![0] as Blob).text();
  await user.click(screen.getByRole('button', { name: 'Progress' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Start over' }));
  await drop('progress.json', text);
  await waitFor(() => expect(progress().getState().results).toEqual({ '08-load-balancing': DONE }));
  expect(within(document.body).getByText('1 of 10 done')).toBeVisible();
});
