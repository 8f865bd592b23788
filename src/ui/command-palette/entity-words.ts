import type { EntityView } from '../../model/view';

/** How an entity is called and what it is, for lists in which all kinds stand together. */
export interface EntityWords {
  name: string;
  /** `Task · RUNNING`. */
  detail: string;
  /** Further words it is found by. */
  words: string;
}

/** Null for what has no place of its own on the canvas. */
export function entityWords(view: EntityView): EntityWords | null {
  switch (view.kind) {
    case 'task':
      return {
        name: view.shortId,
        detail: `Task of ${view.taskDefinition} · ${view.lastStatus}`,
        words: `${view.id} ${view.privateIp} ${view.healthStatus} ${view.availabilityZone}`,
      };
    case 'service':
      return {
        name: view.name,
        detail: `Service · ${view.running} of ${view.desired} running`,
        words: `${view.id} ${view.taskDefinition}`,
      };
    case 'cluster':
      return { name: view.name, detail: `Cluster · ${view.status}`, words: view.id };
    case 'loadBalancer':
      return { name: view.name, detail: 'Load balancer', words: `${view.id} ${view.dnsName} alb` };
    case 'targetGroup':
      return { name: view.name, detail: 'Target group', words: view.id };
    case 'traffic':
      return { name: view.name, detail: 'Client traffic', words: view.id };
    case 'alarm':
      return { name: view.name, detail: `Alarm · ${view.state}`, words: `${view.id} cloudwatch` };
    case 'capacityProvider':
      return { name: view.name, detail: 'Capacity provider', words: view.id };
    case 'fault':
      return view.fault.active ? { name: view.fault.type, detail: 'Fault', words: view.id } : null;
    default:
      return nameless(view);
  }
}

type Nameless = Extract<
  EntityView,
  { kind: 'containerInstance' | 'fileSystem' | 'ebsVolume' | 'serviceCall' }
>;

const NAMELESS: Record<Nameless['kind'], string | null> = {
  containerInstance: 'EC2 instance',
  fileSystem: 'EFS file system',
  ebsVolume: 'EBS volume',
  serviceCall: null,
};

/** Known by the end of its id alone. */
function nameless({ kind, id }: Nameless): EntityWords | null {
  const detail = NAMELESS[kind];
  return detail === null ? null : { name: id.split('/').at(-1) ?? id, detail, words: id };
}
