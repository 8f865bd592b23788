import type { ImportOptions } from '../import-result';
import { ACCOUNT_ID, lastPart, REGION } from '../../model/ids';
import { decide } from './conditions';
import type { Scope, Site } from './evaluation';
import { Findings } from './findings';
import { Intrinsics } from './intrinsics';
import { importedValue, Parameters } from './parameters';
import { physicalName } from './physical-names';
import { isResourceType, spellingOf } from './property-names';
import { type NamedResources, REF, valueOf } from './resource-values';
import { StackResource } from './stack-resource';
import { entryOf, nothingAt, plainOf, settledAt, writtenOf } from './template-node';
import type { Settled, TemplateMapping, TemplateNode } from './template-node';
import { SANDBOX_METADATA, type TemplateMetadata } from './write/sandbox-metadata';

/** A template that asks for more than it may. */
export class TooLarge extends Error {
  constructor() {
    super('what its functions put together is too large');
  }
}

/** Characters and values that a template may come to; the largest real ones need a hundredth. */
const MOST = 20_000_000;

/** Resources whose names cannot be worked out, as each needs the other's. */
export class CycleFault extends Error {
  constructor(readonly cycle: readonly string[]) {
    super(cycle.join(' → '));
  }
}

/** A template with everything in it that has a name, and what those names stand for. */
export class Stack implements Scope, NamedResources {
  readonly findings = new Findings();
  readonly parameters: Parameters;
  readonly metadata: TemplateMetadata;
  private readonly engine: Intrinsics;
  private readonly resources = new Map<string, StackResource>();
  private readonly decided = new Map<string, boolean | undefined>();
  private readonly asking: { resource: StackResource; node: TemplateNode }[] = [];
  private readonly doorNames = new Map<string, string>();
  private readonly left = new Set<string>();
  private spent = 0;

  constructor(
    readonly template: TemplateMapping,
    readonly name: string,
    options: ImportOptions,
  ) {
    this.engine = new Intrinsics(this);
    const kept = entryOf(entryOf(template, 'Metadata'), SANDBOX_METADATA);
    this.metadata = kept?.kind === 'map' ? (writtenOf(kept) as TemplateMetadata) : {};
    this.parameters = new Parameters(template, {
      stackName: name,
      options,
      kept: this.metadata.parameters ?? {},
      findings: this.findings,
    });
    this.collect();
  }

  private collect(): void {
    const section = entryOf(this.template, 'Resources');
    for (const [id, node] of section?.kind === 'map' ? section.entries : []) {
      const type = entryOf(node, 'Type');
      if (node.kind !== 'map' || type?.kind !== 'scalar') {
        const message = id.startsWith('Fn::')
          ? `${id} is not followed here: what it would make is left out`
          : 'no resource: it has no Type';
        this.findings.leaveOut(`Resources.${id}`, node.line, message, writtenOf(node));
        continue;
      }
      const key = `${this.name}/${id}`;
      const resource = new StackResource(id, String(type.value), node, key, this.settleFor);
      this.resources.set(id, resource);
    }
  }

  /** The resources that this stack has: those whose condition holds. */
  present(): StackResource[] {
    return [...this.resources.values()].filter((one) => this.isPresent(one));
  }

  ofType(type: string): StackResource[] {
    return this.present().filter((one) => one.type === type);
  }

  resource(id: string): StackResource | undefined {
    return this.resources.get(id);
  }

  private isPresent({ node, path }: StackResource): boolean {
    const condition = entryOf(node, 'Condition');
    if (condition?.kind !== 'scalar') return true;
    return decide(
      this.engine,
      { ...condition, kind: 'call', name: 'Condition', argument: condition },
      path,
    );
  }

  private readonly settleFor = (
    resource: StackResource,
    node: TemplateNode,
    path: string,
  ): Settled => {
    const again = this.asking.findIndex((one) => one.node === node);
    if (again >= 0) {
      throw new CycleFault([
        ...this.asking.slice(again).map((one) => one.resource.id),
        resource.id,
      ]);
    }
    this.asking.push({ resource, node });
    const settled = this.engine.settle(node, path);
    this.asking.pop();
    return settled;
  };

  /** Whoever is being worked out depends on this one. */
  private noteUse(id: string): void {
    this.asking.at(-1)?.resource.dependencies.add(id);
  }

  ref = (name: string, { path, place }: Site): Settled | undefined => {
    const parameter = this.parameters.valueOf(name, place);
    if (parameter) return parameter;
    const resource = this.resources.get(name);
    return resource && this.worth(resource, REF, { path, place });
  };

  attribute = (id: string, attribute: string, site: Site): Settled | undefined => {
    const resource = this.resources.get(id);
    return resource && this.worth(resource, attribute, site);
  };

