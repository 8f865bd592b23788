/**
 * The scheduler's own choice keeps within minimumHealthyPercent and maximumPercent: it never starts
 * tasks beyond the one, nor stops a healthy one below the other.
 */
import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { Service } from '../../../src/model/service';
import type { Task } from '../../../src/model/task';
import type { Watch } from './watch';

interface Before {
  createdAt: number;
  /** The most that its settings allow now. */
  cap: number;
  desired: number;
  floor: number;
  /** Of a sort that serves: RUNNING, not on its way out, not unhealthy. */
  healthy: Set<string>;
  live: Set<string>;
}

export function percentWatch(sandbox: Dispatcher): Watch {
  const { engine } = sandbox;
  let before = new Map<string, Before>();
  const look = (): Map<string, Before> => {
    const byService = new Map<string, Task[]>();
    for (const task of engine.ctx.world.tasks.values()) {
      if (task.serviceArn === undefined || task.lastStatus === 'STOPPED') continue;
      byService.set(task.serviceArn, [...(byService.get(task.serviceArn) ?? []), task]);
    }
    const now = new Map<string, Before>();
    for (const service of engine.ctx.world.services.values()) {
      if (!isRolled(service)) continue;
      now.set(service.arn, stateOf(sandbox, service, byService.get(service.arn) ?? []));
    }
    return now;
  };

  return {
    resync: () => {
      before = new Map();
      before = look();
    },
    check: () => {
      const now = look();
      for (const [arn, after] of now) {
        const was = before.get(arn);
        if (was?.createdAt === after.createdAt) expectWithin(sandbox, arn, was, after);
      }
      before = now;
    },
  };
}

/** Those of which the percentages are about all tasks together. */
const isRolled = ({ status, schedulingStrategy, deploymentController, ...service }: Service) =>
  status === 'ACTIVE' &&
  schedulingStrategy === 'REPLICA' &&
  deploymentController.type === 'ECS' &&
  (service.deploymentConfiguration.strategy ?? 'ROLLING') === 'ROLLING' &&
  service.serviceDeployments.every(
    ({ deploymentConfiguration: { strategy = 'ROLLING' } }) => strategy === 'ROLLING',
  );

function stateOf({ engine }: Dispatcher, service: Service, tasks: readonly Task[]): Before {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration;
  const target = engine.ctx.world.scalableTargets.get(
    `service/${service.clusterArn.split('/').at(-1)}/${service.name}`,
  );
  // Between two looks it may have been scaled up and down again.
  const desired = Math.max(service.desiredCount, target?.maxCapacity ?? 0);
  const allowed = Math.max(desired, Math.floor((desired * maximumPercent) / 100));
  const healthy = tasks.filter(
    (task) =>
      task.lastStatus === 'RUNNING' &&
      task.desiredStatus === 'RUNNING' &&
      task.healthStatus !== 'UNHEALTHY' &&
      task.foundHealthy === true,
  );
  return {
    createdAt: service.createdAt,
    cap: allowed,
    desired: service.desiredCount,
    floor: Math.ceil((service.desiredCount * minimumHealthyPercent) / 100),
    healthy: new Set(healthy.map(({ arn }) => arn)),
    live: new Set(
      tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING').map((t) => t.arn),
    ),
  };
}

function expectWithin({ engine }: Dispatcher, arn: string, was: Before, after: Before): void {
  expect(after.live.size, `tasks of ${arn}, of ${after.desired} desired`).toBeLessThanOrEqual(
    // What was there already when less was asked for takes a while to go.
    Math.max(after.cap, was.cap, was.live.size),
  );
  if (was.desired !== after.desired || was.floor !== after.floor) return;
  const gone = [...was.healthy].filter((one) => !after.healthy.has(one));
  const byChoice = gone.filter((one) => {
    const task = engine.ctx.world.tasks.get(one);
    return (
      task?.stopCode === 'ServiceSchedulerInitiated' &&
      (task.stoppedReason ?? '').startsWith('Scaling')
    );
  });
  if (byChoice.length === 0) return;
  // Whoever went otherwise is nobody's choice.
  const left = after.healthy.size + gone.length - byChoice.length;
  expect(
    left,
    `healthy tasks of ${arn} after ${byChoice.join()} were stopped`,
  ).toBeGreaterThanOrEqual(Math.min(was.floor, was.healthy.size));
}
