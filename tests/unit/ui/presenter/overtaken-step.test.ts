import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { SpeakerStep } from '../../../../src/model/sandbox-document';
import { seconds } from '../../../../src/model/sim-time';
import { editWorkbench } from '../../../../src/state/workspace-store';
import { goToStep } from '../../../../src/ui/presenter/go-to-step';
import { presentationOf } from '../../../../src/ui/presenter/presentation';
import { openPage } from '../../../support/sandbox-page';

const step = (id: string, at: number | null): SpeakerStep => ({
  id,
  at: at === null ? null : seconds(at),
  title: id,
  note: '',
  camera: null,
  commands: [],
  plays: false,
});

test('a step years ahead does not hold up the one that is gone to instead', async () => {
  const page = await openPage('overtaken-step');
  page.commands.control({ type: 'pause' });
  await page.output('ECS.CreateCluster', { clusterName: 'one' });
  editWorkbench(page.workspace, { steps: [step('years', 1e9), step('here', null)] });
  const first = goToStep(page, 0);
  await page.until(({ mirror }) => mirror.getState().run.waiting);
  await goToStep(page, 1);
  // Neither held up nor held: it would go on as soon as time runs.
  await first;
  expect(presentationOf(page).getState()).toMatchObject({ index: 1, isTravelling: false });
  await page.until(({ mirror }) => !mirror.getState().run.waiting);
  page.close();
});
