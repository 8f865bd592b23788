/**
 * A lesson's file → the lesson. Markdown as teachers know it:
 *
 *     ---
 *     title, summary; number, minutes, kind, group, seed
 *     ---
 *     What it is about. ```sh setup: the script that makes the sandbox
 *     ## A step: what one sees, and a ```sh begin or ```sh look where it needs them
 *     ```yaml goals: how it is seen that it is done
 *     ```sh answer, and ```sh wrong WHAT SOMEBODY MAY TRY
 *     ### Hints, a list: from a nudge to what all but says it
 *     ### Why
 *     ## Wrap-up
 */
import type { Code, List, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readCommands } from '../cli/constructs';
import { parseScript } from '../cli/parse-script';
import { readFrontMatter } from './front-matter';
import type { Lesson, LessonFault, Step, WrongAnswer } from './lesson';
import { readMarkdown, TOO_DEEP, tooDeepLine, troubleInProse } from './markdown';
import { readGoals } from './read-goals';

/** Longer texts are no lesson. */
const LONGEST = 200_000;
const MOST_STEPS = 40;
/** What looks for the end of a link looks again for each of them. */
const MOST_LINKS = 1000;

/** Blocks of code that are not shown, by the word after `sh` or `yaml`. */
const SCRIPTS = ['setup', 'begin', 'look', 'answer', 'wrong'] as const;
type ScriptKind = (typeof SCRIPTS)[number];

export interface ReadLesson {
  /** Null where there are faults. */
  readonly lesson: Lesson | null;
  /** In the order of their lines. */
  readonly faults: readonly LessonFault[];
}

/** Reads a lesson; all that is wrong with it is told at once. Never throws. */
export async function readLesson(text: string): Promise<ReadLesson> {
  if (text.length > LONGEST) {
    return { lesson: null, faults: [{ line: 1, message: 'This is too long for a lesson.' }] };
  }
  if (text.split('](').length > MOST_LINKS) {
    const message = `A lesson has ${MOST_LINKS} links at most.`;
    return { lesson: null, faults: [{ line: 1, message }] };
  }
  const tooDeep = tooDeepLine(text);
  if (tooDeep !== undefined) {
    return { lesson: null, faults: [{ line: tooDeep, message: TOO_DEEP }] };
  }
  const reader = new LessonReader();
  const lesson = reader.read(text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));
  await reader.checkScripts();
  const faults = reader.faults.toSorted((a, b) => a.line - b.line);
  return { lesson: faults.length === 0 ? lesson : null, faults };
}

/** A step while it is read. */
interface Draft {
  title: string;
  line: number;
  text: RootContent[];
  begin: string;
  look: string[];
  /** Null until a block of them was seen. */
  goals: Step['goals'] | null;
  hints: Step['hints'];
  why: RootContent[];
  answer: string;
  wrong: WrongAnswer[];
}

type Part = 'text' | 'hints' | 'why';
const PARTS: ReadonlyMap<string, Part> = new Map([
  ['hints', 'hints'],
  ['why', 'why'],
]);

class LessonReader {
  readonly faults: LessonFault[] = [];
  private readonly intro: RootContent[] = [];
  private readonly wrapUp: RootContent[] = [];
  private readonly drafts: Draft[] = [];
  private readonly scripts: { text: string; line: number }[] = [];
  private setup = '';
  private place: 'intro' | 'step' | 'wrap-up' = 'intro';
  private part: Part = 'text';
  /** Lines of the front matter, which Markdown does not see. */
  private above = 0;

  private readonly fault = (fault: LessonFault) => void this.faults.push(fault);

  read(text: string): Lesson {
    const { front, lines } = readFrontMatter(text, this.fault);
    this.above = lines;
    const body = text.split('\n').slice(lines).join('\n');
    for (const node of readMarkdown(body).children) this.take(node);
    this.checkWhole();
    const { intro, setup, wrapUp } = this;
    return { ...front, setup, intro, steps: this.drafts.map(asStep), wrapUp };
  }

  private lineOf(node: RootContent): number {
    return this.above + (node.position?.start.line ?? 1);
  }

  private take(node: RootContent): void {
    if (node.type === 'heading' && node.depth === 2) return this.beginStep(node);
    if (node.type === 'heading' && node.depth === 3) return this.beginPart(node);
    if (node.type === 'code' && this.takeCode(node)) return;
    const trouble = troubleInProse(node);
    if (trouble) {
      this.fault({ line: this.above + trouble.line, message: trouble.message });
      return;
    }
    if (this.place === 'intro') this.intro.push(node);
    else if (this.place === 'wrap-up') this.wrapUp.push(node);
    else this.takeInStep(node);
  }

