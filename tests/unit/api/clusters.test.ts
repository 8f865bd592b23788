/** Clusters: rows of section 7.4 and of the corner cases, as they are answered. */
import { describe, expect, test } from 'vitest';
import { openDoor, webService, withCluster } from '../../support/sandbox-door';

const arn = (name: string) => `arn:aws:ecs:us-east-1:123456789012:cluster/${name}`;

describe('clusters', () => {
  test('corner 1: a new one is ACTIVE with its ARN and four counters at 0', () => {
    const { give } = openDoor();
    expect(give('ECS.CreateCluster', { clusterName: 'demo' }, 'cluster')).toEqual({
      clusterArn: arn('demo'),
      clusterName: 'demo',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      tags: [],
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
    });
  });

  test('7.3: members come in the order of the model', () => {
    const { give } = openDoor();
    const cluster = give('ECS.CreateCluster', {}, 'cluster') as object;
    expect(Object.keys(cluster)).toEqual([
      'clusterArn',
      'clusterName',
      'status',
      'registeredContainerInstancesCount',
      'runningTasksCount',
      'pendingTasksCount',
      'activeServicesCount',
      'statistics',
      'tags',
      'settings',
      'capacityProviders',
      'defaultCapacityProviderStrategy',
    ]);
  });

  test('corner 2: without a name it is called default', () => {
    expect(openDoor().give('ECS.CreateCluster', {}, 'cluster.clusterName')).toBe('default');
  });

  test('creating one that is there answers it', () => {
    const { give } = openDoor();
    give('ECS.CreateCluster', { clusterName: 'demo', tags: [{ key: 'a', value: '1' }] });
    expect(give('ECS.CreateCluster', { clusterName: 'demo' }, 'cluster.tags')).toEqual([
      { key: 'a', value: '1' },
    ]);
  });

  test('corner 3: settings and serviceConnectDefaults are echoed', () => {
    const { give } = openDoor();
    const given = {
      clusterName: 'demo',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      serviceConnectDefaults: { namespace: 'shop' },
    };
    const query = 'cluster.[settings, serviceConnectDefaults]';
    expect(give('ECS.CreateCluster', given, query)).toEqual([
      given.settings,
      given.serviceConnectDefaults,
    ]);
  });

  test('corner 4: capacity providers and strategy are echoed in order', () => {
    const { give } = openDoor();
    const given = {
      capacityProviders: ['FARGATE_SPOT', 'FARGATE'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    };
    const query =
      'cluster.{capacityProviders: capacityProviders, defaultCapacityProviderStrategy: defaultCapacityProviderStrategy}';
    expect(give('ECS.CreateCluster', given, query)).toEqual(given);
  });

  test('corner 6: ListClusters lists ARNs, and pages with maxResults', () => {
    const { give } = openDoor();
    for (const clusterName of ['a', 'b', 'c']) give('ECS.CreateCluster', { clusterName });
    expect(give('ECS.ListClusters', { maxResults: 2 })).toEqual({
      clusterArns: [arn('a'), arn('b')],
      nextToken: '2',
    });
    expect(give('ECS.ListClusters', { nextToken: '2' })).toEqual({ clusterArns: [arn('c')] });
  });

  test('corner 7: an unknown one is a failure, not an error', () => {
    expect(openDoor().give('ECS.DescribeClusters', { clusters: ['nope'] })).toEqual({
      clusters: [],
      failures: [{ arn: arn('nope'), reason: 'MISSING' }],
    });
  });

  test('settings, tags and statistics are shown when asked for', () => {
    const { give } = openDoor();
    give('ECS.CreateCluster', { clusterName: 'demo', tags: [{ key: 'a', value: '1' }] });
    const shown = 'clusters[0].[settings, tags, length(statistics)]';
    expect(give('ECS.DescribeClusters', { clusters: ['demo'] }, shown)).toEqual([[], [], 0]);
    const include = ['SETTINGS', 'TAGS', 'STATISTICS'];
    expect(give('ECS.DescribeClusters', { clusters: [arn('demo')], include }, shown)).toEqual([
      [{ name: 'containerInsights', value: 'disabled' }],
      [{ key: 'a', value: '1' }],
      8,
    ]);
  });

  test('corner 9: a deleted one is INACTIVE and stays describable', () => {
    const { give } = openDoor();
    give('ECS.CreateCluster', { clusterName: 'demo' });
    expect(give('ECS.DeleteCluster', { cluster: 'demo' }, 'cluster.status')).toBe('INACTIVE');
    const status = 'clusters[0].status';
    expect(give('ECS.DescribeClusters', { clusters: ['demo'] }, status)).toBe('INACTIVE');
    expect(give('ECS.CreateCluster', { clusterName: 'demo' }, 'cluster.status')).toBe('ACTIVE');
  });

  test('corner 10: deleting an unknown one', () => {
    expect(openDoor().refused('ECS.DeleteCluster', { cluster: 'nope' })).toEqual({
      __type: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    });
  });

  test('one with a service, then with tasks only, cannot be deleted', () => {
    const { give, refused, dispatcher } = withCluster();
    give('ECS.CreateService', webService());
    expect(refused('ECS.DeleteCluster', { cluster: 'demo' }).__type).toBe(
      'ClusterContainsServicesException',
    );
    give('Sandbox.Wait', { until: 'steady:web', timeout: 300 });
    give('ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
    dispatcher.engine.ctx.world.services.clear();
    expect(refused('ECS.DeleteCluster', { cluster: 'demo' }).__type).toBe(
      'ClusterContainsTasksException',
    );
  });

  test('corner 11: UpdateCluster sets settings and configuration', () => {
    const { give } = withCluster();
    const configuration = { executeCommandConfiguration: { logging: 'DEFAULT' } };
    const settings = [{ name: 'containerInsights', value: 'enhanced' }];
    const input = { cluster: 'demo', configuration, settings };
    expect(give('ECS.UpdateCluster', input, 'cluster.[configuration, settings]')).toEqual([
      configuration,
      settings,
    ]);
  });

  test('corner 12: counters follow tasks and services', () => {
    const { give } = withCluster();
    give('ECS.CreateService', webService());
    const counters = 'clusters[0].[activeServicesCount, pendingTasksCount, runningTasksCount]';
    const count = () => give('ECS.DescribeClusters', { clusters: ['demo'] }, counters);
    give('Sandbox.Wait', { for: 1 });
    expect(count()).toEqual([1, 2, 0]);
    give('Sandbox.Wait', { until: 'running:web=2' });
    expect(count()).toEqual([1, 0, 2]);
  });

  test('7.4: creating in a deleted cluster', () => {
    const { give, refused } = withCluster();
    give('ECS.DeleteCluster', { cluster: 'demo' });
    expect(refused('ECS.CreateService', webService())).toEqual({
      __type: 'ClusterNotFoundException',
      message: 'The referenced cluster was inactive.',
    });
  });
});