  private worth(resource: StackResource, attribute: string, { path, place }: Site): Settled {
    this.noteUse(resource.id);
    if (!this.isPresent(resource)) {
      const message = `${resource.id} is not there, as its condition does not hold: left out`;
      this.findings.warn(path, place.line, message);
      return nothingAt(place);
    }
    if (resource.metadata.undeclared) {
      const { id } = resource.metadata;
      return id === undefined ? nothingAt(place) : settledAt(place, id);
    }
    const known = valueOf(resource, attribute, this);
    if (known !== undefined) return settledAt(place, known);
    return settledAt(place, this.madeUp(resource, attribute, { path, place }));
  }

  private madeUp(resource: StackResource, attribute: string, { path, place }: Site): string {
    const name = this.nameOf(resource);
    if (attribute === REF) return name;
    const [, service = ''] = resource.type.toLowerCase().split('::');
    const value =
      attribute === 'Arn' || attribute.endsWith('Arn')
        ? `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${name}`
        : `${name}.${attribute}`;
    const message = `${attribute} of ${resource.id} is known to AWS only: ${value} stands in for it`;
    this.findings.info(path, place.line, message);
    return value;
  }

  /** What a resource's metadata says, as text: what cfn-init does is there. */
  metadataOf({ node, path }: StackResource): string {
    const given = entryOf(node, 'Metadata');
    const init = entryOf(given, 'AWS::CloudFormation::Init');
    return init ? JSON.stringify(plainOf(this.engine.settle(init, `${path}.Metadata`))) : '';
  }

  /** The ARN of a managed policy. */
  arnOf(resource: StackResource): string {
    const value = valueOf(resource, REF, this);
    return typeof value === 'string' ? value : '';
  }

  /** Has a namespace of another stack made, the first time that it is named. */
  outsideNamespace(name: string, make: (name: string) => void): void {
    if (this.isLeft('namespace', name)) return;
    this.leave('namespace', name);
    make(name);
  }

  /** Notes that a thing of that name is not made, so that whoever names it goes without. */
  leave(kind: string, name: string): void {
    this.left.add(`${kind} ${name}`);
  }

  isLeft(kind: string, name: string): boolean {
    return this.left.has(`${kind} ${name}`);
  }

  /** Whether CloudFormation makes a resource only once another one is there. */
  dependsOn(resource: StackResource, id: string): boolean {
    const seen = new Set<string>();
    const ahead = [resource];
    for (let one = ahead.pop(); one; one = ahead.pop()) {
      if (one.dependencies.has(id)) return true;
      for (const next of one.dependencies) {
        const further = seen.has(next) ? undefined : this.resources.get(next);
        seen.add(next);
        if (further) ahead.push(further);
      }
    }
    return false;
  }

  condition = (name: string, { path }: Site): boolean | undefined => {
    if (this.decided.has(name)) return this.decided.get(name);
    const node = entryOf(entryOf(this.template, 'Conditions'), name);
    if (!node) return undefined;
    // One that asks for itself does not hold.
    this.decided.set(name, false);
    const holds = decide(this.engine, node, path === '' ? '' : `Conditions.${name}`);
    this.decided.set(name, holds);
    return holds;
  };

  spend = (amount: number): void => {
    this.spent += amount;
    if (this.spent > MOST) throw new TooLarge();
  };

  mapping = (name: string): TemplateNode | undefined =>
    entryOf(entryOf(this.template, 'Mappings'), name);

  imported = (name: string, { path, place }: Site): Settled => {
    const value = importedValue(name);
    const message = `“${name}” is another stack’s: ${value} stands in for it`;
    this.findings.info(path, place.line, message);
    return settledAt(place, value);
  };

  nameOf = (resource: StackResource): string => {
    const { type, id } = resource;
    const property = isResourceType(type) ? spellingOf(type).named : NAMED_ELSEWHERE.get(type);
    const given = property === undefined ? undefined : resource.text(property);
    return given ?? physicalName(this.name, id, type);
  };

  revisionOf = (resource: StackResource): string => {
    const family = this.nameOf(resource);
    const ofFamily = this.ofType(resource.type).filter((one) => this.nameOf(one) === family);
    return ofFamily.length > 1 ? `${family}:${ofFamily.indexOf(resource) + 1}` : family;
  };

  taskSetOf = (resource: StackResource): string => {
    const service = (one: StackResource) =>
      `${one.text('Cluster')}/${lastPart(one.text('Service') ?? '')}`;
    const ofService = this.ofType(resource.type).filter(
      (one) => service(one) === service(resource),
    );
    return `#${ofService.indexOf(resource) + 1}`;
  };

  standFor = (awsForm: string, name: string): string => {
    this.doorNames.set(awsForm, name);
    return awsForm;
  };

  doorText = (text: string): string => {
    if (!/(?:app|targetgroup|listener|listener-rule|loadbalancer)\//.test(text)) return text;
    let said = text;
    const longestFirst = [...this.doorNames].sort(([a], [b]) => b.length - a.length);
    for (const [awsForm, name] of longestFirst) said = said.replaceAll(awsForm, name);
    return said;
  };
}

/** Names of what has no operation of its own here. */
const NAMED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::SNS::Topic', 'TopicName'],
  ['AWS::SQS::Queue', 'QueueName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::DynamoDB::Table', 'TableName'],
]);
