/** From a service to one that it calls by name, by Service Connect or Cloud Map. */
import type { ServiceCallView } from '../model/infrastructure-view';
import type { EdgeRoute, Rect } from './diagram-model';
import { rateWords } from './from-views';
import { sideOf } from './geometry';
import { type Draft, type Drawn, standIn } from './scene-edge';

/** Right of services that stand one below the other, in the middle of the room for labels. */
const LANE = 62;
/** Lines beside each other, and their ends below each other. */
const APART = 10;
const LANES = 3;
/** From a frame's top. */
const OUT = 24;
const IN = 44;

/** Where most calls fail the line is drawn as trouble. */
const MOSTLY = 50;

function routeOf(from: Rect, to: Rect, number: number): EdgeRoute {
  if (to.x >= from.x + from.width) return { from: sideOf(from, 'right'), to: sideOf(to, 'left') };
  const isStacked = from.x < to.x + to.width;
  if (!isStacked) {
    const [start, end] = [sideOf(from, 'left'), sideOf(to, 'right')];
    const x = (start.x + end.x) / 2;
    return {
      from: start,
      to: end,
      via: [
        { x, y: start.y },
        { x, y: end.y },
      ],
    };
  }
  const lane = number % LANES;
  const x = Math.max(from.x + from.width, to.x + to.width) + LANE + (lane - 1) * APART;
  const start = { x: from.x + from.width, y: from.y + OUT + lane * APART };
  const end = { x: to.x + to.width, y: to.y + IN + lane * APART };
  return {
    from: start,
    to: end,
    via: [
      { x, y: start.y },
      { x, y: end.y },
    ],
  };
}

/** `12/s`, `12/s × 3 %`: how often, and how often in vain. */
function words(rate: number, failedPercent: number): string {
  const failed = Math.round(failedPercent);
  return failedPercent > 0 ? `${rateWords(rate)}/s × ${failed || '<1'} %` : `${rateWords(rate)}/s`;
}

/** What is called by several names is one line. */
function joined(views: readonly ServiceCallView[]): ServiceCallView[] {
  const byEnds = new Map<string, ServiceCallView>();
  for (const view of views) {
    const key = `${view.fromServiceArn} ${view.toServiceArn}`;
    const other = byEnds.get(key);
    if (!other) {
      byEnds.set(key, view);
      continue;
    }
    const rate = other.requestsPerSecond + view.requestsPerSecond;
    const failed = [other, view].reduce(
      (sum, one) => sum + one.requestsPerSecond * one.failedPercent,
      0,
    );
    const failedPercent = rate === 0 ? 0 : failed / rate;
    byEnds.set(key, { ...other, requestsPerSecond: rate, failedPercent });
  }
  return [...byEnds.values()];
}

export function callEdges(drawn: Drawn): Draft[] {
  return joined(drawn.calls).flatMap((view, i): Draft[] => {
    const { fromServiceArn, toServiceArn, requestsPerSecond: rate, failedPercent } = view;
    const [from, to] = [standIn(drawn, fromServiceArn), standIn(drawn, toServiceArn)];
    if (!from || !to || from === to) return [];
    return [
      {
        from: fromServiceArn,
        to: toServiceArn,
        source: from.id,
        route: routeOf(from.rect, to.rect, i),
        role: 'neutral',
        line: 'call',
        dashed: rate === 0,
        broken: failedPercent >= MOSTLY,
        rate,
        ...(rate > 0 && { label: words(rate, failedPercent) }),
      },
    ];
  });
}
