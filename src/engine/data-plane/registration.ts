import type { Target, TargetGroup } from '../../model/load-balancer';
import type { Task } from '../../model/task';
import { ENDED } from '../observe/cell-figures';
import { refreshTarget, tableOf } from './group-routing';
import { adjustChecks, dropCheckRow } from './health-checks';
import type { Plane } from './plane';
import { answersOn } from './ports';
import { refreshReach } from './reach';
import { giveUp } from './request-path';
import { ROW, STATUS } from './requests';
import { openCells } from './routes';
import { beginSlowStart, endSlowStart, hasWarmTarget, slowStartUs } from './slow-start';
import { REFUSES } from './target-slots';
import type { TaskServer } from './task-server';

const { SOURCE, SLOT } = ROW;

/** Targets come into the data plane with their registration and leave it when draining is over. */
export function addTarget(p: Plane, group: TargetGroup, target: Target): void {
  const table = tableOf(p, group.arn);
  const { id, port } = target;
  const warmsUp = p.groups[table]!.healthy > 0 && hasWarmTarget(p, group);
  const entry = p.slots.add({ groupArn: group.arn, id, port, warmsUp, table });
  target.slot = entry.index;
  entry.health = target.health;
  if (target.taskArn !== undefined) {
    entry.taskArn = target.taskArn;
    const task = p.ctx.world.tasks.get(target.taskArn);
    const server = serverOf(p, task);
    const answers = server && (!task || answersOn(p, task, port));
    p.slots.server[entry.index] = answers ? server.index : REFUSES;
  }
  refreshReach(p, entry);
  openCells(p, entry.index);
  refreshTarget(p, { slot: entry.index, table }, null, target.health);
  adjustChecks(p, entry);
}

/** What answers for a task now. */
function serverOf(p: Plane, task: Task | undefined): TaskServer | undefined {
  const server = p.servers[task?.server ?? -1];
  return server && !server.ended && server.taskArn === task?.arn ? server : undefined;
}

export function targetChanged(p: Plane, group: TargetGroup, target: Target): void {
  const entry = p.slots.entries[target.slot];
  if (!entry || entry.groupArn !== group.arn) return;
  // Most steps leave it as it is; only in a slow start does time alone change something.
  if (entry.health === target.health && slowStartUs(group) === 0) {
    adjustChecks(p, entry);
    return;
  }
  if (target.health === 'initial' && entry.health !== 'initial') entry.dueSeq = -1;
  if (target.health !== 'healthy') endSlowStart(p, entry.index);
  else if (entry.health !== 'healthy') beginSlowStart(p, group, entry);
  const was = entry.health;
  entry.health = target.health;
  const at = { slot: entry.index, table: p.slots.table[entry.index]! };
  refreshTarget(p, at, was, target.health);
  adjustChecks(p, entry);
}

/**
 * A target leaves: what is still in flight there ends with 502, as the deregistration delay is
 * over.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function removeTarget(p: Plane, group: TargetGroup, target: Target): void {
  const entry = p.slots.entries[target.slot];
  if (!entry || entry.groupArn !== group.arn) return;
  const mattered = entry.health !== 'draining' || slowStartUs(group) > 0;
  dropSlot(p, entry.index);
  target.slot = -1;
  const at = { slot: entry.index, table: tableOf(p, group.arn) };
  if (mattered) refreshTarget(p, at, entry.health, null);
}

function dropSlot(p: Plane, slot: number): void {
  const r = p.requests;
  r.forEach((row) => {
    const outstanding = r.ints[row + SLOT] === slot && r.ints[row + SOURCE]! >= 0;
    if (outstanding && r.statusOf(row) !== STATUS.ended) giveUp(p, row, ENDED.elb502);
  });
  dropCheckRow(p, p.slots.entries[slot]!);
  p.slots.remove(slot);
}

/** Forgets the targets of groups that have been deleted. */
export function dropDeletedGroups(p: Plane): void {
  p.slots.forEach((entry) => {
    if (!p.ctx.world.targetGroups.has(entry.groupArn)) dropSlot(p, entry.index);
  });
}
