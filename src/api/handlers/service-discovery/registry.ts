import { createHttpNamespace, createPrivateDnsNamespace } from './create-namespace';
import { createService } from './create-service';
import { deleteNamespace } from './delete-namespace';
import { deleteService } from './delete-service';
import { discoverInstances } from './discover-instances';
import { getNamespace } from './get-namespace';
import { getOperation } from './get-operation';
import { getService } from './get-service';
import { listInstances } from './list-instances';
import { listNamespaces } from './list-namespaces';
import { listServices } from './list-services';

/** Who carries out these operations: a part of the registry. */
export const SERVICE_DISCOVERY_HANDLERS = {
  'ServiceDiscovery.CreatePrivateDnsNamespace': createPrivateDnsNamespace,
  'ServiceDiscovery.CreateHttpNamespace': createHttpNamespace,
  'ServiceDiscovery.DeleteNamespace': deleteNamespace,
  'ServiceDiscovery.GetNamespace': getNamespace,
  'ServiceDiscovery.ListNamespaces': listNamespaces,
  'ServiceDiscovery.GetOperation': getOperation,
  'ServiceDiscovery.CreateService': createService,
  'ServiceDiscovery.DeleteService': deleteService,
  'ServiceDiscovery.GetService': getService,
  'ServiceDiscovery.ListServices': listServices,
  'ServiceDiscovery.ListInstances': listInstances,
  'ServiceDiscovery.DiscoverInstances': discoverInstances,
} as const;
