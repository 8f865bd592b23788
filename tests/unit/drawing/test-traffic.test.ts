import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { nextPlaces } from '../../../src/drawing/auto-layout';
import { Dots } from '../../../src/drawing/dots';
import { pointAlong, sampleRoute } from '../../../src/drawing/edge-path';
import { EdgeLine } from '../../../src/drawing/edge';
import { knownFrom, loadBalancerFacts } from '../../../src/drawing/from-views';
import { sceneOf } from '../../../src/drawing/scene';
import { edgesOf } from '../../../src/drawing/scene-edges';
import { isTestClient, routeUses } from '../../../src/drawing/traffic-routes';
import type { RuleAction } from '../../../src/model/load-balancer';
import type { EntityView, LoadBalancerView } from '../../../src/model/view';
import { entityMap, listenerOf, loadBalancerView } from '../../support/entity-views';
import {
  sampleAlarm,
  sampleCluster,
  sampleService,
  sampleTarget,
  sampleTargetGroup,
  sampleTask,
  sampleTraffic,
} from '../../support/sample-views';

const healthy = (group: string, n: number) =>
  sampleTask(n, { targets: [sampleTarget(group, 'healthy')] });
const blue = sampleTargetGroup('blue', [healthy('blue', 0)]);
const green = sampleTargetGroup('green', [healthy('green', 1)]);

const weights = (toBlue: number, toGreen: number): RuleAction => ({
  type: 'forward',
  targetGroups: [
    { targetGroupArn: blue.id, weight: toBlue },
    { targetGroupArn: green.id, weight: toGreen },
  ],
});

/** Production on 80, with a rule for test requests by header there; and a test listener on 8080. */
const balancer: LoadBalancerView = loadBalancerView('web', [
  listenerOf('web', 80, weights(90, 10), {
    conditions: [{ field: 'http-header', headerName: 'x-test', values: ['1'] }],
    action: weights(0, 100),
  }),
  listenerOf('web', 8081, weights(0, 100)),
]);
const [production, testing] = [balancer.listeners[0]!, balancer.listeners[1]!];
const headerRule = production.rules[0]!.arn;

const service = sampleService('api', [], {
  productionRoutes: [production.rules.at(-1)!.arn],
  testRoutes: [headerRule, testing.arn],
  targetGroupArns: [blue.id],
  alternateTargetGroupArns: [green.id],
});
const shoppers = sampleTraffic('shoppers', balancer, 100);
const testers = { ...sampleTraffic('testers', balancer, 5), ruleArn: headerRule };
const others = { ...sampleTraffic('others', balancer, 5), ruleArn: testing.rules[0]!.arn };

function edges(...more: EntityView[]) {
  const views = [sampleCluster(), service, blue, green, balancer, shoppers, testers, ...more];
  const entities = entityMap(views);
  const places = nextPlaces({}, { entities, layout: {}, slots: {} });
  return edgesOf(entities, sceneOf({ entities, layout: {}, places, slots: {} }));
}

