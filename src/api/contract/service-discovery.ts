/**
 * Inputs of AWS Cloud Map, in the order of AWS's own model.
 * https://docs.aws.amazon.com/cloud-map/latest/api/API_Operations.html
 */
import * as z from 'zod/mini';
import { list, oneOf, opt, structure, text, textMap, whole } from './members';

const tags = list(structure({ Key: text, Value: text }));

export const createPrivateDnsNamespace = structure({
  Name: text,
  CreatorRequestId: opt(text),
  Description: opt(text),
  Vpc: text,
  Tags: opt(tags),
});
export const createHttpNamespace = structure({
  Name: text,
  CreatorRequestId: opt(text),
  Description: opt(text),
  Tags: opt(tags),
});
export const deleteNamespace = structure({ Id: text });
export const getNamespace = structure({ Id: text });
export const listNamespaces = structure({ NextToken: opt(text), MaxResults: opt(whole) });
export const getOperation = structure({ OperationId: text });

export const createService = structure({
  Name: text,
  NamespaceId: opt(text),
  CreatorRequestId: opt(text),
  Description: opt(text),
  DnsConfig: opt(
    structure({
      NamespaceId: opt(text),
      RoutingPolicy: opt(oneOf(['MULTIVALUE', 'WEIGHTED'])),
      DnsRecords: list(
        structure({
          Type: oneOf(['SRV', 'A', 'AAAA', 'CNAME']),
          TTL: whole.check(z.minimum(0), z.maximum(2147483647)),
        }),
      ),
    }),
  ),
  HealthCheckCustomConfig: opt(
    structure({ FailureThreshold: opt(whole.check(z.minimum(1), z.maximum(10))) }),
  ),
  Tags: opt(tags),
  Type: opt(oneOf(['HTTP'])),
});
export const deleteService = structure({ Id: text });
export const getService = structure({ Id: text });
export const listServices = structure({ NextToken: opt(text), MaxResults: opt(whole) });
export const listInstances = structure({
  ServiceId: text,
  NextToken: opt(text),
  MaxResults: opt(whole),
});
export const discoverInstances = structure({
  NamespaceName: text,
  ServiceName: text,
  MaxResults: opt(whole.check(z.minimum(1), z.maximum(1000))),
  QueryParameters: opt(textMap),
  HealthStatus: opt(oneOf(['HEALTHY', 'UNHEALTHY', 'ALL', 'HEALTHY_OR_ELSE_ALL'])),
});
