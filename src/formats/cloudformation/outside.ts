import { isObject } from '../json-text';
import type { ImportedOperation } from '../import-result';
import { lastPart } from '../../model/ids';
import { Inventory } from './inventory';
import { scriptOf } from './text-functions';
import type { Made } from './resource-writer';
import type { Stack } from './stack';
import * as standIn from './stand-ins';
import { standInImages } from '../task-definition/stand-in-images';

/**
 * Templates name what other stacks made: a cluster, a listener, a capacity provider. Where the
 * sandbox would refuse what is not there, something of that name is made first, and said.
 */
export function supplyOutside(stack: Stack, made: Made): Made {
  const supply = new Supply(stack, made);
  for (const operation of stack.metadata.before ?? []) supply.inventory.note(operation);
  for (const operation of made.operations) supply.later.note(operation);
  return supply.all();
}

type Input = Record<string, unknown>;

class Supply {
  readonly inventory = new Inventory();
  /** All that the template makes itself, now or later. */
  readonly later = new Inventory();
  private readonly operations: ImportedOperation[] = [];
  /** By the index that an operation had. */
  private readonly places: number[] = [];
  private readonly renamed = new Map<string, string>();
  private readonly behaviours = new Map<string, Input>();
  private current = 0;

  constructor(
    private readonly stack: Stack,
    private readonly made: Made,
  ) {}

  all(): Made {
    this.made.operations.forEach((operation, index) => {
      this.current = index;
      this.before(operation);
      const said = { target: operation.target, input: this.withNames(operation.input) as Input };
      this.places.push(this.operations.push(said) - 1);
      this.inventory.note(said);
    });
    const links = this.made.links.map((one) => ({
      ...one,
      operation: this.places[one.operation] ?? one.operation,
    }));
    return { operations: this.operations, links };
  }

  private before({ target, input }: ImportedOperation): void {
    switch (target) {
      case 'ECS.RegisterTaskDefinition':
        this.fitImages(input);
        return this.pushImages(input);
      case 'ECS.CreateService':
      case 'ECS.CreateTaskSet':
        return this.forTasks(input);
      case 'ECS.PutClusterCapacityProviders':
        return this.cluster(input.cluster);
      case 'ECS.CreateCapacityProvider':
        return this.group(input);
      case 'ELBv2.CreateListener':
        this.forwards(input.DefaultActions);
        return this.balancer(input.LoadBalancerArn);
      case 'ELBv2.CreateRule':
        this.forwards(input.Actions);
        return this.listener(input.ListenerArn);
      case 'EC2.RunInstances':
      case 'AutoScaling.CreateLaunchConfiguration':
        return this.joined(input.UserData);
      case 'EC2.CreateLaunchTemplate':
        return this.joined(isObject(input.LaunchTemplateData) && input.LaunchTemplateData.UserData);
      case 'AutoScaling.CreateAutoScalingGroup':
        return this.launchTemplate(input.LaunchTemplate);
      default:
        return undefined;
    }
  }

  private forTasks(input: Input): void {
    this.cluster(input.cluster);
    const cluster = lastPart(String(input.cluster ?? 'default'));
    for (const one of listOf(input.capacityProviderStrategy)) {
      this.provider(cluster, String(one.capacityProvider));
    }
    if (typeof input.taskDefinition === 'string') this.definition(input.taskDefinition, input);
    const isAwsvpc = input.networkConfiguration !== undefined;
    for (const one of listOf(input.loadBalancers)) {
      this.targetGroup(one.targetGroupArn, isAwsvpc, true);
      this.answerChecks(one, input.taskDefinition);
      const { advancedConfiguration: advanced } = one;
      if (!isObject(advanced)) continue;
      this.targetGroup(advanced.alternateTargetGroupArn, isAwsvpc, true);
    }
  }

