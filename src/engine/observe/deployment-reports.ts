import type { DeploymentReport } from '../../model/deployment-report';
import { US_PER_SECOND } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { type Copier, stateOf } from '../world/shared-copy';
import { endedIn } from './cell-figures';
import type { ClosedRow } from './closed-row';
import { reportOf } from './deployment-report';
import {
  addRequests,
  addTasks,
  harvest,
  type Harvest,
  openTally,
  type Tally,
} from './deployment-tally';
import type { Metrics } from './metrics';
import { unreported } from './observe-deployments';
import type { ObservedDeployment } from './observed-deployment';

/**
 * Counts what deployments come to, second by second while they go on, and makes the report of each
 * that has ended. Seconds are whole: those in which it began and ended count as a whole.
 */
export class DeploymentReports {
  private tallies = new Map<string, Tally>();

  constructor(
    private readonly ctx: EngineContext,
    private readonly metrics: Metrics,
  ) {}

  /** A second has been closed; `row` is what it held. */
  closeSecond(row: ClosedRow): void {
    const { world } = this.ctx;
    const watched = unreported(world);
    if (watched.length === 0) {
      if (this.tallies.size > 0) this.tallies.clear();
      return;
    }
    const now = this.ctx.kernel.now;
    const requests = harvest(row, this.metrics);
    const tasks = tasksByService(world.tasks.values());
    const tallies = new Map<string, Tally>();
    for (const one of watched) {
      const tally = this.tallies.get(one.id) ?? openTally(one);
      const hasBegun = one.startedAt !== null && one.startedAt < now;
      if (hasBegun) this.add(tally, one, requests, tasks.get(one.service.arn) ?? []);
      if (one.finishedAt === null) {
        if (one.startedAt !== null) tallies.set(one.id, tally);
        continue;
      }
      world.deploymentReports.set(one.id, reportOf(one, tally, now));
      this.ctx.touch(one.service.arn);
    }
    this.tallies = tallies;
  }

  private add(
    tally: Tally,
    one: ObservedDeployment,
    requests: Harvest,
    tasks: readonly Task[],
  ): void {
    addRequests(this.ctx, tally, one, requests);
    addTasks(this.ctx, tally, one, tasks);
  }

  /** The report of one that has ended, or what it has come to up to now. */
  of(one: ObservedDeployment): DeploymentReport {
    const { world, kernel } = this.ctx;
    const made = world.deploymentReports.get(one.id);
    if (made) return made;
    const tally = structuredClone(this.tallies.get(one.id) ?? openTally(one));
    if (one.startedAt !== null && kernel.now % US_PER_SECOND > 0) {
      const requests = harvest(this.metrics.running(), this.metrics);
      const tasks = tasksByService(world.tasks.values());
      this.add(tally, one, requests, tasks.get(one.service.arn) ?? []);
    }
    return reportOf(one, tally, kernel.now);
  }

  snapshot(copier: Copier, before?: Map<string, Tally>): Map<string, Tally> {
    return copier.copyOf(this.tallies, before);
  }

  restore(saved: Map<string, Tally>): void {
    this.tallies = stateOf(saved);
  }

  fingerprint(write: (value: number) => void): void {
    for (const tally of this.tallies.values()) {
      for (const n of [tally.from, tally.refused, tally.peak, tally.backAt ?? -1]) write(n);
      for (const f of [...tally.figures.values(), tally.elsewhere]) {
        write(endedIn(f));
        write(f.targetSum + f.otherSum);
      }
      for (const { peak, paidUs, started, stopped, failed } of tally.tasks.values()) {
        for (const n of [peak, paidUs, started, stopped, failed]) write(n);
      }
    }
  }
}

function tasksByService(tasks: Iterable<Task>): Map<string, Task[]> {
  const lists = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.serviceArn === undefined) continue;
    const list = lists.get(task.serviceArn);
    if (list) list.push(task);
    else lists.set(task.serviceArn, [task]);
  }
  return lists;
}
