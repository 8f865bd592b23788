import { describe, expect, test } from 'vitest';
import { planListenerRemoval, planRuleRemoval } from '../../../../src/ui/inspector/route-removal';
import {
  entitiesOf,
  forwardTo,
  listenerOf,
  loadBalancerView,
  targetGroupView,
  trafficView,
} from '../../../support/entity-views';

const web = targetGroupView('web');
const api = targetGroupView('api');
const path = (value: string) => ({ field: 'path-pattern' as const, values: [value] });

/** :80 sends /api/* to api, /old/* to web, everything else to web. */
const listener = listenerOf(
  'web-alb',
  80,
  forwardTo(web),
  { conditions: [path('/api/*')], action: forwardTo(api) },
  { conditions: [path('/old/*')], action: forwardTo(web) },
);
const balancer = loadBalancerView('web-alb', [listener]);
const entities = entitiesOf(balancer, web, api, trafficView('shoppers', balancer));

describe('deleting a listener', () => {
  test('says whose requests are refused, and what goes and stays', () => {
    const { consequences, gesture } = planListenerRemoval(entities, balancer, listener);
    expect(consequences).toEqual([
      'Requests of client shoppers to :80 are refused: web-alb no longer listens there.',
      'Its 2 rules go with it.',
      'Target group web stays; its targets become unused.',
      'Target group api stays; its targets become unused.',
    ]);
    expect(gesture.operations).toEqual([
      { target: 'ELBv2.DeleteListener', input: { ListenerArn: listener.arn } },
    ]);
  });

  test('a client of another port is left alone, a group used elsewhere stays in use', () => {
    const other = listenerOf('web-alb', 8080, forwardTo(api));
    const both = loadBalancerView('web-alb', [listener, other]);
    expect(planListenerRemoval(entities, both, other).consequences).toEqual([
      'Requests to :8080 are refused: web-alb no longer listens there.',
    ]);
  });
});

describe('deleting a rule', () => {
  test('1.2: what matched it falls to the rules after it, at last to the default rule', () => {
    const plan = planRuleRemoval(entities, balancer, { listener, rule: listener.rules[0]! });
    expect(plan.consequences).toEqual([
      'Requests that match path /api/* fall to rule 2, at last to the default rule, which forwards to web.',
      'Target group api stays; its targets become unused.',
    ]);
    expect(plan.gesture.label).toBe('Delete rule 1');
  });

  test('the last one before the default rule leaves its requests to that', () => {
    const plan = planRuleRemoval(entities, balancer, { listener, rule: listener.rules[1]! });
    expect(plan.consequences).toEqual([
      'Requests that match path /old/* fall to the default rule, which forwards to web.',
    ]);
  });
});
