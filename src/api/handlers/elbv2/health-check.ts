import { DEFAULT_HEALTH_CHECK, type HealthCheckSettings } from '../../../model/load-balancer';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = InputOf<'ELBv2.ModifyTargetGroup'>;
type Fields = Omit<Given, 'TargetGroupArn'>;

/**
 * Settings of a new group. A short interval without a timeout gets a timeout that fits below it.
 */
export function newHealthCheck(given: Fields): HealthCheckSettings {
  const interval = given.HealthCheckIntervalSeconds ?? DEFAULT_HEALTH_CHECK.intervalSeconds;
  const timeoutSeconds = Math.min(DEFAULT_HEALTH_CHECK.timeoutSeconds, interval - 1);
  return changedHealthCheck(given, { ...DEFAULT_HEALTH_CHECK, timeoutSeconds });
}

/** What is given in place of what was before. */
export function changedHealthCheck(
  given: Fields,
  before: HealthCheckSettings,
): HealthCheckSettings {
  const protocol = given.HealthCheckProtocol ?? before.protocol;
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    return refuse(
      elbErrors.validation(
        `Health check protocol '${protocol}' is not supported for target groups with the protocol 'HTTP'`,
      ),
    );
  }
  if (given.HealthCheckEnabled === false) {
    refuse(elbErrors.validation('Health checks cannot be disabled for targets of this type'));
  }
  if (given.Matcher?.GrpcCode) refuse(notSimulated('gRPC health checks'));
  const settings: HealthCheckSettings = {
    protocol,
    port: given.HealthCheckPort ?? before.port,
    path: given.HealthCheckPath ?? before.path,
    intervalSeconds: given.HealthCheckIntervalSeconds ?? before.intervalSeconds,
    timeoutSeconds: given.HealthCheckTimeoutSeconds ?? before.timeoutSeconds,
    healthyThreshold: given.HealthyThresholdCount ?? before.healthyThreshold,
    unhealthyThreshold: given.UnhealthyThresholdCount ?? before.unhealthyThreshold,
    matcher: given.Matcher?.HttpCode ?? before.matcher,
  };
  check(settings);
  return settings;
}

function check({ port, path, intervalSeconds, timeoutSeconds, matcher }: HealthCheckSettings) {
  const portNumber = Number(port);
  const isPort = /^\d+$/.test(port) && portNumber >= 1 && portNumber <= 65535;
  if (port !== 'traffic-port' && !isPort) {
    refuse(elbErrors.validation(`Health check port '${port}' must be 'traffic-port' or a port`));
  }
  if (!path.startsWith('/')) {
    refuse(elbErrors.validation(`Health check path '${path}' must begin with a '/' character`));
  }
  if (timeoutSeconds >= intervalSeconds) {
    refuse(elbErrors.validation('Health check interval must be greater than the timeout.'));
  }
  if (!matcher.split(',').every(isCodeOrRange)) {
    refuse(
      elbErrors.validation(
        `Health check matcher HTTP code '${matcher}' must be within '200-499' inclusive`,
      ),
    );
  }
}

/** `200` or `200-299`. */
function isCodeOrRange(part: string): boolean {
  const match = /^(\d{3})(?:-(\d{3}))?$/.exec(part.trim());
  if (!match) return false;
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  return from >= 200 && to <= 499 && from <= to;
}