  /** The cluster that user data names; the one called default the agent makes itself. */
  private joined(userData: unknown): void {
    if (typeof userData !== 'string') return;
    const named = /ECS_CLUSTER=["']?([A-Za-z0-9_-]+)/.exec(scriptOf(userData))?.[1];
    if (named !== undefined && named !== 'default') this.cluster(named);
  }

  private isThere(...what: Parameters<Inventory['has']>): boolean {
    return this.inventory.has(...what) || this.later.has(...what);
  }

  private cluster(reference: unknown): void {
    const name = lastPart(String(reference ?? 'default'));
    if (this.isThere('cluster', name)) return;
    this.give(`the cluster ${name} is not of this template: made empty`, [standIn.cluster(name)]);
  }

  /** With instances that come as they are needed, and a place in the cluster. */
  private provider(cluster: string, name: string): void {
    if (/^FARGATE(?:_SPOT)?$/.test(name)) return;
    if (!this.isThere('provider', name)) {
      const message = `the capacity provider ${name} is not of this template: made with instances of its own`;
      this.give(message, standIn.provider(cluster, name));
    }
    if (this.inventory.providersOf(cluster).includes(name)) return;
    const message = `nothing in this template lets the cluster ${cluster} use ${name}: done here`;
    const all = [...this.inventory.providersOf(cluster), name];
    this.give(message, [standIn.association(cluster, all)]);
  }

  private group(input: Input): void {
    const provider = input.autoScalingGroupProvider;
    if (!isObject(provider)) return;
    const name = lastPart(String(provider.autoScalingGroupArn));
    if (this.isThere('group', name)) return;
    const message = `the Auto Scaling group ${name} is not of this template: made with instances of its own`;
    this.give(message, standIn.group('default', name));
  }

  private launchTemplate(given: unknown): void {
    if (!isObject(given)) return;
    const { LaunchTemplateName: name, LaunchTemplateId: id } = given;
    const known = [name, id].some((one) => this.isThere('template', String(one)));
    if (known || (name === undefined && id === undefined)) return;
    const message = `the launch template ${String(name ?? id)} is not of this template: made here`;
    this.give(message, [standIn.template('default', String(name ?? id), id)]);
  }

  private definition(reference: string, input: Input): void {
    const [family = ''] = lastPart(reference).split(':');
    if (this.isThere('family', family)) return;
    this.rename(reference, family);
    const message = `the task definition ${family} is not of this template: made with a stand-in image`;
    this.give(message, [standIn.definition(family, input)]);
  }

  private forwards(actions: unknown): void {
    for (const action of listOf(actions)) {
      if (action.TargetGroupArn !== undefined) this.targetGroup(action.TargetGroupArn, true, false);
      const config = isObject(action.ForwardConfig) ? action.ForwardConfig : {};
      for (const one of listOf(config.TargetGroups)) {
        this.targetGroup(one.TargetGroupArn, true, false);
      }
    }
  }

  /** `isAlone`: nothing of the template leads to it, so it gets a load balancer of its own. */
  private targetGroup(reference: unknown, isAwsvpc: boolean, isAlone: boolean): void {
    if (typeof reference !== 'string') return;
    const name = /:targetgroup\/([^/]+)/.exec(reference)?.[1] ?? reference;
    this.rename(reference, name);
    if (this.isThere('target-group', name)) return;
    const message = `the target group ${name} is not of this template: made`;
    const balancer = isAlone ? standIn.balancerFor(name) : [];
    const how = isAlone ? ' with a load balancer in front of it' : '';
    this.give(message + how, [standIn.targetGroup(name, isAwsvpc), ...balancer]);
  }

  private balancer(reference: unknown): void {
    if (typeof reference !== 'string') return;
    const name = /:loadbalancer\/app\/([^/]+)/.exec(reference)?.[1] ?? reference;
    this.rename(reference, name);
    if (this.isThere('balancer', name)) return;
    const message = `the load balancer ${name} is not of this template: made`;
    this.give(message, [standIn.loadBalancer(name)]);
  }

  private listener(reference: unknown): void {
    if (typeof reference !== 'string') return;
    const ofArn = /:listener\/app\/([^/]+)/.exec(reference)?.[1];
    const name = ofArn === undefined ? reference : `${ofArn}:80`;
    const [balancer = '', port = '80'] = name.split(':');
    this.rename(reference, name);
    if (this.isThere('listener', name)) return;
    this.balancer(balancer);
    const message = `the listener ${name} is not of this template: made with an answer of 404`;
    this.give(message, [standIn.listener(balancer, Number(port) || 80)]);
  }

  /**
   * A stand-in image answers health checks at one path, which is / unless it is told otherwise:
   * here at the one that its target group asks for.
   */
  private answerChecks(entry: Input, revision: unknown): void {
    if (Object.keys(this.stack.metadata).length > 0) return;
    const [family = ''] = lastPart(String(revision)).split(':');
    const path = this.inventory.checkPathOf(String(entry.targetGroupArn));
    const image = this.inventory.imageOf(family, String(entry.containerName));
    if (path === undefined || path === '/' || image === undefined) return;
    if (this.inventory.has('image', `${image} ${path}`)) return;
    const message = `${image} is not run here: a stand-in image answers its health checks at ${path}`;
    this.behave(image, { healthCheckPath: path }, message);
  }

  /** A repository that was only just made has no images: none of its tasks could start. */
  private pushImages(input: Input): void {
    if (Object.keys(this.stack.metadata).length > 0) return;
    for (const one of listOf(input.containerDefinitions)) {
      const image = String(one.image);
      if (!this.inventory.lacksImage(image)) continue;
      const message = `nothing was pushed as ${image} yet: a stand-in image is`;
      this.behave(image, {}, message);
    }
  }

  /** Images for ARM64, with little memory, or with an end that others wait for. */
  private fitImages(input: Input): void {
    if (Object.keys(this.stack.metadata).length > 0) return;
    for (const one of standInImages(input, '').operations) {
      const { image, ...said } = one.input;
      const what = Object.entries(said).map(([name, value]) => `${name} ${String(value)}`);
      const message = `${String(image)} is not run here: a stand-in image has ${what.join(', ')}`;
      this.behave(String(image), said, message);
    }
  }

  /** All that was said of an image until now is said again: the last word counts alone. */
  private behave(image: string, member: Input, message: string): void {
    const input = { ...this.behaviours.get(image), image, ...member };
    this.behaviours.set(image, input);
    this.give(message, [{ target: 'Sandbox.PutImage', input }]);
  }

  private give(message: string, operations: readonly ImportedOperation[]): void {
    const link = this.made.links.find((one) => one.operation === this.current);
    this.stack.findings.warn(link?.path ?? '', link?.line ?? 1, message);
    for (const one of operations) {
      this.operations.push(one);
      this.inventory.note(one);
    }
  }

  private rename(reference: string, name: string): void {
    if (reference !== name) this.renamed.set(reference, name);
  }

  private withNames(value: unknown): unknown {
    if (typeof value === 'string') return this.renamed.get(value) ?? value;
    if (Array.isArray(value)) return value.map((one) => this.withNames(one));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, this.withNames(one)]),
    );
  }
}

const listOf = (value: unknown): Input[] =>
  Array.isArray(value) ? value.filter((one): one is Input => isObject(one)) : [];
