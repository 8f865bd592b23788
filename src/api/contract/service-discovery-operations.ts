import { changes, type Pages, shows } from './operation';
import * as map from './service-discovery';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxResults',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** The part of the catalogue that `aws servicediscovery` is. */
export const SERVICE_DISCOVERY_OPERATIONS = {
  'ServiceDiscovery.CreatePrivateDnsNamespace': changes(
    map.createPrivateDnsNamespace,
    'Makes a namespace whose names are answered by DNS in a VPC.',
  ),
  'ServiceDiscovery.CreateHttpNamespace': changes(
    map.createHttpNamespace,
    'Makes a namespace for Service Connect, without DNS.',
  ),
  'ServiceDiscovery.DeleteNamespace': changes(
    map.deleteNamespace,
    'Deletes a namespace that has no services.',
  ),
  'ServiceDiscovery.GetNamespace': shows(map.getNamespace, 'Describes a namespace.'),
  'ServiceDiscovery.ListNamespaces': shows(
    map.listNamespaces,
    'Lists all namespaces.',
    pages('Namespaces'),
  ),
  'ServiceDiscovery.GetOperation': shows(
    map.getOperation,
    'Shows what an operation on a namespace came to.',
  ),
  'ServiceDiscovery.CreateService': changes(
    map.createService,
    'Makes a name that tasks of an ECS service can be found by.',
  ),
  'ServiceDiscovery.DeleteService': changes(
    map.deleteService,
    'Deletes a discovery service that has no instances.',
  ),
  'ServiceDiscovery.GetService': shows(map.getService, 'Describes a discovery service.'),
  'ServiceDiscovery.ListServices': shows(
    map.listServices,
    'Lists all discovery services.',
    pages('Services'),
  ),
  'ServiceDiscovery.ListInstances': shows(
    map.listInstances,
    'Lists the tasks that are registered with a discovery service.',
    pages('Instances'),
  ),
  'ServiceDiscovery.DiscoverInstances': shows(
    map.discoverInstances,
    'Finds the tasks behind a name, as an app would.',
  ),
} as const;