describe('production and test traffic are told apart', () => {
  const entities = entityMap([service, balancer]);

  test('by the rules, or the listeners, that the service’s deployments shift', () => {
    const uses = routeUses(entities);
    expect(isTestClient(shoppers, entities, uses)).toBe(false);
    expect(isTestClient(testers, entities, uses)).toBe(true);
    expect(isTestClient(others, entities, uses)).toBe(true);
    expect(isTestClient({ ...testers, ruleArn: null }, entities, uses)).toBe(false);
  });

  test('listeners say which they are, rules have a bar of their own', () => {
    const { listeners } = loadBalancerFacts(balancer, knownFrom(entityMap([service, balancer])));
    expect(listeners.map(({ label, purpose }) => [label, purpose])).toEqual([
      ['HTTP :80', 'production'],
      ['HTTP :8081', 'test'],
    ]);
    expect(listeners[0]!.shares.map(({ percent }) => percent)).toEqual([90, 10]);
    expect(listeners[0]!.rules).toMatchObject([
      { condition: 'x-test: 1', use: 'test', shares: [{ percent: 0 }, { percent: 100 }] },
    ]);
  });

  test('test requests have arrows of their own, from their rule, where they go to', () => {
    const drawn = edges().filter(({ source }) => source === balancer.id);
    expect(drawn.map(({ from, to, line, label }) => [from, to, line, label])).toEqual([
      [headerRule, green.id, 'test', undefined],
      [production.arn, blue.id, 'traffic', '90 %'],
      [production.arn, green.id, 'traffic', '10 %'],
      [testing.rules[0]!.arn, green.id, 'test', undefined],
    ]);
    const [byHeader, , tenPercent] = drawn;
    expect(byHeader!.rate).toBe(5);
    expect(tenPercent!.rate).toBe(10);
    expect(byHeader!.route.from.y).toBeGreaterThan(tenPercent!.route.from.y);
    expect(edges().find(({ source }) => source === testers.id)!.line).toBe('test');
    expect(edges().find(({ source }) => source === shoppers.id)!.line).toBe('traffic');
  });

  test('no 0 % stands beside a line that test traffic flows on', () => {
    const unshifted = loadBalancerView('web', [
      listenerOf('web', 80, weights(100, 0)),
      listenerOf('web', 8081, weights(0, 100)),
    ]);
    const [live, tests] = unshifted.listeners;
    const labels = (testRoutes: string[]) => {
      const own = { ...service, productionRoutes: [live!.arn], testRoutes };
      const entities = entityMap([own, blue, green, unshifted]);
      const places = nextPlaces({}, { entities, layout: {}, slots: {} });
      const drawn = edgesOf(entities, sceneOf({ entities, layout: {}, places, slots: {} }));
      return drawn.filter(({ from }) => from === live!.arn).map(({ label }) => label);
    };
    expect(labels([tests!.arn])).toEqual(['100 %', undefined]);
    expect(labels([])).toEqual(['100 %', '0 %']);
  });

  test('test lines are dashed though requests flow, test dots are hollow diamonds', () => {
    const [line] = edges().filter(({ line: kind }) => kind === 'test');
    expect(line!.dashed).toBe(false);
    const drawing = createElement(EdgeLine, {
      look: line!,
      route: line!.route,
      theme: 'dark',
      still: false,
    });
    expect(renderToStaticMarkup(drawing)).toContain('stroke-dasharray="12 5"');
    const dot = { x: 0, y: 0, role: 'target', failed: false } as const;
    const dots = createElement(Dots, { dots: [dot, { ...dot, isTest: true }], theme: 'dark' });
    const markup = renderToStaticMarkup(dots);
    expect(markup.match(/<circle/g)).toHaveLength(1);
    expect(markup.match(/<path/g)).toHaveLength(1);
  });

  test('the group that waits for the next deployment belongs to the service too', () => {
    const idle = { ...green, targets: [] };
    const views = entityMap([
      sampleCluster(),
      { ...service, clusterArn: sampleCluster().id },
      idle,
    ]);
    const places = nextPlaces({}, { entities: views, layout: {}, slots: {} });
    const drawn = edgesOf(views, sceneOf({ entities: views, layout: {}, places, slots: {} }));
    expect(drawn.map(({ from, to, dashed }) => [from, to, dashed])).toEqual([
      [green.id, service.id, true],
    ]);
  });
});

describe('an alarm', () => {
  test('is joined by a dotted line to what it watches, the group before its load balancer', () => {
    const alarm = { ...sampleAlarm('api', balancer), subjectIds: [balancer.id, green.id] };
    const watching = edges(alarm).filter(({ line }) => line === 'watch');
    expect(watching).toMatchObject([{ from: alarm.id, to: green.id, route: { isStraight: true } }]);
    const gone = { ...alarm, subjectIds: ['arn:gone'] };
    expect(edges(gone).filter(({ line }) => line === 'watch')).toEqual([]);
  });

  test('below another one is joined past it, not behind it', () => {
    const alarms = ['first', 'second'].map((name) => ({
      ...sampleAlarm(name, balancer),
      subjectIds: [balancer.id],
    }));
    const [straight, past] = edges(...alarms).filter(({ line }) => line === 'watch');
    expect(straight!.route.around).toBeUndefined();
    const { from, to, around } = past!.route;
    expect(around).toBeLessThan(Math.min(from.x, to.x));
    expect(from.y).toBeGreaterThan(to.y);
    const points = sampleRoute(past!.route);
    expect(pointAlong(points, 0)).toEqual(from);
    expect(pointAlong(points, 1)).toEqual(to);
    expect(pointAlong(points, 0.5).x).toBeCloseTo(around!);
  });
});
