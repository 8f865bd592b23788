import { expect, test } from 'vitest';
import { liveTasksOf, serviceCounts } from '../../../../src/engine/control-plane/service-tasks';
import { countOfHealth } from '../../../../src/engine/control-plane/target-index';
import type { EngineContext } from '../../../../src/engine/engine-context';
import { give, steadyService } from '../../../../src/headless/bench/busy-sandbox';
import { plus, seconds } from '../../../../src/model/sim-time';

/** What is kept as tasks and targets change is what a look at all of them comes to. */
function expectKeptAsCounted(ctx: EngineContext): void {
  const { world } = ctx;
  const tasks = [...world.tasks.values()];
  for (const service of world.services.values()) {
    const own = tasks.filter((task) => task.serviceArn === service.arn);
    const live = own.filter((task) => task.lastStatus !== 'STOPPED');
    expect(liveTasksOf(world, service)).toEqual(live);
    const running = live.filter((task) => task.lastStatus === 'RUNNING').length;
    expect(serviceCounts(ctx, service).running).toBe(running);
  }
  for (const group of world.targetGroups.values()) {
    for (const health of ['initial', 'healthy', 'unhealthy', 'draining'] as const) {
      const own = group.targets.filter((target) => target.health === health);
      expect(countOfHealth(group, health)).toBe(own.length);
    }
  }
}

test('live tasks and healthy targets are kept as they are, through a rollout and back', () => {
  const sandbox = steadyService(6);
  const { engine } = sandbox;
  const before = engine.checkpoint();
  const roll = () => {
    const service = { cluster: 'demo', service: 'web', forceNewDeployment: true };
    give(sandbox, 'ECS.UpdateService', service);
    for (let i = 0; i < 60; i++) {
      engine.advanceTo(plus(engine.now, seconds(7)));
      expectKeptAsCounted(engine.ctx);
    }
  };
  roll();
  engine.restore(before);
  expectKeptAsCounted(engine.ctx);
  roll();
});
