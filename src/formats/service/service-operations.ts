import { clusterFor, runsOnFargate } from '../ecs-input/stand-in-capacity';
import { definitionFor } from '../ecs-input/stand-in-definition';
import { give, type ImportPlan, nameIn, say } from '../ecs-input/import-plan';
import { ecsName } from '../ecs-input/ecs-name';
import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { type Companion, giveCompanion } from './companion';
import { entriesOf, mentionedContainers } from './mentioned-containers';
import { routesFor } from './service-routes';
import { settleSettings } from './service-settings';

export interface GivenService {
  /** What CreateService takes, as the file has it. */
  input: Record<string, unknown>;
  /** Of the service within the file. */
  path: string;
  companion: Companion;
  /** Of several services none can be called as the file or configuration says. */
  isOnly: boolean;
}

/** Adds everything that one service needs, and the service; answers the place of the latter. */
export function giveService(plan: ImportPlan, given: GivenService): number {
  const { input, path, companion, isOnly } = given;
  const at = (name: string) => memberPath(path, name);
  const serviceName = nameOf(plan, given);
  if (isOnly && input.cluster === undefined && companion.cluster) input.cluster = companion.cluster;
  const settled = settleSettings(plan, input, path);
  const cluster = clusterFor(plan, settled, {
    cluster: at('cluster'),
    strategy: at('capacityProviderStrategy'),
  });
  const isExternal =
    isObject(settled.deploymentController) && settled.deploymentController.type === 'EXTERNAL';
  const named = { ...settled, cluster, serviceName };
  if (isExternal) return give(plan, 'ECS.CreateService', named);
  const { name, awsvpc } = definitionOf(plan, settled, given, serviceName);
  const routed = routesFor(plan, settled, { path, serviceName, awsvpc });
  return give(plan, 'ECS.CreateService', { ...named, ...routed, taskDefinition: name });
}

function nameOf(plan: ImportPlan, { input, path, companion, isOnly }: GivenService): string {
  const where = memberPath(path, 'serviceName');
  if (typeof input.serviceName === 'string' && input.serviceName !== '') return input.serviceName;
  if (isOnly && companion.serviceName) {
    say(plan, where, `not given: “${companion.serviceName}”, as ecspresso’s configuration says`);
    return companion.serviceName;
  }
  const [container] = mentionedContainers(input).keys();
  const family = companion.definition?.input.family;
  const reference = typeof input.taskDefinition === 'string' ? nameIn(input.taskDefinition) : '';
  const name = reference.split(':')[0] || String(family ?? container ?? fromFile(plan));
  const usable = ecsName(name, 'service');
  say(plan, where, `not given: the service is called “${usable}”`, 'warning');
  return usable;
}

/** `shop-service-def.json` gives `shop`. */
function fromFile({ options }: ImportPlan): string {
  const stem = (options.fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:json|ya?ml)$/i, '');
  const usual = /[._-]*(?:(?:ecs-)?service(?:-?def(?:inition)?)?|create-service)$/i;
  return stem.replace(usual, '') || 'service';
}

/** The task definition beside the file if it is the one meant, or a stand-in. */
function definitionOf(
  plan: ImportPlan,
  input: Record<string, unknown>,
  { path, companion: { definition } }: GivenService,
  serviceName: string,
): { name: string; awsvpc: boolean } {
  const reference = typeof input.taskDefinition === 'string' ? input.taskDefinition : undefined;
  const where = memberPath(path, 'taskDefinition');
  const family = reference === undefined ? undefined : nameIn(reference).split(':')[0];
  if (definition && (family === undefined || family === definition.input.family)) {
    const name = giveCompanion(plan, definition, where);
    return { name, awsvpc: definition.input.networkMode === 'awsvpc' };
  }
  const onFargate = runsOnFargate(input);
  const awsvpc = onFargate || input.networkConfiguration !== undefined;
  const [volume] = entriesOf(input.volumeConfigurations);
  const name = definitionFor(plan, {
    path: where,
    ...(reference !== undefined && { reference }),
    family: serviceName,
    onFargate,
    awsvpc,
    containers: mentionedContainers(input),
    exec: input.enableExecuteCommand === true,
    ...(volume && { volume: String(volume.name) }),
  });
  return { name, awsvpc };
}
