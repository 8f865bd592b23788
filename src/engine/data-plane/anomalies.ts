import type { TargetGroup } from '../../model/load-balancer';
import { ENDED } from '../observe/cell-figures';
import type { ClosedRow } from '../observe/closed-row';
import { ANOMALY } from '../timings';
import { refreshGroup } from './group-routing';
import { mitigates } from './mitigation';
import type { Plane } from './plane';

/**
 * TG-7: which healthy targets of a group answer with errors out of all proportion to the others'.
 * AWS looks at the targets' own 5xx and at connections that fail, always, in groups of three
 * healthy targets and more; its rule is not documented, so this one is ours.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */

const BAD = [ENDED.target5xx, ENDED.elb502];

/** What each target came to in the second that ends; every few seconds they are compared. */
export function watchAnomalies(p: Plane, second: number, row: ClosedRow): void {
  noteEndings(p, row);
  if (second % ANOMALY.everySeconds !== 0) return;
  const { lately, errors, entries } = p.slots;
  if (!isCalm(p)) {
    p.groups.forEach((memory, index) => {
      const group = p.ctx.world.targetGroups.get(memory.arn);
      if (group && compare(p, group)) refreshGroup(p, index);
    });
  }
  for (let index = 0; index < entries.length; index++) {
    lately[index]! /= 2;
    errors[index]! /= 2;
  }
}

/** By cell: where it is among those of the second, from 1 on; all 0 between seconds. */
let places = new Int32Array(64);

function noteEndings({ slots }: Plane, row: ClosedRow): void {
  const { cells, ended, failed } = row.endings(BAD);
  if (cells.length === 0) return;
  const last = cells.at(-1)!;
  if (last >= places.length) places = new Int32Array(last * 2);
  for (let i = 0; i < cells.length; i++) places[cells[i]!] = i + 1;
  const { lately, errors, entries, cell, balancer } = slots;
  // What is left of a target that is gone is wiped out when its slot is used again.
  for (let index = 0; index < entries.length; index++) {
    const place = (places[cell[index]!] ?? 0) - 1;
    if (place < 0 || balancer[index]! < 0) continue;
    lately[index]! += ended[place]!;
    errors[index]! += failed[place]!;
  }
  for (let i = 0; i < cells.length; i++) places[cells[i]!] = 0;
}

/** No target can be anomalous now, none is, and none has less than its share: so it will stay. */
function isCalm({ slots }: Plane): boolean {
  const { errors, anomalous, share, entries } = slots;
  for (let index = 0; index < entries.length; index++) {
    if (errors[index]! >= ANOMALY.fewestErrors) return false;
    if (anomalous[index] === 1 || share[index] !== 1) return false;
  }
  return true;
}

/** Compares the targets of a group; true when shares are others than before. */
function compare(p: Plane, group: TargetGroup): boolean {
  const { slots } = p;
  const healthy = group.targets.filter((t) => t.health === 'healthy' && t.slot >= 0);
  let requests = 0;
  let errors = 0;
  for (const { slot } of healthy) {
    requests += slots.lately[slot]!;
    errors += slots.errors[slot]!;
  }
  const watched = healthy.length >= ANOMALY.fewestHealthy;
  const mitigated = mitigates(group);
  let changed = false;
  for (const target of group.targets) {
    const { slot } = target;
    if (slot < 0) continue;
    const is = watched && target.health === 'healthy' && isOutlier(p, slot, requests, errors);
    if (is !== (slots.anomalous[slot] === 1)) {
      slots.anomalous[slot] = is ? 1 : 0;
      const words = is ? 'normal → anomalous' : 'anomalous → normal';
      p.ctx.emit('TargetAnomaly', group.arn, `${target.id}:${target.port} ${words}`);
      p.ctx.touch(group.arn);
    }
    const before = slots.share[slot]!;
    const after = mitigated ? nextShare(before, is) : 1;
    slots.share[slot] = after;
    if (after !== before) changed = true;
  }
  return changed;
}

/** Its errors are many, and so many times the others' share. */
function isOutlier(p: Plane, slot: number, requests: number, errors: number): boolean {
  const { lately, errors: failed, anomalous } = p.slots;
  const own = failed[slot]!;
  if (own < (anomalous[slot] === 1 ? 1 : ANOMALY.fewestErrors)) return false;
  const others = requests - lately[slot]!;
  const othersShare = others > 0 ? (errors - own) / others : 0;
  return own / lately[slot]! >= ANOMALY.leastShare + ANOMALY.times * othersShare;
}

/** Half as much each time while it is anomalous, twice as much when it is well again. */
const nextShare = (share: number, anomalous: boolean): number =>
  anomalous ? Math.max(ANOMALY.leastTraffic, share / 2) : Math.min(1, share * 2);
