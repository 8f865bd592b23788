import { isObject } from '../json-text';
import { memberPath } from '../member-path';
import { keepNote } from './ecs-file';
import { ecsName } from './ecs-name';
import type { Notebook } from './tidy-value';

const DIGEST = /@sha256:[A-Fa-f0-9]{64}$/;

/** `<IMAGE1_NAME>`, `${IMAGE}`, `%IMAGE%`: what pipelines call a thing that they fill in. */
const NAMED = /<([A-Za-z][\w -]*)>|\$\{([A-Za-z]\w*)\}/g;

/** Only these are told of wherever they are: `${HOME}` may be a shell's, `<b>` is a page's. */
const SURE = /<[A-Z][A-Z0-9_-]{2,}>/;

/**
 * Files kept for a pipeline name what it fills in by placeholders: `<IMAGE1_NAME>`, `${IMAGE}`.
 * Those that a variable is given for are filled in; an image or name that ECS would not take is
 * stood in for by what is between the marks; others stay as they are. Each is told.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/file-reference.html#file-reference-ecs-bluegreen
 */
export function fillPlaceholders<T>(
  value: T,
  path: string,
  book: Notebook,
  variables: Readonly<Record<string, string>> = {},
): T {
  const fill = (one: unknown, where: string): unknown => {
    if (typeof one === 'string') return fillText(one, where, book, variables);
    if (Array.isArray(one)) return one.map((item, at) => fill(item, memberPath(where, at)));
    if (!isObject(one)) return one;
    const entries = Object.entries(one).map(([name, item]): [string, unknown] => [
      name,
      fill(item, memberPath(where, name)),
    ]);
    return Object.fromEntries(entries);
  };
  return fill(value, path) as T;
}

function fillText(
  given: string,
  path: string,
  book: Notebook,
  variables: Readonly<Record<string, string>>,
): string {
  const filled = given.replace(NAMED, (mark, angled?: string, braced?: string) => {
    const name = angled ?? braced ?? '';
    return (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? mark;
  });
  if (filled !== given) {
    keepNote(book.notes, path, given);
    const message = `“${given}” is filled in: “${filled}”`;
    book.findings.push({ path, severity: 'info', message });
  }
  const last = path.split('.').at(-1) ?? '';
  const usable = usableName(last, filled);
  if (usable !== filled) {
    keepNote(book.notes, path, given);
    const message = `“${filled}” is a placeholder, which ECS does not take: “${usable}” stands in for it`;
    book.findings.push({ path, severity: 'warning', message });
  } else if (SURE.test(filled)) {
    const message = `“${filled}” has a placeholder in it: kept as it is`;
    book.findings.push({ path, severity: 'info', message });
  }
  return usable;
}

/** An image reference or a name without the characters that ECS does not take. */
function usableName(member: string, text: string): string {
  if (text.length > LONGEST) return text;
  if (member === 'image') {
    const digest = DIGEST.exec(text)?.[0] ?? '';
    const name = text
      .slice(0, text.length - digest.length)
      .replace(/[^A-Za-z0-9_:./#-]+/g, '-')
      .replace(/-*([:./#])-*/g, '$1')
      .replace(/^-+|-+$/g, '');
    return name === '' ? text : name + digest;
  }
  const isMarked = /[<>{}$%]/.test(text);
  if (!isMarked || !NAMES.includes(member)) return text;
  return ecsName(text, text);
}

/** No name or image reference that ECS takes is as long. */
const LONGEST = 1000;

/** Members that take letters, digits, hyphens and underscores. */
const NAMES = ['family', 'serviceName', 'cluster', 'containerName'];
