import { describe, expect, test } from 'vitest';
import { planTrafficShift, type ShiftOptions } from '../../../src/state/gestures/traffic-shift';
import {
  entitiesOf,
  forwardTo,
  listenerOf,
  loadBalancerView,
  targetGroupView,
} from '../../support/entity-views';

const blue = targetGroupView('blue');
const green = targetGroupView('green');
const path = { conditions: [{ field: 'path-pattern' as const, values: ['/api'] }] };
const api = { ...path, action: forwardTo(blue) };

const options = (changes: Partial<ShiftOptions>): ShiftOptions => ({
  entry: { targetGroupArn: blue.id, containerName: 'web', containerPort: 80 },
  alternate: 'green',
  productionRule: '',
  testPort: null,
  roleArn: 'arn:aws:iam::123456789012:role/ecs',
  attributes: {},
  ...changes,
});

function planned(plan: ReturnType<typeof planTrafficShift>) {
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
}

describe('what a service needs to have its traffic shifted', () => {
  test('a default rule is changed by its listener, any other by itself', () => {
    const listener = listenerOf('web-alb', 80, forwardTo(blue), api);
    const entities = entitiesOf(blue, green, loadBalancerView('web-alb', [listener]));
    const [rule, fallback] = listener.rules;
    const targetOf = (productionRule: string) =>
      planned(planTrafficShift(entities, options({ productionRule }))).operations[0]?.target;
    expect(targetOf(fallback!.arn)).toBe('ELBv2.ModifyListener');
    expect(targetOf(rule!.arn)).toBe('ELBv2.ModifyRule');
  });

  test('nothing is made that is there already: a group, its place in the rule, a test listener', () => {
    const production = listenerOf('web-alb', 80, forwardTo(blue, green));
    const tests = listenerOf('web-alb', 8081, forwardTo(blue));
    const entities = entitiesOf(blue, green, loadBalancerView('web-alb', [production, tests]));
    const productionRule = production.rules[0]!.arn;
    const plan = planned(planTrafficShift(entities, options({ productionRule, testPort: 8081 })));
    expect(plan.operations).toEqual([]);
    expect(plan.entry.advancedConfiguration).toMatchObject({
      alternateTargetGroupArn: green.id,
      productionListenerRule: productionRule,
      testListenerRule: tests.rules[0]!.arn,
    });
  });

  test('the second group is like the first, and sticky targets make the rule sticky too', () => {
    const listener = listenerOf('web-alb', 80, forwardTo(blue));
    const entities = entitiesOf(blue, loadBalancerView('web-alb', [listener]));
    const { operations } = planned(
      planTrafficShift(
        entities,
        options({
          productionRule: listener.rules[0]!.arn,
          attributes: {
            'stickiness.enabled': 'true',
            'stickiness.type': 'lb_cookie',
            'deregistration_delay.timeout_seconds': '30',
          },
        }),
      ),
    );
    expect(operations.map(({ target }) => target)).toEqual([
      'ELBv2.CreateTargetGroup',
      'ELBv2.ModifyTargetGroupAttributes',
      'ELBv2.ModifyListener',
    ]);
    expect(operations[1]?.input.Attributes).toEqual([
      { Key: 'stickiness.enabled', Value: 'true' },
      { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
    ]);
    expect(JSON.stringify(operations[2]?.input)).toContain(
      '"TargetGroupStickinessConfig":{"Enabled":true',
    );
  });

  test('without a rule that leads to the service there is nothing to shift', () => {
    const entities = entitiesOf(blue, loadBalancerView('web-alb', []));
    expect(planTrafficShift(entities, options({}))).toMatch(/No listener rule/);
  });
});
