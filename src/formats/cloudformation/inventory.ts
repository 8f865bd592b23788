import { repositoryUri } from '../../model/ids';
import { isObject } from '../json-text';
import type { ImportedOperation } from '../import-result';

type Kind =
  | 'cluster'
  | 'provider'
  | 'group'
  | 'template'
  | 'family'
  | 'target-group'
  | 'balancer'
  | 'listener'
  | 'repository'
  | 'image';

/** What operations have made so far, by the names that later ones use. */
export class Inventory {
  private readonly names = new Set<string>();
  private readonly providers = new Map<string, string[]>();
  /** Health check paths by target group. */
  private readonly checkPaths = new Map<string, string>();
  /** Images by `FAMILY/CONTAINER`. */
  private readonly images = new Map<string, string>();

  has(kind: Kind, name: string): boolean {
    return this.names.has(`${kind} ${name}`);
  }

  /** Capacity providers that a cluster may use. */
  providersOf(cluster: string): readonly string[] {
    return this.providers.get(cluster) ?? [];
  }

  checkPathOf(targetGroup: string): string | undefined {
    return this.checkPaths.get(targetGroup);
  }

  /** The image of a container, in the latest revision of a family. */
  imageOf(family: string, container: string): string | undefined {
    return this.images.get(`${family}/${container}`);
  }

  /** Whether an image is to come from a repository that has been made and not been pushed to. */
  lacksImage(image: string): boolean {
    const name = /\.amazonaws\.com\/([^:@]+)/.exec(image)?.[1];
    if (name === undefined || !image.startsWith(repositoryUri(name))) return false;
    return this.has('repository', name) && !this.has('image', image);
  }

  note({ target, input }: ImportedOperation): void {
    const add = (kind: Kind, name: unknown) => this.names.add(`${kind} ${String(name)}`);
    switch (target) {
      case 'ECS.CreateCluster':
        add('cluster', input.clusterName);
        this.providers.set(String(input.clusterName), textsIn(input.capacityProviders));
        return;
      case 'ECS.PutClusterCapacityProviders':
        this.providers.set(String(input.cluster), textsIn(input.capacityProviders));
        return;
      case 'ECS.CreateCapacityProvider':
        add('provider', input.name);
        return;
      case 'ECS.RegisterTaskDefinition':
        add('family', input.family);
        this.noteImages(input);
        return;
      case 'AutoScaling.CreateAutoScalingGroup':
        add('group', input.AutoScalingGroupName);
        return;
      case 'EC2.CreateLaunchTemplate':
        add('template', input.LaunchTemplateName);
        for (const id of idsIn(input.TagSpecifications)) add('template', id);
        return;
      case 'ELBv2.CreateTargetGroup':
        add('target-group', input.Name);
        if (typeof input.HealthCheckPath === 'string') {
          this.checkPaths.set(String(input.Name), input.HealthCheckPath.replace(/\?.*$/, ''));
        }
        return;
      case 'ELBv2.CreateLoadBalancer':
        add('balancer', input.Name);
        return;
      case 'ELBv2.CreateListener':
        add('listener', `${String(input.LoadBalancerArn)}:${String(input.Port)}`);
        return;
      case 'ECR.CreateRepository':
        add('repository', input.repositoryName);
        return;
      case 'Sandbox.PutImage':
        add('image', input.image);
        add('image', `${String(input.image)} ${String(input.healthCheckPath)}`);
    }
  }

  private noteImages({ family, containerDefinitions }: Record<string, unknown>): void {
    for (const one of Array.isArray(containerDefinitions) ? containerDefinitions : []) {
      if (!isObject(one)) continue;
      this.images.set(`${String(family)}/${String(one.name)}`, String(one.image));
    }
  }
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Ids that tags say. */
function idsIn(specifications: unknown): string[] {
  const tags = (Array.isArray(specifications) ? specifications : []).flatMap((one) =>
    isObject(one) && Array.isArray(one.Tags) ? (one.Tags as unknown[]) : [],
  );
  return tags.flatMap((one) =>
    isObject(one) && one.Key === 'sandbox:id' && typeof one.Value === 'string' ? [one.Value] : [],
  );
}
