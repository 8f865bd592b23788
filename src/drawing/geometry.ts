/**
 * Sizes of cards and frames, in canvas pixels at 100 % zoom. The canvas gives its nodes these
 * sizes, the components draw into them, and edges end where these functions say. Grids of tasks:
 * `task-grid.ts`; a service from the inside: `service-layout.ts`; boxes of instances:
 * `box-layout.ts`.
 */
import type { Point, Rect } from './diagram-model';
import type { ListenerFacts, LoadBalancerFacts } from './facts';

export interface Size {
  width: number;
  height: number;
}

export const CLIENT_SIZE: Size = { width: 176, height: 144 };
export const FAULT_SIZE: Size = { width: 176, height: 104 };
export const ALARM_SIZE: Size = { width: 256, height: 164 };
export const FILE_SYSTEM_SIZE: Size = { width: 224, height: 108 };
/** A volume that is kept without a task. */
export const VOLUME_SIZE: Size = { width: 224, height: 64 };

/** A cluster or a service that is collapsed. */
export const SUMMARY_SIZE: Size = { width: 320, height: 148 };

/** Space inside frames. */
export const FRAME = {
  gap: 12,
  groupPadding: 12,
  groupHeader: 44,
  groupGap: 12,
  servicePadding: 12,
  serviceHeader: 46,
  clusterPadding: 12,
  clusterHeader: 54,
  /** What an empty service or cluster asks for. */
  minServiceWidth: 460,
  emptyGroupHeight: 64,
  minClusterWidth: 484,
  minClusterHeight: 220,
} as const;

const LISTENER = { top: 72, bare: 40, withBar: 58, rule: 46, gap: 10, bottom: 14 } as const;
export const LOAD_BALANCER_WIDTH = 204;
/** More listeners than this are counted in a last line. */
export const LISTENERS_SHOWN = 6;

/** More rules than this have no bar on the card. */
const RULES_SHOWN = 3;

const ownHeight = (listener: ListenerFacts): number =>
  listener.shares.length > 0 ? LISTENER.withBar : LISTENER.bare;

const listenerHeight = (listener: ListenerFacts): number =>
  ownHeight(listener) + LISTENER.rule * Math.min(RULES_SHOWN, listener.rules.length);

/** Rows of the rules with a bar of their own, in the listener box's coordinates. */
export function ruleRows(listener: ListenerFacts): Rect[] {
  return listener.rules.slice(0, RULES_SHOWN).map((_, i) => ({
    x: 0,
    y: ownHeight(listener) + i * LISTENER.rule,
    width: LOAD_BALANCER_WIDTH - 24,
    height: LISTENER.rule,
  }));
}

/** Where each shown listener's box stands inside the load balancer's card. */
export function listenerRects(facts: Pick<LoadBalancerFacts, 'listeners'>): Rect[] {
  let y: number = LISTENER.top;
  return facts.listeners.slice(0, LISTENERS_SHOWN).map((listener) => {
    const rect = { x: 12, y, width: LOAD_BALANCER_WIDTH - 24, height: listenerHeight(listener) };
    y += rect.height + LISTENER.gap;
    return rect;
  });
}

/** The card grows with its listeners; without any it keeps a line that says so. */
export function sizeOfLoadBalancer(facts: Pick<LoadBalancerFacts, 'listeners'>): Size {
  const last = listenerRects(facts).at(-1);
  const more = facts.listeners.length > LISTENERS_SHOWN ? 24 : 0;
  const bottom = last ? last.y + last.height : LISTENER.top + 28;
  return { width: LOAD_BALANCER_WIDTH, height: bottom + more + LISTENER.bottom };
}

export const PIP: Size & { gap: number } = { width: 24, height: 11, gap: 7 };
export const TARGET_GROUP_WIDTH = 184;
/** Where words and pips start, right of the revision stripe. */
export const TARGET_GROUP_LEFT = 19;
export const PIPS_PER_ROW = 5;
/** Beyond three rows of pips the card counts by state instead. */
export const PIPS_SHOWN = 15;

export function sizeOfTargetGroup(facts: { pips: readonly unknown[] }): Size {
  const shown = Math.min(facts.pips.length, PIPS_SHOWN);
  const rows = Math.max(1, Math.ceil(shown / PIPS_PER_ROW));
  const more = facts.pips.length > PIPS_SHOWN ? 22 : 0;
  const pips = rows * (PIP.height + PIP.gap) - PIP.gap;
  return { width: TARGET_GROUP_WIDTH, height: 88 + pips + more + 16 };
}

/** The frame around its services, given in the cluster's own coordinates. */
export function sizeOfCluster(services: readonly Rect[]): Size {
  const right = Math.max(0, ...services.map((rect) => rect.x + rect.width));
  const bottom = Math.max(0, ...services.map((rect) => rect.y + rect.height));
  return {
    width: Math.max(FRAME.minClusterWidth, right + FRAME.clusterPadding),
    height: Math.max(FRAME.minClusterHeight, bottom + FRAME.clusterPadding),
  };
}

/** Where the first service of a cluster goes, and each further one below the last. */
export function nextServicePlace(services: readonly Rect[]): Point {
  const bottom = Math.max(0, ...services.map((rect) => rect.y + rect.height));
  const y = services.length === 0 ? FRAME.clusterHeader : bottom + FRAME.gap;
  return { x: FRAME.clusterPadding, y };
}

/** Middle of a card's side. */
export function sideOf(rect: Rect, side: 'left' | 'right'): Point {
  return { x: side === 'left' ? rect.x : rect.x + rect.width, y: rect.y + rect.height / 2 };
}

/**
 * Where a listener's edges leave the load balancer, in the card's own coordinates; those of a rule
 * with a bar of its own beside that.
 */
export function listenerExit(
  facts: Pick<LoadBalancerFacts, 'listeners'>,
  index: number,
  ruleArn?: string,
): Point {
  const size = sizeOfLoadBalancer(facts);
  const rect = listenerRects(facts)[index];
  const listener = facts.listeners[index];
  if (!rect || !listener) return { x: size.width, y: size.height / 2 };
  const at = listener.rules.findIndex(({ arn }) => arn === ruleArn);
  const row = ruleRows(listener)[at] ?? { y: 0, height: ownHeight(listener) };
  return { x: size.width, y: rect.y + row.y + row.height / 2 };
}

/** The smallest rectangle around all, with a margin; a small empty one around nothing. */
export function boundsOf(rects: readonly Rect[], margin = 32): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 640, height: 360 };
  const x = Math.min(...rects.map((rect) => rect.x)) - margin;
  const y = Math.min(...rects.map((rect) => rect.y)) - margin;
  const right = Math.max(...rects.map((rect) => rect.x + rect.width)) + margin;
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height)) + margin;
  return { x, y, width: right - x, height: bottom - y };
}
