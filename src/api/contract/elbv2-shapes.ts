/**
 * What listeners, rules and target groups are made of, in the order of AWS's own model.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Types.html
 */
import * as z from 'zod/mini';
import { flag, list, oneOf, opt, structure, text, textMap, texts, whole } from './members';

export const protocol = oneOf([
  'HTTP',
  'HTTPS',
  'TCP',
  'TLS',
  'UDP',
  'TCP_UDP',
  'GENEVE',
  'QUIC',
  'TCP_QUIC',
]);
export const port = whole.check(z.minimum(1), z.maximum(65535));
export const priority = whole.check(z.minimum(1), z.maximum(50000));
const onUnauthenticated = oneOf(['deny', 'allow', 'authenticate']);

export const subnetMapping = structure({
  SubnetId: opt(text),
  AllocationId: opt(text),
  PrivateIPv4Address: opt(text),
  IPv6Address: opt(text),
  SourceNatIpv6Prefix: opt(text),
});

export const tag = structure({
  Key: text.check(z.minLength(1), z.maxLength(128)),
  Value: opt(text.check(z.maxLength(256))),
});

export const ipamPools = structure({
  Ipv4IpamPoolId: opt(text.check(z.maxLength(1000))),
});

export const loadBalancerAttribute = structure({
  Key: opt(text.check(z.maxLength(256))),
  Value: opt(text.check(z.maxLength(1024))),
});

export const matcher = structure({
  HttpCode: opt(text),
  GrpcCode: opt(text),
});

export const targetGroupAttribute = structure({
  Key: opt(text.check(z.maxLength(256))),
  Value: opt(text),
});

export const certificate = structure({
  CertificateArn: opt(text),
  IsDefault: opt(flag),
});

const authenticateOidcActionConfig = structure({
  Issuer: text,
  AuthorizationEndpoint: text,
  TokenEndpoint: text,
  UserInfoEndpoint: text,
  ClientId: text,
  ClientSecret: opt(text),
  SessionCookieName: opt(text),
  Scope: opt(text),
  SessionTimeout: opt(whole),
  AuthenticationRequestExtraParams: opt(textMap),
  OnUnauthenticatedRequest: opt(onUnauthenticated),
  UseExistingClientSecret: opt(flag),
});

const authenticateCognitoActionConfig = structure({
  UserPoolArn: text,
  UserPoolClientId: text,
  UserPoolDomain: text,
  SessionCookieName: opt(text),
  Scope: opt(text),
  SessionTimeout: opt(whole),
  AuthenticationRequestExtraParams: opt(textMap),
  OnUnauthenticatedRequest: opt(onUnauthenticated),
});

const redirectActionConfig = structure({
  Protocol: opt(text),
  Port: opt(text),
  Host: opt(text.check(z.minLength(1), z.maxLength(128))),
  Path: opt(text.check(z.minLength(1), z.maxLength(128))),
  Query: opt(text.check(z.maxLength(128))),
  StatusCode: oneOf(['HTTP_301', 'HTTP_302']),
});

const fixedResponseActionConfig = structure({
  MessageBody: opt(text.check(z.maxLength(1024))),
  StatusCode: text,
  ContentType: opt(text.check(z.maxLength(32))),
});

const targetGroupTuple = structure({
  TargetGroupArn: opt(text),
  Weight: opt(whole),
});

const targetGroupStickinessConfig = structure({
  Enabled: opt(flag),
  DurationSeconds: opt(whole),
});

const forwardActionConfig = structure({
  TargetGroups: opt(list(targetGroupTuple)),
  TargetGroupStickinessConfig: opt(targetGroupStickinessConfig),
});

const jwtValidationActionAdditionalClaim = structure({
  Format: oneOf(['single-string', 'string-array', 'space-separated-values']),
  Name: text,
  Values: texts,
});

const jwtValidationActionConfig = structure({
  JwksEndpoint: text,
  Issuer: text,
  AdditionalClaims: opt(list(jwtValidationActionAdditionalClaim)),
});

export const action = structure({
  Type: oneOf([
    'forward',
    'authenticate-oidc',
    'authenticate-cognito',
    'redirect',
    'fixed-response',
    'jwt-validation',
  ]),
  TargetGroupArn: opt(text),
  AuthenticateOidcConfig: opt(authenticateOidcActionConfig),
  AuthenticateCognitoConfig: opt(authenticateCognitoActionConfig),
  Order: opt(priority),
  RedirectConfig: opt(redirectActionConfig),
  FixedResponseConfig: opt(fixedResponseActionConfig),
  ForwardConfig: opt(forwardActionConfig),
  JwtValidationConfig: opt(jwtValidationActionConfig),
});

export const mutualAuthenticationAttributes = structure({
  Mode: opt(text),
  TrustStoreArn: opt(text),
  IgnoreClientCertificateExpiry: opt(flag),
  TrustStoreAssociationStatus: opt(oneOf(['active', 'removed'])),
  AdvertiseTrustStoreCaNames: opt(oneOf(['on', 'off'])),
});

const hostHeaderConditionConfig = structure({
  Values: opt(texts),
  RegexValues: opt(texts),
});

const pathPatternConditionConfig = structure({
  Values: opt(texts),
  RegexValues: opt(texts),
});

const httpHeaderConditionConfig = structure({
  HttpHeaderName: opt(text),
  Values: opt(texts),
  RegexValues: opt(texts),
});

const queryStringKeyValuePair = structure({
  Key: opt(text),
  Value: opt(text),
});

const queryStringConditionConfig = structure({
  Values: opt(list(queryStringKeyValuePair)),
});

const httpRequestMethodConditionConfig = structure({
  Values: opt(texts),
});

const sourceIpConditionConfig = structure({
  Values: opt(texts),
});

export const ruleCondition = structure({
  Field: opt(text.check(z.maxLength(64))),
  Values: opt(texts),
  HostHeaderConfig: opt(hostHeaderConditionConfig),
  PathPatternConfig: opt(pathPatternConditionConfig),
  HttpHeaderConfig: opt(httpHeaderConditionConfig),
  QueryStringConfig: opt(queryStringConditionConfig),
  HttpRequestMethodConfig: opt(httpRequestMethodConditionConfig),
  SourceIpConfig: opt(sourceIpConditionConfig),
  RegexValues: opt(texts),
});

const rewriteConfig = structure({
  Regex: text,
  Replace: text,
});

const hostHeaderRewriteConfig = structure({
  Rewrites: opt(list(rewriteConfig)),
});

const urlRewriteConfig = structure({
  Rewrites: opt(list(rewriteConfig)),
});

export const ruleTransform = structure({
  Type: oneOf(['host-header-rewrite', 'url-rewrite']),
  HostHeaderRewriteConfig: opt(hostHeaderRewriteConfig),
  UrlRewriteConfig: opt(urlRewriteConfig),
});

export const rulePriorityPair = structure({
  RuleArn: opt(text),
  Priority: opt(priority),
});

export const targetDescription = structure({
  Id: text,
  Port: opt(port),
  AvailabilityZone: opt(text),
  QuicServerId: opt(text.check(z.minLength(1), z.maxLength(256))),
});
