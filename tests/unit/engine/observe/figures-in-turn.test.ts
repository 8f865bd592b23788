/** Figures of more than fit into one frame: each has its turn. */
import { expect, test } from 'vitest';
import { played } from '../../../support/scenario-documents';
import * as web from '../../../../src/content/parts/web-service';
import { seconds, type SimMicros } from '../../../../src/model/sim-time';

const SCRIPT = [
  web.CLUSTER,
  web.image('web:1'),
  web.revision('web:1'),
  web.targetGroup('TG', 'web'),
  web.IN_FRONT,
  web.service(12),
  web.visitors(400),
].join('\n');

test('no frame has figures of more than are asked for, and all have theirs after some', async () => {
  const { engine } = await played(SCRIPT);
  engine.drainFrame(true);
  const told = new Set<string>();
  for (let frame = 0; frame < 12; frame++) {
    engine.advanceTo((engine.now + seconds(1)) as SimMicros);
    const { upserts } = engine.drainFrame(false, true, 4);
    const tasks = upserts.filter(({ kind }) => kind === 'task');
    expect(tasks.length).toBeLessThanOrEqual(4);
    for (const { id } of tasks) told.add(id);
  }
  expect(told.size).toBe(12);
});
