/** When a service may be rebalanced between zones (tasks 2.2). */
import { describe, expect, test } from 'vitest';
import { webService, withCluster } from '../../support/sandbox-door';

type Input = Record<string, unknown>;

const QUERY = 'service.availabilityZoneRebalancing';

function onEc2(changes: Input) {
  const door = withCluster();
  door.give('ECS.RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', memory: 256 }],
  });
  const service = { launchType: 'EC2', ...changes };
  const input = webService(service);
  delete input.networkConfiguration;
  return { door, input };
}

const spread = (field: string) => ({ type: 'spread', field });
const ZONE = 'attribute:ecs.availability-zone';

describe('where nothing is said', () => {
  test('fact T2.2-1: created ENABLED; an update that says nothing keeps it', () => {
    const { give } = withCluster();
    expect(give('ECS.CreateService', webService(), QUERY)).toBe('ENABLED');
    const update = { cluster: 'demo', service: 'web' };
    give('ECS.UpdateService', { ...update, availabilityZoneRebalancing: 'DISABLED' });
    expect(give('ECS.UpdateService', { ...update, desiredCount: 3 }, QUERY)).toBe('DISABLED');
  });

  test.each([
    ['no strategy', {}, 'ENABLED'],
    ['zone spread first', { placementStrategy: [spread(ZONE), spread('instanceId')] }, 'ENABLED'],
    ['another strategy first', { placementStrategy: [spread('instanceId')] }, 'DISABLED'],
    ['binpack', { placementStrategy: [{ type: 'binpack', field: 'memory' }] }, 'DISABLED'],
    [
      'a zone as a constraint',
      { placementConstraints: [{ type: 'memberOf', expression: `${ZONE} == us-east-1a` }] },
      'DISABLED',
    ],
    [
      'maximumPercent 100',
      { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } },
      'DISABLED',
    ],
  ])('fact T2.2-2: with %s', (_name, changes, expected) => {
    const { door, input } = onEc2(changes);
    expect(door.give('ECS.CreateService', input, QUERY)).toBe(expected);
  });
});

test.each([
  [
    { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } },
    'maximumPercent <= 100%',
  ],
  [{ placementStrategy: [{ type: 'random' }] }, 'a first placement strategy other than spread'],
  [
    { placementConstraints: [{ type: 'memberOf', expression: `${ZONE} == us-east-1a` }] },
    `${ZONE} as a placement constraint`,
  ],
])('fact T2.2-2: ENABLED is refused with %j', (changes, obstacle) => {
  const { door, input } = onEc2({ ...changes, availabilityZoneRebalancing: 'ENABLED' });
  const { message } = door.refused('ECS.CreateService', input);
  expect(message.startsWith(`Availability Zone Rebalancing does not support ${obstacle}`)).toBe(
    true,
  );
});
