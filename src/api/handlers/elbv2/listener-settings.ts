import type { Listener, LoadBalancer } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';

type Given = Omit<InputOf<'ELBv2.ModifyListener'>, 'ListenerArn' | 'DefaultActions'>;

type Settings = Pick<Listener, 'port' | 'protocol' | 'carried'>;

/**
 * What is given over what was before, checked. `self` is the listener being changed, if there is
 * one.
 */
export function listenerSettings(
  given: Given,
  before: Partial<Settings>,
  balancer: LoadBalancer,
  self?: Listener,
): Settings {
  const protocol = given.Protocol ?? before.protocol;
  const port = given.Port ?? before.port;
  if (protocol === undefined) return missing('A listener protocol must be specified');
  if (port === undefined) return missing('A listener port must be specified');
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    return missing(`Listener protocol '${protocol}' must be one of 'HTTPS, HTTP'`);
  }
  if (balancer.listeners.some((other) => other !== self && other.port === port)) {
    refuse(elbErrors.duplicateListener(balancer.arn));
  }
  const { Certificates, SslPolicy, AlpnPolicy, MutualAuthentication } = given;
  const named = { Certificates, SslPolicy, AlpnPolicy, MutualAuthentication };
  const carried = { ...before.carried, ...withoutAbsent(named) };
  if (protocol === 'HTTPS') {
    const certificates = carried.Certificates as unknown[] | undefined;
    if (!certificates?.length) missing('A certificate must be specified for HTTPS listeners');
    carried.SslPolicy ??= 'ELBSecurityPolicy-2016-08';
  } else if (Certificates?.length) {
    missing('A certificate cannot be specified for HTTP listeners');
  }
  return { port, protocol, carried };
}

const missing = (message: string) => refuse(elbErrors.validation(message));

const withoutAbsent = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
