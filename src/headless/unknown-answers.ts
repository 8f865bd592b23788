import type { Finding } from '../formats/import-result';

/** A question that somebody may be answering with `--choose`. */
export interface OpenQuestion {
  id: string;
  options: readonly { value: string }[];
  /** Any other text is an answer too. */
  free?: boolean;
  /** What it was answered with. */
  chosen?: string;
}

/** What was said beside FILE. */
interface Said {
  choices?: Readonly<Record<string, string>> | undefined;
  variables?: Readonly<Record<string, string>> | undefined;
}

/** How a template's parameter is answered by `--choose`. */
const PARAMETER = 'parameter.';

/**
 * Answers to questions that nobody asks, and variables that no text that was read names: slips,
 * most likely, that would otherwise be passed over in silence.
 */
export function unknownAnswers(
  { choices = {}, variables = {} }: Said,
  questions: readonly OpenQuestion[],
  texts: readonly string[],
  findings: readonly Finding[] = [],
): Finding[] {
  // What the importer has told already need not be told again.
  const isTold = (answer: string) => findings.some(({ message }) => message.includes(answer));
  const isNamed = (name: string): boolean => texts.some((text) => namesIn(text).has(name));
  const asked = Object.entries(choices).filter(
    ([id]) => !(id.startsWith(PARAMETER) && isNamed(id.slice(PARAMETER.length))),
  );
  return [
    ...asked.flatMap(([id, value]) =>
      isTold(`${id}=${value}`) ? [] : unknownChoice(id, value, questions),
    ),
    ...Object.keys(variables).flatMap((name) =>
      isNamed(name) ? [] : warning(`--set ${name}=…: nothing in it is called ${name}`),
    ),
  ];
}

function unknownChoice(id: string, value: string, questions: readonly OpenQuestion[]): Finding[] {
  const question = questions.find((one) => one.id === id);
  if (!question) {
    const ids = questions.map((one) => one.id);
    const there = ids.length === 0 ? 'nothing is left open' : `there is ${ids.join(', ')}`;
    return warning(`--choose ${id}=${value}: no such choice; ${there}`);
  }
  const values = question.options.map((one) => one.value);
  if (question.free || question.chosen === value || values.includes(value)) return [];
  return warning(`--choose ${id}=${value}: it may be ${values.join(', ')}`);
}

const warning = (message: string): Finding[] => [{ path: '', severity: 'warning', message }];

/** Every word that could be a name: of a placeholder, a parameter, a variable. */
const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g));
