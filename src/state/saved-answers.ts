import type { Operation } from './gesture';

/** What answers have said that later operations of a gesture need, by the name of a variable. */
export class SavedAnswers {
  private readonly values = new Map<string, unknown>();

  /** Notes what the operation wants kept of its answer. */
  keep({ saves }: Operation, output: unknown): void {
    if (saves) this.values.set(`$${saves.name}`, memberAt(output, saves.path));
  }

  /** The input with every `$NAME` that is known put in. */
  fillIn(input: Record<string, unknown>): Record<string, unknown> {
    return this.values.size === 0 ? input : (this.filled(input) as Record<string, unknown>);
  }

  private filled(value: unknown): unknown {
    if (typeof value === 'string') return this.filledText(value);
    if (Array.isArray(value)) return value.map((item) => this.filled(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.filled(item)]));
  }

  /** A text that is a variable becomes what it holds; within a longer text it is written out. */
  private filledText(text: string): unknown {
    if (this.values.has(text)) return this.values.get(text);
    return text.replace(/\$[A-Z_]+/g, (name) =>
      this.values.has(name) ? String(this.values.get(name)) : name,
    );
  }
}

/** `Rules[0].RuleArn` of an answer; undefined where it has no such member. */
function memberAt(output: unknown, path: string): unknown {
  let value = output;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    value = (value as Record<string, unknown> | undefined | null)?.[key];
  }
  return value;
}
