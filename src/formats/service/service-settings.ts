import { type ImportPlan, nameIn, say } from '../ecs-input/import-plan';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';

/**
 * Settings that an answer of ECS or a tool's file has otherwise than CreateService takes them, put
 * right where what is meant is plain.
 */
export function settleSettings(
  plan: ImportPlan,
  given: Record<string, unknown>,
  path: string,
): Record<string, unknown> {
  const at = (name: string) => memberPath(path, name);
  const input = { ...given };
  const isDaemon = input.schedulingStrategy === 'DAEMON';
  if (isDaemon && input.desiredCount !== undefined) {
    delete input.desiredCount;
    say(plan, at('desiredCount'), 'a daemon has no count of its own: not part of the creation');
  }
  const isExternal =
    isObject(input.deploymentController) && input.deploymentController.type === 'EXTERNAL';
  if (!isDaemon && !isExternal && input.desiredCount === undefined) {
    input.desiredCount = 1;
    say(plan, at('desiredCount'), 'not given: 1 is taken', 'warning');
  }
  if (isObject(input.deploymentConfiguration)) {
    input.deploymentConfiguration = withAlarmNames(plan, input.deploymentConfiguration, path);
  }
  if (isObject(input.serviceConnectConfiguration)) {
    const { namespace } = input.serviceConnectConfiguration;
    if (typeof namespace === 'string' && namespace.startsWith('arn:')) {
      const name = nameIn(namespace);
      input.serviceConnectConfiguration = { ...input.serviceConnectConfiguration, namespace: name };
      const where = at('serviceConnectConfiguration.namespace');
      say(plan, where, `is of another account: a namespace “${name}” stands in for it`);
    }
  }
  for (const name of ['placementConstraints', 'placementStrategy', 'capacityProviderStrategy']) {
    const list = input[name];
    if (Array.isArray(list) && list.length === 0) delete input[name];
  }
  return input;
}

/** Tools leave out the empty list of names that CreateService asks for. */
function withAlarmNames(
  plan: ImportPlan,
  configuration: Record<string, unknown>,
  path: string,
): Record<string, unknown> {
  const { alarms } = configuration;
  if (!isObject(alarms) || alarms.alarmNames !== undefined) return configuration;
  const where = memberPath(path, 'deploymentConfiguration.alarms');
  say(plan, where, 'alarmNames is not given: an empty list is taken');
  return { ...configuration, alarms: { alarmNames: [], ...alarms } };
}