  private beginStep(node: RootContent): void {
    const title = toString(node).trim();
    this.part = 'text';
    if (/^wrap-?up$/i.test(title)) {
      this.place = 'wrap-up';
      return;
    }
    const line = this.lineOf(node);
    if (this.place === 'wrap-up') this.fault({ line, message: 'The wrap-up comes last.' });
    this.place = 'step';
    this.drafts.push({
      title,
      line,
      text: [],
      begin: '',
      look: [],
      goals: null,
      hints: [],
      why: [],
      answer: '',
      wrong: [],
    });
  }

  private beginPart(node: RootContent): void {
    const title = toString(node).trim();
    const part = PARTS.get(title.toLowerCase());
    if (this.place === 'step' && part) this.part = part;
    else {
      const message = `A step has parts “### Hints” and “### Why”, not “${title}”.`;
      this.fault({ line: this.lineOf(node), message });
    }
  }

  private takeInStep(node: RootContent): void {
    const step = this.drafts.at(-1)!;
    if (this.part === 'text') step.text.push(node);
    else if (this.part === 'why') step.why.push(node);
    else if (node.type === 'list') step.hints = [...step.hints, ...hintsOf(node)];
    else this.fault({ line: this.lineOf(node), message: 'Hints are a list, a hint an item.' });
  }

  /** Whether a block of code was one that is carried out or looked up, not shown. */
  private takeCode(node: Code): boolean {
    const [kind = '', ...rest] = (node.meta ?? '').trim().split(/\s+/);
    const line = this.lineOf(node);
    if (kind === 'goals') {
      const step = this.place === 'step' ? this.drafts.at(-1) : undefined;
      if (!step) this.fault({ line, message: 'Goals stand in a step.' });
      else step.goals = [...(step.goals ?? []), ...readGoals(node.value, line + 1, this.fault)];
      return true;
    }
    if (!isScript(kind)) return false;
    this.scripts.push({ text: node.value, line: line + 1 });
    if (kind === 'setup') {
      if (this.place !== 'intro') {
        this.fault({ line, message: 'The setup stands before the first step.' });
      }
      this.setup = joined(this.setup, node.value);
      return true;
    }
    const step = this.place === 'step' ? this.drafts.at(-1) : undefined;
    if (!step) this.fault({ line, message: `“${kind}” stands in a step.` });
    else takeScript(step, kind, node.value, rest.join(' '));
    return true;
  }

  private checkWhole(): void {
    if (this.drafts.length === 0) {
      this.fault({ line: this.above + 1, message: 'A lesson has a step: a heading “## …”.' });
    }
    if (this.drafts.length > MOST_STEPS) {
      const message = `A lesson has ${MOST_STEPS} steps at most.`;
      this.fault({ line: this.drafts[MOST_STEPS]!.line, message });
    }
    for (const { title, line, goals, answer } of this.drafts) {
      const asks = goals?.some(({ kind }) => kind !== 'question');
      if (goals === null) this.fault({ line, message: `“${title}” has no goals.` });
      else if (asks && answer === '') this.fault({ line, message: `“${title}” has no answer.` });
    }
  }

  /** Each line of each script is one that the AWS CLI would send. */
  async checkScripts(): Promise<void> {
    for (const { text, line } of this.scripts) {
      for (const [index, message] of await faultsOf(text)) {
        this.fault({ line: line + index, message });
      }
    }
  }
}

const asStep = (draft: Draft): Step => ({ ...draft, goals: draft.goals ?? [] });

const isScript = (kind: string): kind is ScriptKind =>
  (SCRIPTS as readonly string[]).includes(kind);

const joined = (before: string, more: string): string => (before ? `${before}\n${more}` : more);

const hintsOf = ({ children }: List): Step['hints'] => children.map((item) => item.children);

function takeScript(step: Draft, kind: ScriptKind, script: string, title: string): void {
  if (kind === 'begin') step.begin = joined(step.begin, script);
  else if (kind === 'look') step.look.push(...script.split('\n').filter((one) => one.trim()));
  else if (kind === 'answer') step.answer = joined(step.answer, script);
  else step.wrong.push({ title: title || 'Something else', script });
}

/** What is wrong with a script, by index of the line that it stands in. */
async function faultsOf(script: string): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const statement of readCommands(script)) {
    const index = statement.line - 1;
    if (statement.kind === 'problem') {
      found.set(index, statement.message);
      continue;
    }
    for await (const parsed of parseScript(statement.source, () => undefined)) {
      if ('error' in parsed) found.set(index, parsed.error);
    }
  }
  return found;
}
