import { isObject } from '../../json-text';
import type { ResourceWriter } from '../resource-writer';

/** AWS::CodeDeploy::* and AWS::ServiceDiscovery::*: what each becomes. */

export function application(writer: ResourceWriter): void {
  const platform = writer.peekText('ComputePlatform') ?? 'Server';
  if (platform !== 'ECS') {
    writer.stack.leave('application', writer.name);
    writer.skip(`the compute platform ${platform} of CodeDeploy is not simulated: left out`);
    return;
  }
  const input = writer.rest('CodeDeploy.CreateApplication');
  writer.give('CodeDeploy.CreateApplication', { applicationName: writer.name, ...input });
}

export function deploymentGroup(writer: ResourceWriter): void {
  const target = 'CodeDeploy.CreateDeploymentGroup';
  const applicationName = writer.peekText('ApplicationName') ?? '';
  if (writer.stack.isLeft('application', applicationName)) {
    writer.skip('its application is not simulated: left out');
    return;
  }
  const isOwn = writer.stack
    .ofType('AWS::CodeDeploy::Application')
    .some((one) => writer.stack.nameOf(one) === applicationName);
  writer.leaveOut(['Deployment'], 'begins a deployment of its own: give it by hand');
  const input = writer.rest(target);
  const services = Array.isArray(input.ecsServices) ? input.ecsServices : [];
  if (!services.some(isObject)) {
    writer.skip('names no service of ECS, and servers are not simulated: left out');
    return;
  }
  if (!isOwn) {
    writer.inform('ApplicationName', `${applicationName} is not of this template: made with it`);
    writer.give('CodeDeploy.CreateApplication', { applicationName, computePlatform: 'ECS' });
  }
  writer.give(target, { deploymentGroupName: writer.name, ...input });
}

const namespaceOf =
  (target: 'ServiceDiscovery.CreatePrivateDnsNamespace' | 'ServiceDiscovery.CreateHttpNamespace') =>
  (writer: ResourceWriter): void => {
    writer.leaveOut(['Properties'], 'settings of the zone of DNS are not simulated: left out');
    writer.give(target, { Name: writer.name, ...writer.rest(target) });
  };

export const privateNamespace = namespaceOf('ServiceDiscovery.CreatePrivateDnsNamespace');
export const httpNamespace = namespaceOf('ServiceDiscovery.CreateHttpNamespace');

export function discoveryService(writer: ResourceWriter): void {
  const target = 'ServiceDiscovery.CreateService';
  writer.leaveOut(['HealthCheckConfig'], 'health checks of Route 53 are not simulated: left out');
  const input = writer.rest(target);
  const dns = isObject(input.DnsConfig) ? input.DnsConfig : undefined;
  const namespace = input.NamespaceId ?? dns?.NamespaceId;
  const own = ['PrivateDnsNamespace', 'HttpNamespace']
    .flatMap((kind) => writer.stack.ofType(`AWS::ServiceDiscovery::${kind}`))
    .map((one) => writer.stack.arnOf(one));
  if (typeof namespace === 'string' && !own.includes(namespace)) {
    writer.stack.outsideNamespace(namespace, (Name) => {
      writer.inform(undefined, `the namespace ${namespace} is not of this template: made with it`);
      writer.give('ServiceDiscovery.CreateHttpNamespace', { Name });
    });
  }
  writer.give(target, { Name: writer.name, ...input });
}
