import { createSandbox } from '../api/create-sandbox';
import { readLesson } from '../lesson/read-lesson';
import { type RehearsedStep, rehearse } from '../lesson/rehearse';
import { readBytes } from './files';
import { lessonText } from './lesson-files';
import { answer, jsonText, tell } from './output';
import { readArguments, UsageError } from './usage';

/**
 * `sim lesson FILE [--json]`: reads a lesson and goes through it without a learner: each step's
 * answer has to bring its goals about, and nothing else may. Exit code 1 where something does not
 * hold.
 */
export async function lesson(args: string[]): Promise<number> {
  const { file, flags, values } = readArguments(args, { flags: ['--json'], values: ['-o'] });
  const text = readBytes(file)?.toString('utf8') ?? lessonText(file);
  if (text === undefined) throw new UsageError(`there is no file and no lesson ${file}`);
  const { lesson: read, faults } = await readLesson(text);
  if (!read) {
    for (const { line, message } of faults) {
      tell(`${file}:${line} error ${message}\n`);
    }
    return 1;
  }
  const { trouble, steps } = await rehearse(read, (seed) => createSandbox({ seed }));
  const isSound = trouble === null && steps.every(({ troubles }) => troubles.length === 0);
  const told = flags.has('--json')
    ? jsonText({ title: read.title, sound: isSound, trouble, steps })
    : [`${read.title}\n`, ...steps.map(linesOf), trouble ? `${trouble}\n` : ''].join('');
  answer(told, values.get('-o'));
  return isSound ? 0 : 1;
}

function linesOf({ title, labels, goals, troubles, seconds }: RehearsedStep): string {
  const lines = [
    `\n  ${title}  (${seconds} s)`,
    ...goals.map(({ reached, found }, i) => {
      const label = labels[i] ?? '';
      return `    ${reached ? '✓' : '✗'} ${label}${found ? `: ${found}` : ''}`;
    }),
    ...troubles.map((trouble) => `    ! ${trouble}`),
  ];
  return `${lines.join('\n')}\n`;
}
