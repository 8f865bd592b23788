import { inputOf, type Target } from '../../api/contract/operations';
import type { ImportedOperation, Link } from '../import-result';
import { isResourceType, spellingOf } from './property-names';
import { readMembers, readValue, type Reading } from './read-members';
import type { Stack } from './stack';
import type { StackResource } from './stack-resource';
import { plainOf, textOf } from './template-node';
import type { Settled, SettledMapping } from './template-node';

/** All that an import makes: operations in order, and which lines each is from. */
export interface Made {
  readonly operations: ImportedOperation[];
  readonly links: Link[];
}

/**
 * Makes operations of one resource. Properties are taken one by one where they need a hand, and the
 * rest of them become the members of the resource's operation; none is lost.
 */
export class ResourceWriter {
  readonly type: string;
  private readonly properties: Map<string, Settled>;
  private readonly reading: Reading;

  constructor(
    readonly stack: Stack,
    readonly resource: StackResource,
    private readonly made: Made,
  ) {
    this.type = resource.type;
    this.properties = new Map(resource.all().entries);
    const spelling = isResourceType(this.type) ? spellingOf(this.type) : undefined;
    this.reading = {
      type: this.type,
      names: spelling?.names ?? {},
      findings: stack.findings,
      doorText: stack.doorText,
      spend: stack.spend,
    };
  }

  get name(): string {
    return this.stack.nameOf(this.resource);
  }

  /** A property, which is then no longer among the rest. */
  take(property: string): Settled | undefined {
    const value = this.properties.get(property);
    this.properties.delete(property);
    return value;
  }

  takeText(property: string): string | undefined {
    const text = textOf(this.take(property));
    return text === undefined ? undefined : this.stack.doorText(text);
  }

  /** A property, which stays among the rest. */
  peek(property: string): Settled | undefined {
    return this.properties.get(property);
  }

  peekText(property: string): string | undefined {
    const text = textOf(this.peek(property));
    return text === undefined ? undefined : this.stack.doorText(text);
  }

  /** What a property comes to as a member of an operation. */
  read(value: Settled | undefined, target: Target, member: string, property: string): unknown {
    const shape = inputOf(target).members[member];
    if (!value || !shape) return undefined;
    return readValue(
      value,
      shape,
      { path: this.resource.pathOf(property), property },
      this.reading,
    );
  }

  /** A mapping below a property as members of an operation. */
  readAll(node: SettledMapping, target: Target, property: string): Record<string, unknown> {
    const at = { path: this.resource.pathOf(property), property };
    return readMembers(node, inputOf(target), at, this.reading);
  }

  /** The rest of the properties as members of an operation. */
  rest(target: Target): Record<string, unknown> {
    const { line, endLine } = this.resource.node;
    const node: SettledMapping = { kind: 'map', entries: this.properties, line, endLine };
    const at = { path: `${this.resource.path}.Properties`, property: '' };
    const input = readMembers(node, inputOf(target), at, this.reading);
    this.properties.clear();
    return { ...input, ...this.resource.metadata.members };
  }

  /** Takes properties that nothing here depends on, and says so. */
  leaveOut(properties: readonly string[], why: string): void {
    for (const property of properties) {
      const value = this.take(property);
      if (!value) continue;
      this.stack.findings.leaveOut(this.resource.pathOf(property), value.line, why, plainOf(value));
    }
  }

  /** Inputs of the operations of a kind that have been made so far. */
  madeBy(target: Target): Record<string, unknown>[] {
    return this.made.operations.filter((one) => one.target === target).map(({ input }) => input);
  }

  /** Something to say about a property, or about the resource. */
  warn(property: string | undefined, message: string): void {
    const { path, line } = this.siteOf(property);
    this.stack.findings.warn(path, line, message);
  }

  inform(property: string | undefined, message: string): void {
    const { path, line } = this.siteOf(property);
    this.stack.findings.info(path, line, message);
  }

  private siteOf(property: string | undefined) {
    const { resource } = this;
    const value = property === undefined ? undefined : resource.property(property);
    return {
      path: property === undefined ? resource.path : resource.pathOf(property),
      line: value?.line ?? resource.node.line,
    };
  }

  /** Leaves the whole resource out, with the reason. */
  skip(why: string): void {
    const { path, node } = this.resource;
    this.stack.findings.leaveOut(path, node.line, why, plainOf(this.resource.all()));
    this.properties.clear();
  }

  /** An operation, linked to the property that it comes from, or to the whole resource. */
  give(target: Target, input: Record<string, unknown>, from?: string, says?: string): void {
    const operation = this.made.operations.push({ target, input: withoutAbsent(input) }) - 1;
    const { resource } = this;
    const value = from === undefined ? undefined : resource.property(from);
    const { line, endLine } = value ?? resource.node;
    const path = from === undefined ? resource.path : resource.pathOf(from);
    this.made.links.push({ path, line, endLine, operation, member: '', ...(says && { says }) });
  }
}

const withoutAbsent = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
