import { expect, test } from 'vitest';
import type { ServiceView } from '../../../../src/model/view';
import { steadyShifting } from '../../../support/shifting-service';

test('a service’s view says at once how many of its running tasks are unhealthy', () => {
  const sandbox = steadyShifting({ strategy: 'ROLLING' });
  const { engine } = sandbox.dispatcher;
  engine.drainFrame(true);
  const [task] = sandbox.give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns') as string[];
  sandbox.give('Sandbox.InjectFault', { type: 'fail-health-check', task });
  let said: number | undefined;
  for (let second = 0; second < 60 && !said; second++) {
    sandbox.pass(1);
    const views = engine.drainFrame(false).upserts;
    said = views.find((view): view is ServiceView => view.kind === 'service')?.unhealthy ?? said;
  }
  const ill = [...engine.ctx.world.targetGroups.values()].flatMap(({ targets }) =>
    targets.filter(({ health }) => health === 'unhealthy'),
  );
  expect([said, ill.length]).toEqual([1, 1]);
});
