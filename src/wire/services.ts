import type { ServiceName } from '../api/contract/operations';

/** How a service spells requests and answers. */
export type Protocol = 'json' | 'query' | 'ec2' | 'rest-json' | 'rpc-v2-cbor';

/** A service of the wire. */
export interface WireService {
  readonly name: ServiceName;
  /** The `Version` that a query carries. */
  readonly version: string;
  /** Of `X-Amz-Target`, before the dot; empty where no request carries one. */
  readonly targetPrefix: string;
  readonly jsonVersion: '1.0' | '1.1';
  /** Of its answers in XML. */
  readonly namespace: string;
  /** Its protocol where a request carries `Action` and `Version`. */
  readonly form?: 'query' | 'ec2';
}

const json = (
  name: ServiceName,
  version: string,
  targetPrefix: string,
  jsonVersion: '1.0' | '1.1' = '1.1',
): WireService => ({ name, version, targetPrefix, jsonVersion, namespace: '' });

const query = (
  name: WireService['name'],
  version: string,
  namespace: string,
  form: 'query' | 'ec2' = 'query',
): WireService => ({ name, version, targetPrefix: '', jsonVersion: '1.1', namespace, form });

/** Amazon's own names, from the service models that its SDKs are made of. */
const SERVICES: readonly WireService[] = [
  json('ECS', '2014-11-13', 'AmazonEC2ContainerServiceV20141113'),
  json('Logs', '2014-03-28', 'Logs_20140328'),
  json('CodeDeploy', '2014-10-06', 'CodeDeploy_20141006'),
  json('ApplicationAutoScaling', '2016-02-06', 'AnyScaleFrontendService'),
  json('ECR', '2015-09-21', 'AmazonEC2ContainerRegistry_V20150921'),
  json('SecretsManager', '2017-10-17', 'secretsmanager'),
  json('SSM', '2014-11-06', 'AmazonSSM'),
  json('ServiceDiscovery', '2017-03-14', 'Route53AutoNaming_v20170314'),
  json('EFS', '2015-02-01', ''),
  json('Sandbox', '2026-01-01', 'EcsSandbox'),
  query('ELBv2', '2015-12-01', 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
  query('AutoScaling', '2011-01-01', 'http://autoscaling.amazonaws.com/doc/2011-01-01/'),
  query('IAM', '2010-05-08', 'https://iam.amazonaws.com/doc/2010-05-08/'),
  query('STS', '2011-06-15', 'https://sts.amazonaws.com/doc/2011-06-15/'),
  query('EC2', '2016-11-15', 'http://ec2.amazonaws.com/doc/2016-11-15/', 'ec2'),
  // Older clients send it queries, newer ones JSON or CBOR.
  {
    ...query('CloudWatch', '2010-08-01', 'http://monitoring.amazonaws.com/doc/2010-08-01/'),
    targetPrefix: 'GraniteServiceVersion20100801',
    jsonVersion: '1.0',
  },
];

/** The service that a `X-Amz-Target` before its dot names. */
export const serviceByPrefix = (prefix: string): WireService | undefined =>
  SERVICES.find((service) => service.targetPrefix !== '' && service.targetPrefix === prefix);

/** The service that answers queries of this `Version`. */
export const serviceByVersion = (version: string): WireService | undefined =>
  SERVICES.find((service) => service.form !== undefined && service.version === version);

export function serviceNamed(name: WireService['name']): WireService {
  const found = SERVICES.find((service) => service.name === name);
  if (!found) throw new Error(`no service of the wire is called ${name}`);
  return found;
}
