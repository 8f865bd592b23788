import { expect, test } from 'vitest';
import { webService, withCluster } from '../../support/sandbox-door';

const connected = (serviceName: string, namespace: string | undefined, enabled = true) =>
  webService({
    serviceName,
    serviceConnectConfiguration: { enabled, ...(namespace && { namespace }) },
  });

test('services by namespace are those with Service Connect on in it, of all clusters', () => {
  const { give } = withCluster();
  give('ECS.CreateService', connected('shop', 'mesh'));
  give('ECS.CreateService', connected('off', 'mesh', false));
  give('ECS.CreateService', connected('elsewhere', 'other'));
  give('ECS.CreateCluster', {
    clusterName: 'second',
    serviceConnectDefaults: { namespace: 'mesh' },
  });
  give('ECS.CreateService', { ...connected('api', undefined), cluster: 'second' });

  const arns = (namespace: string) =>
    (give('ECS.ListServicesByNamespace', { namespace }, 'serviceArns') as string[]).map((arn) =>
      arn.split('service/').at(-1),
    );
  expect(arns('mesh')).toEqual(['demo/shop', 'second/api']);
  expect(arns('nowhere')).toEqual([]);
  const [{ Arn }] = give('ServiceDiscovery.ListNamespaces', {}, 'Namespaces') as [{ Arn: string }];
  expect(arns(Arn).length).toBeGreaterThan(0);
  expect(
    give('ECS.ListServicesByNamespace', { namespace: 'mesh', maxResults: 1 }, 'nextToken'),
  ).toBeTypeOf('string');
});
