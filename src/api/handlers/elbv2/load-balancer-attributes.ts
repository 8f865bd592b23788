import { type AttributeRule, choice, flag, free, within } from './attribute-rules';

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.ht
 * ml
 */
export const LOAD_BALANCER_ATTRIBUTES: Readonly<Record<string, AttributeRule>> = {
  'access_logs.s3.enabled': flag('false'),
  'access_logs.s3.bucket': free(''),
  'access_logs.s3.prefix': free(''),
  'idle_timeout.timeout_seconds': within('60', 1, 4000),
  'deletion_protection.enabled': flag('false'),
  'routing.http2.enabled': flag('true'),
  'routing.http.drop_invalid_header_fields.enabled': flag('false'),
  'routing.http.xff_client_port.enabled': flag('false'),
  'routing.http.preserve_host_header.enabled': flag('false'),
  'routing.http.xff_header_processing.mode': choice('append', ['append', 'preserve', 'remove']),
  'load_balancing.cross_zone.enabled': choice('true', ['true']),
  'routing.http.desync_mitigation_mode': choice('defensive', ['monitor', 'defensive', 'strictest']),
  'client_keep_alive.seconds': within('3600', 60, 604_800),
  'waf.fail_open.enabled': flag('false'),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag('false'),
  'zonal_shift.config.enabled': flag('false'),
  'connection_logs.s3.enabled': flag('false'),
  'connection_logs.s3.bucket': free(''),
  'connection_logs.s3.prefix': free(''),
  'health_check_logs.s3.enabled': flag('false'),
  'health_check_logs.s3.bucket': free(''),
  'health_check_logs.s3.prefix': free(''),
};
