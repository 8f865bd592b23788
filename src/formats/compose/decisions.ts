import type { Decision, ImportOptions } from '../import-result';
import type { Book } from './book';

/** The questions that a file leaves open, each answered by its owner or else by the importer. */
export class Decisions {
  readonly made: Decision[] = [];

  constructor(
    private readonly choices: NonNullable<ImportOptions['choices']>,
    private readonly book: Book,
  ) {}

  choose<T extends string>(
    id: string,
    question: string,
    options: readonly { value: T; label: string; means: string }[],
    usual: T,
  ): T {
    const given = Object.hasOwn(this.choices, id) ? this.choices[id] : undefined;
    const chosen = options.find((one) => one.value === given)?.value;
    if (given !== undefined && chosen === undefined) {
      const known = options.map((one) => one.value).join(', ');
      this.book.warn(NOWHERE, `the choice ${id}=${given} is none of ${known}: ${usual} is taken`);
    }
    this.made.push({ id, question, options, chosen: chosen ?? usual });
    return chosen ?? usual;
  }

  /** An answer that is free text: a list of names. */
  names(id: string, usual: string): string[] {
    const given = Object.hasOwn(this.choices, id) ? this.choices[id] : undefined;
    return (given ?? usual)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }
}

const NOWHERE = { path: '', line: 1, endLine: 1 };
