import type { Give } from '../../state/comparison-changes';
import type { ChangeOption } from './change-option';

/** Whatever can be said in the command language, given at a moment. */
export const linesOption: ChangeOption = {
  id: 'lines',
  label: 'Command lines',
  of: 'anything else',
  field: { kind: 'lines', label: 'B gets these lines' },
  usually: 'moment',
  length: 300,
  changing: (text) => ({
    names: { a: 'as it is', b: firstLine(text) },
    title: text.trim() === '' ? 'Two variants' : `As it is, or with ${firstLine(text)}?`,
    shown: [],
    moment: { b: givenLines(text) },
    ...(text.trim() === '' && { problem: 'Which lines is B to get?' }),
  }),
};

const LONGEST = 48;

/** What the first line asks for: `ecs update-service …`. */
function firstLine(text: string): string {
  const line =
    text
      .trim()
      .split('\n')[0]
      ?.replace(/^aws\s+/, '') ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line || 'changes';
}

const givenLines =
  (text: string): Give =>
  async ({ client }) => {
    const { runScript } = await import('../../cli/run-script');
    const host = { send: client.send, readFile: () => undefined };
    for await (const step of runScript(text, host, { prefixOptional: true })) {
      if (!step.ok && !step.handled) return step.text.trim();
    }
    return null;
  };

/** What is wrong with lines before they are run: the first that could never be given; else null. */
export async function linesProblem(text: string): Promise<string | null> {
  if (text.trim() === '') return null;
  const { parseScript } = await import('../../cli/parse-script');
  for await (const line of parseScript(text, () => undefined)) {
    if ('error' in line) return line.error;
  }
  return null;
}
