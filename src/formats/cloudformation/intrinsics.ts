import { resolveCall } from './function-calls';
import type { Evaluation, Scope } from './evaluation';
import { nothingAt, settledAt, textOf } from './template-node';
import type { Call, Place, Settled, SettledMapping, TemplateNode } from './template-node';

/** Works out the functions of a template, wherever they stand in it. */
export class Intrinsics implements Evaluation {
  constructor(readonly scope: Scope) {}

  settle(node: TemplateNode, path: string): Settled {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'call') return this.call(node, path);
    const { line, endLine } = node;
    if (node.kind === 'list') {
      const items = node.items.map((item, index) => this.settle(item, `${path}[${index}]`));
      return { kind: 'list', items: items.filter(isThere), line, endLine };
    }
    const whole = this.settleEntries(node.entries, path, { line, endLine });
    // What holds nothing but AWS::NoValue is nothing itself.
    return whole.entries.size === 0 && node.entries.size > 0 ? nothingAt(node) : whole;
  }

  settleEntries(
    entries: ReadonlyMap<string, TemplateNode>,
    path: string,
    place: Place,
  ): SettledMapping {
    const settled = new Map<string, Settled>();
    for (const [key, value] of entries) {
      const where = `${path}.${key}`;
      if (key.startsWith('Fn::')) {
        const message = `${key} is not followed here: what it would make is left out`;
        this.scope.findings.warn(where, value.line, message);
        continue;
      }
      const one = this.settle(value, where);
      if (isThere(one)) settled.set(key, one);
    }
    return { kind: 'map', entries: settled, ...place };
  }

  /** One text out of a node; empty for what has none. */
  text(node: TemplateNode, path: string): string {
    return textOf(this.settle(node, path)) ?? '';
  }

  /** What a function could not be worked out to, with the reason. */
  fault(call: Call, path: string, message: string): Settled {
    this.scope.findings.warn(path, call.line, `${call.name}: ${message}`);
    return nothingAt(call);
  }

  private call(call: Call, path: string): Settled {
    const resolved = resolveCall(this, call, path);
    if (resolved === undefined) return this.fault(call, path, 'a function that is not followed');
    // Wherever the value came from, it is here that it is used.
    const { line, endLine } = call;
    return Array.isArray(resolved) || typeof resolved === 'string'
      ? settledAt(call, resolved)
      : { ...resolved, line, endLine };
  }
}

const isThere = ({ kind }: Settled): boolean => kind !== 'nothing';
