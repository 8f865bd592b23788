/**
 * Inputs of the Elastic Load Balancing v2 operations, member by member in the order of AWS's own
 * model. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { action, certificate, ipamPools, loadBalancerAttribute, matcher } from './elbv2-shapes';
import { mutualAuthenticationAttributes, port, priority, protocol } from './elbv2-shapes';
import { ruleCondition, rulePriorityPair, ruleTransform, subnetMapping, tag } from './elbv2-shapes';
import { targetDescription, targetGroupAttribute } from './elbv2-shapes';
import { flag, list, oneOf, opt, structure, text, texts, whole } from './members';

const tags = list(tag).check(z.minLength(1));
const pageSize = whole.check(z.minimum(1), z.maximum(400));

export const createLoadBalancer = structure({
  Name: text,
  Subnets: opt(texts),
  SubnetMappings: opt(list(subnetMapping)),
  SecurityGroups: opt(texts),
  Scheme: opt(oneOf(['internet-facing', 'internal'])),
  Tags: opt(tags),
  Type: opt(oneOf(['application', 'network', 'gateway'])),
  IpAddressType: opt(oneOf(['ipv4', 'dualstack', 'dualstack-without-public-ipv4'])),
  CustomerOwnedIpv4Pool: opt(text.check(z.maxLength(256))),
  EnablePrefixForIpv6SourceNat: opt(oneOf(['on', 'off'])),
  IpamPools: opt(ipamPools),
});

export const describeLoadBalancers = structure({
  LoadBalancerArns: opt(texts),
  Names: opt(texts),
  Marker: opt(text),
  PageSize: opt(pageSize),
});

export const deleteLoadBalancer = structure({
  LoadBalancerArn: text,
});

export const describeLoadBalancerAttributes = structure({
  LoadBalancerArn: text,
});

export const modifyLoadBalancerAttributes = structure({
  LoadBalancerArn: text,
  Attributes: list(loadBalancerAttribute).check(z.maxLength(20)),
});

export const setSecurityGroups = structure({
  LoadBalancerArn: text,
  SecurityGroups: texts,
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: opt(oneOf(['on', 'off'])),
});

export const setSubnets = structure({
  LoadBalancerArn: text,
  Subnets: opt(texts),
  SubnetMappings: opt(list(subnetMapping)),
  IpAddressType: opt(oneOf(['ipv4', 'dualstack', 'dualstack-without-public-ipv4'])),
  EnablePrefixForIpv6SourceNat: opt(oneOf(['on', 'off'])),
});

export const createTargetGroup = structure({
  Name: text,
  Protocol: opt(protocol),
  ProtocolVersion: opt(text),
  Port: opt(port),
  VpcId: opt(text),
  HealthCheckProtocol: opt(protocol),
  HealthCheckPort: opt(text),
  HealthCheckEnabled: opt(flag),
  HealthCheckPath: opt(text.check(z.minLength(1), z.maxLength(1024))),
  HealthCheckIntervalSeconds: opt(whole.check(z.minimum(5), z.maximum(300))),
  HealthCheckTimeoutSeconds: opt(whole.check(z.minimum(2), z.maximum(120))),
  HealthyThresholdCount: opt(whole.check(z.minimum(2), z.maximum(10))),
  UnhealthyThresholdCount: opt(whole.check(z.minimum(2), z.maximum(10))),
  Matcher: opt(matcher),
  TargetType: opt(oneOf(['instance', 'ip', 'lambda', 'alb'])),
  Tags: opt(tags),
  IpAddressType: opt(oneOf(['ipv4', 'ipv6'])),
  TargetControlPort: opt(port),
});

export const describeTargetGroups = structure({
  LoadBalancerArn: opt(text),
  TargetGroupArns: opt(texts),
  Names: opt(texts),
  Marker: opt(text),
  PageSize: opt(pageSize),
});

export const modifyTargetGroup = structure({
  TargetGroupArn: text,
  HealthCheckProtocol: opt(protocol),
  HealthCheckPort: opt(text),
  HealthCheckPath: opt(text.check(z.minLength(1), z.maxLength(1024))),
  HealthCheckEnabled: opt(flag),
  HealthCheckIntervalSeconds: opt(whole.check(z.minimum(5), z.maximum(300))),
  HealthCheckTimeoutSeconds: opt(whole.check(z.minimum(2), z.maximum(120))),
  HealthyThresholdCount: opt(whole.check(z.minimum(2), z.maximum(10))),
  UnhealthyThresholdCount: opt(whole.check(z.minimum(2), z.maximum(10))),
  Matcher: opt(matcher),
});

export const deleteTargetGroup = structure({
  TargetGroupArn: text,
});

export const describeTargetGroupAttributes = structure({
  TargetGroupArn: text,
});

export const modifyTargetGroupAttributes = structure({
  TargetGroupArn: text,
  Attributes: list(targetGroupAttribute),
});

export const createListener = structure({
  LoadBalancerArn: text,
  Protocol: opt(protocol),
  Port: opt(port),
  SslPolicy: opt(text),
  Certificates: opt(list(certificate)),
  DefaultActions: list(action),
  AlpnPolicy: opt(texts),
  Tags: opt(tags),
  MutualAuthentication: opt(mutualAuthenticationAttributes),
});

export const describeListeners = structure({
  LoadBalancerArn: opt(text),
  ListenerArns: opt(texts),
  Marker: opt(text),
  PageSize: opt(pageSize),
});

export const modifyListener = structure({
  ListenerArn: text,
  Port: opt(port),
  Protocol: opt(protocol),
  SslPolicy: opt(text),
  Certificates: opt(list(certificate)),
  DefaultActions: opt(list(action)),
  AlpnPolicy: opt(texts),
  MutualAuthentication: opt(mutualAuthenticationAttributes),
});

export const deleteListener = structure({
  ListenerArn: text,
});

export const createRule = structure({
  ListenerArn: text,
  Conditions: list(ruleCondition),
  Priority: priority,
  Actions: list(action),
  Tags: opt(tags),
  Transforms: opt(list(ruleTransform)),
});

export const describeRules = structure({
  ListenerArn: opt(text),
  RuleArns: opt(texts),
  Marker: opt(text),
  PageSize: opt(pageSize),
});

export const modifyRule = structure({
  RuleArn: text,
  Conditions: opt(list(ruleCondition)),
  Actions: opt(list(action)),
  Transforms: opt(list(ruleTransform)),
  ResetTransforms: opt(flag),
});

export const deleteRule = structure({
  RuleArn: text,
});

export const setRulePriorities = structure({
  RulePriorities: list(rulePriorityPair),
});

export const registerTargets = structure({
  TargetGroupArn: text,
  Targets: list(targetDescription),
});

export const deregisterTargets = structure({
  TargetGroupArn: text,
  Targets: list(targetDescription),
});

export const describeTargetHealth = structure({
  TargetGroupArn: text,
  Targets: opt(list(targetDescription)),
  Include: opt(list(oneOf(['AnomalyDetection', 'All']))),
});

export const addTags = structure({
  ResourceArns: texts,
  Tags: tags,
});

export const removeTags = structure({
  ResourceArns: texts,
  TagKeys: list(text.check(z.minLength(1), z.maxLength(128))),
});

export const describeTags = structure({
  ResourceArns: texts,
});
