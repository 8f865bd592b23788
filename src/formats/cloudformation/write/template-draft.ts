import type { Finding } from '../../import-result';
import type { Account } from '../../../model/account';
import type { Intrinsic } from './expressions';
import type { ResourceMetadata } from './sandbox-metadata';

export type Declared = Account['operations'][number];

export interface Resource {
  Type: string;
  DependsOn?: string[];
  Properties: Record<string, unknown>;
  metadata: ResourceMetadata;
}

interface Parameter {
  Type: string;
  Description: string;
  Default?: string;
  NoEcho?: true;
}

/** A template being written: what it has so far, and under which logical ids. */
export class TemplateDraft {
  readonly parameters = new Map<string, Parameter>();
  readonly resources = new Map<string, Resource>();
  readonly outputs = new Map<string, { Description: string; Value: Intrinsic }>();
  readonly findings: Finding[] = [];
  /** What parameters are in the sandbox; null where it names nothing of the kind. */
  readonly standFor: Record<string, string | null> = {};
  readonly before: Declared[] = [];
  readonly after: Declared[] = [];
  /** Logical ids by kind and name of what is declared. */
  private readonly declared = new Map<string, string>();
  private readonly taken = new Set<string>();

  /** A logical id for a name: `web-alb` and `LoadBalancer` give `WebAlbLoadBalancer`. */
  idFor(name: string, what: string): string {
    const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    const wanted = `${/^\d/.test(pascal) ? 'N' : ''}${pascal}${what}`.slice(0, 200);
    let id = wanted;
    for (let n = 2; this.taken.has(id); n++) id = `${wanted}${n}`;
    this.taken.add(id);
    return id;
  }

  /** Says that a thing of the sandbox has a resource, whose properties come later. */
  declare(kind: string, names: readonly string[], logicalId: string): void {
    for (const name of names) this.declared.set(`${kind} ${name}`, logicalId);
  }

  /** The logical id of what is declared under a name. */
  find(kind: string, name: string): string | undefined {
    return this.declared.get(`${kind} ${name}`);
  }

  add(
    logicalId: string,
    type: string,
    properties: Record<string, unknown>,
    metadata: ResourceMetadata = {},
  ): Resource {
    const resource: Resource = { Type: type, Properties: properties, metadata };
    this.resources.set(logicalId, resource);
    return resource;
  }

  /** The one parameter of a name; made with the first that asks. */
  parameter(name: string, given: Parameter, standsFor?: string | null): string {
    if (!this.parameters.has(name)) {
      this.parameters.set(name, given);
      this.taken.add(name);
      if (standsFor !== undefined) this.standFor[name] = standsFor;
    }
    return name;
  }

  note(path: string, message: string, severity: Finding['severity'] = 'info'): void {
    if (this.findings.some((one) => one.path === path && one.message === message)) return;
    this.findings.push({ path, severity, message });
  }

  dependsOn(logicalId: string, others: readonly string[]): void {
    const resource = this.resources.get(logicalId);
    if (!resource) return;
    const all = new Set([...(resource.DependsOn ?? []), ...others]);
    all.delete(logicalId);
    if (all.size > 0) resource.DependsOn = [...all];
  }
}
