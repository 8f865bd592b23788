/** Tasks as records of a name, by Cloud Map. */
import { describe, expect, test } from 'vitest';
import { callingServices } from '../../../support/calling-services';
import { openDoor } from '../../../support/sandbox-door';

const SERVICE = 'arn:aws:servicediscovery:us-east-1:123456789012:service/';

/** `api.internal`, with records kept for so many seconds. */
function byName(ttl: number, apiTask: Record<string, unknown> = {}) {
  const names = openDoor();
  const made = (target: string, input: Record<string, unknown>, query: string) =>
    String(names.give(target, input, query));
  // Ids come from names: what one sandbox answers holds in every other.
  names.give('ServiceDiscovery.CreatePrivateDnsNamespace', { Name: 'internal', Vpc: 'vpc-1' });
  const NamespaceId = made('ServiceDiscovery.ListNamespaces', {}, 'Namespaces[0].Id');
  const create = {
    Name: 'api',
    NamespaceId,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: ttl }] },
  };
  const id = made('ServiceDiscovery.CreateService', create, 'Service.Id');
  const before = (give: ReturnType<typeof openDoor>['give']): void => {
    give('ServiceDiscovery.CreatePrivateDnsNamespace', { Name: 'internal', Vpc: 'vpc-1' });
    give('ServiceDiscovery.CreateService', create);
  };
  const sandbox = callingServices({
    before,
    apiService: { serviceRegistries: [{ registryArn: SERVICE + id }] },
    apiTask,
    web: { calls: ['http://api.internal:80/'] },
  });
  return { ...sandbox, id };
}

const failed = (sandbox: ReturnType<typeof byName>): number =>
  Number(sandbox.give('Sandbox.GetMetrics', { since: 30 }, 'httpCodeTarget."5XX"'));

describe('Cloud Map', () => {
  test('a running task is registered, and answers under its name', () => {
    const sandbox = byName(10);
    sandbox.advance(60);
    const found = sandbox.give(
      'ServiceDiscovery.DiscoverInstances',
      { NamespaceName: 'internal', ServiceName: 'api' },
      'Instances[].[HealthStatus, Attributes.AWS_INSTANCE_IPV4]',
    ) as [string, string][];
    const addresses = sandbox.give(
      'ECS.DescribeTasks',
      {
        cluster: 'demo',
        tasks: sandbox.give(
          'ECS.ListTasks',
          { cluster: 'demo', serviceName: 'api' },
          'taskArns',
        ) as string[],
      },
      "tasks[].attachments[].details[] | [?name=='privateIPv4Address'].value",
    ) as string[];
    expect(found.map(([health]) => health)).toEqual(['HEALTHY', 'HEALTHY', 'HEALTHY']);
    expect(found.map(([, address]) => address).sort()).toEqual(addresses.sort());
    expect(failed(sandbox)).toBe(0);
  });

  test('with container checks it is UNHEALTHY until they report', () => {
    const healthCheck = { command: ['CMD', 'true'], interval: 60, retries: 3, timeout: 5 };
    const containerDefinitions = [
      {
        name: 'api',
        image: 'api:1',
        portMappings: [{ containerPort: 80, name: 'http' }],
        healthCheck,
      },
    ];
    const sandbox = byName(10, { containerDefinitions });
    const healths = () =>
      sandbox.give(
        'ServiceDiscovery.DiscoverInstances',
        { NamespaceName: 'internal', ServiceName: 'api', HealthStatus: 'ALL' },
        'Instances[].HealthStatus',
      );
    sandbox.give('ECS.UpdateService', { cluster: 'demo', service: 'api', desiredCount: 4 });
    sandbox.advance(50);
    expect(healths()).toEqual(['HEALTHY', 'HEALTHY', 'HEALTHY', 'UNHEALTHY']);
    sandbox.advance(60);
    expect(healths()).toEqual(['HEALTHY', 'HEALTHY', 'HEALTHY', 'HEALTHY']);
  });

  test('names are kept for the TTL: a long one goes on sending calls to tasks that have gone', () => {
    const lost = [5, 600].map((ttl) => {
      const sandbox = byName(ttl);
      sandbox.advance(60);
      sandbox.give('ECS.UpdateService', {
        cluster: 'demo',
        service: 'api',
        forceNewDeployment: true,
      });
      sandbox.advance(200);
      return failed(sandbox);
    });
    expect(lost[0]).toBe(0);
    expect(lost[1]).toBeGreaterThan(500);
  });

  test('MAP-2: once its TTL is over a name is asked for again, though nothing has changed', () => {
    const sandbox = byName(60);
    sandbox.give('Sandbox.InjectFault', { type: 'crash-container', service: 'api', count: 3 });
    sandbox.advance(200);
    expect(failed(sandbox)).toBe(0);
  });

  test('a namespace with services, and a service with instances, cannot be deleted', () => {
    const sandbox = byName(10);
    const namespace = sandbox.refused('ServiceDiscovery.DeleteNamespace', { Id: 'internal' });
    expect(namespace.__type).toBe('ResourceInUse');
    expect(sandbox.refused('ServiceDiscovery.DeleteService', { Id: 'api' }).__type).toBe(
      'ResourceInUse',
    );
  });

  test('an account that is declared again has the same names', () => {
    const sandbox = byName(10);
    const account = sandbox.give('Sandbox.DescribeAccount');
    const other = openDoor();
    other.give('Sandbox.LoadAccount', { account });
    expect(other.give('ServiceDiscovery.GetService', { Id: sandbox.id }, 'Service.Name')).toBe(
      'api',
    );
  });
});
