/** PLACE-9: the cluster query language, as AWS's page on it describes it. */
import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../../../src/engine/capacity/placement/expression';
import { matches } from '../../../../src/engine/capacity/placement/expression-match';
import { stageEc2 } from '../../../support/ec2-cluster';

const stage = stageEc2();
const [instance] = stage.launch(
  { InstanceType: 't3.micro', ImageId: 'ami-7' },
  'ECS_INSTANCE_ATTRIBUTES={"stack":"prod-1","rack":"12","empty":""}',
);
const facts = {
  instance: instance!,
  runningTasks: 3,
  groups: ['service:web', 'family:batch'],
};
const holds = (expression: string) => matches(parseExpression(expression), facts);

describe('what holds of an instance', () => {
  test.each([
    ['attribute:ecs.instance-type == t3.micro'],
    ['attribute:ecs.availability-zone == us-east-1a'],
    ['attribute:ecs.os-type == linux'],
    ['attribute:ecs.cpu-architecture == x86_64'],
    ['attribute:ecs.ami-id == ami-7'],
    ['attribute:ecs.instance-type =~ t3.*'],
    ['attribute:ecs.instance-type !~ ^m5'],
    ['attribute:ecs.instance-type != m5.large'],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]'],
    ['attribute:ecs.availability-zone in us-east-1a, us-east-1b'],
    ['attribute:ecs.availability-zone in ["us-east-1a"]'],
    ['attribute:ecs.availability-zone !in [us-east-1b, us-east-1c]'],
    ['attribute:ecs.availability-zone not_in [us-east-1b]'],
    ['attribute:stack exists'],
    ['attribute:empty exists'],
    ['attribute:nothing !exists'],
    ['attribute:nothing not_exists'],
    ['attribute:stack equals prod-1'],
    ["attribute:stack == 'prod-1'"],
    ['attribute:stack matches prod'],
    ['attribute:rack > 9'],
    ['attribute:rack less_than_equal 12'],
    ['agentConnected == true'],
    ['agentVersion >= 1.9.0'],
    ['agentVersion < 1.100.0'],
    ['runningTasksCount == 3'],
    ['runningTasksCount >= 3'],
    ['runningTasksCount not_equals 0'],
    ['registeredAt > 2025-12-31'],
    ['registeredAt >= 2026-01-01T00:00:00Z'],
    ['registeredAt < 2026-01-02T00:00:00'],
    ['task:group == service:web'],
    ['task:group != service:db'],
    ['task:group in [service:db, family:batch]'],
    ['not(task:group == service:db)'],
    ['!(task:group == service:db)'],
    ['attribute:nothing exists or attribute:stack exists'],
    ['attribute:nothing exists || attribute:stack exists'],
    ['attribute:rack == 12 and attribute:stack == prod-1'],
    ['attribute:rack == 12 && attribute:stack == prod-1'],
    ['(attribute:rack == 1 or attribute:rack == 12) and not attribute:nothing exists'],
  ])('%s', (expression) => {
    expect(holds(expression)).toBe(true);
  });

  test.each([
    ['attribute:ecs.instance-type == m5.large'],
    ['attribute:nothing exists'],
    ['attribute:nothing == x'],
    ['attribute:nothing in [x]'],
    ['attribute:rack > 12'],
    ['agentVersion < 1.9.0'],
    ['agentConnected != true'],
    ['runningTasksCount < 3'],
    ['registeredAt < 2026-01-01'],
    ['task:group == service:db'],
    ['not attribute:stack exists'],
    ['attribute:stack exists and attribute:nothing exists'],
    // and binds more than or
    ['attribute:nothing exists and attribute:stack exists or attribute:nothing exists'],
  ])('not: %s', (expression) => {
    expect(holds(expression)).toBe(false);
  });

  test('and binds more than or', () => {
    const text = 'attribute:stack exists or attribute:stack exists and attribute:nothing exists';
    expect(holds(text)).toBe(true);
  });
});

describe('what is no expression', () => {
  test.each([
    [''],
    ['attribute:stack'],
    ['attribute: == x'],
    ['colour == red'],
    ['attribute:stack =='],
    ['attribute:stack is x'],
    ['attribute:stack == x y'],
    ['(attribute:stack exists'],
    ['attribute:stack exists)'],
    ['attribute:stack exists and'],
    ['attribute:stack in [a, b'],
    ['attribute:stack =~ ('],
    ['runningTasksCount in [1, 2]'],
    ['agentConnected > true'],
    ['attribute:stack == x & attribute:rack exists'],
    [`attribute:stack == ${'x'.repeat(2000)}`],
  ])('%s', (expression) => {
    const refused = stage.door.refused('ECS.ListContainerInstances', {
      cluster: 'demo',
      filter: expression,
    });
    expect(refused.__type).toBe('InvalidParameterException');
  });
});
