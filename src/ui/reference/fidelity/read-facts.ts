import { type FactPage, factPages } from './fact-pages';

export type Standing = 'simulated' | 'simplified' | 'not simulated';

/** A line of docs/fidelity.md. */
export interface Fact {
  /** `1.1-9`, `T5.2-3` */
  readonly id: string;
  /** What AWS does; with `code` and *emphasis*. */
  readonly what: string;
  readonly here: Standing;
  /** What is different here, or why; empty where there is nothing to add. */
  readonly how: string;
  /** Where the fact is from, as written; its section's where it says nothing itself. */
  readonly source: string;
  readonly pages: readonly FactPage[];
  readonly isAssumed: boolean;
}

/** A heading of docs/fidelity.md with its lines. */
export interface FactSection {
  /** `1.1` */
  readonly number: string;
  readonly title: string;
  /** What stands below the heading. */
  readonly intro: string;
  readonly facts: readonly Fact[];
}

const ROW = /^\| (T?\d+(?:\.\d+)?-\d+) \|/;
const HEADING = /^## (T?\d+(?:\.\d+)?) (.*)$/;
const HERE = /^(simulated|simplified|not simulated)(?:: (.*))?$/;

function factOf(line: string, intro: string): Fact | undefined {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, id = '', what = ''] = cells;
  const [, here, how = ''] = HERE.exec(cells.at(-2) ?? '') ?? [];
  if (!here) return undefined;
  const own = cells.length > 5 ? cells[3]! : '';
  return {
    id,
    what,
    here: here as Standing,
    how,
    source: own || sourceOf(intro),
    pages: factPages(own || sourceOf(intro)),
    isAssumed: own === '*assumed*' || how.includes('*assumed*'),
  };
}

/** `All from ebs-volumes and the ECS API.` says where all of a section is from. */
const sourceOf = (intro: string): string => {
  const said = /\b[Ff]rom (.*)/s.exec(intro)?.[1] ?? '';
  return said.replace(/\.$/, '');
};

/** Reads the page of facts as it is kept in the repository: its headings, each with its lines. */
export function readFacts(markdown: string): FactSection[] {
  const sections: (FactSection & { facts: Fact[]; intro: string })[] = [];
  for (const line of markdown.split('\n')) {
    const [, number, title] = HEADING.exec(line) ?? [];
    const section = sections.at(-1);
    if (number !== undefined) {
      sections.push({ number, title: title!, intro: '', facts: [] });
    } else if (section && ROW.test(line)) {
      const fact = factOf(line, section.intro);
      if (fact) section.facts.push(fact);
    } else if (section && !/^[|#]/.test(line) && section.facts.length === 0) {
      section.intro = `${section.intro} ${line}`.trim();
    }
  }
  return sections;
}
