import type { SettledMapping, TemplateMapping, TemplateNode } from './template-node';
import { entryOf, textOf, textsOf, writtenOf } from './template-node';
import type { Settled } from './template-node';
import { type ResourceMetadata, SANDBOX_METADATA } from './write/sandbox-metadata';

/** Works out a part of a resource, and notes for it what that part refers to. */
export type SettleFor = (resource: StackResource, node: TemplateNode, path: string) => Settled;

/** A resource of a template, its properties worked out when somebody asks for them. */
export class StackResource {
  readonly path: string;
  readonly properties: TemplateNode | undefined;
  /** What it names, by their logical ids: found out as its properties are worked out. */
  readonly dependencies = new Set<string>();
  readonly metadata: ResourceMetadata;
  private readonly known = new Map<string, Settled | undefined>();

  constructor(
    readonly id: string,
    readonly type: string,
    readonly node: TemplateMapping,
    /** What it is made up of where AWS would draw: other stacks have other ones. */
    readonly key: string,
    private readonly settle: SettleFor,
  ) {
    this.path = `Resources.${id}`;
    this.properties = entryOf(node, 'Properties');
    const kept = entryOf(entryOf(node, 'Metadata'), SANDBOX_METADATA);
    this.metadata = kept?.kind === 'map' ? (writtenOf(kept) as ResourceMetadata) : {};
  }

  /** The path of a property in the file. */
  pathOf(property: string): string {
    return `${this.path}.Properties.${property}`;
  }

  property(name: string): Settled | undefined {
    if (this.known.has(name)) return this.known.get(name);
    const node = entryOf(this.properties, name);
    const settled = node && this.settle(this, node, this.pathOf(name));
    const value = settled?.kind === 'nothing' ? undefined : settled;
    this.known.set(name, value);
    return value;
  }

  text(name: string): string | undefined {
    return textOf(this.property(name));
  }

  texts(name: string): string[] {
    return textsOf(this.property(name));
  }

  /** All properties that are there. */
  all(): SettledMapping {
    const { line, endLine } = this.properties ?? this.node;
    const names = this.properties?.kind === 'map' ? [...this.properties.entries.keys()] : [];
    const entries = new Map<string, Settled>();
    for (const name of names) {
      const value = this.property(name);
      if (value) entries.set(name, value);
    }
    return { kind: 'map', entries, line, endLine };
  }
}
