/** Markdown as lessons use it: CommonMark and tables, without HTML, pictures and foreign links. */
import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { isAwsPage } from './aws-page';
import type { LessonFault } from './lesson';

/** Things in things in things: nobody writes more by hand. */
const DEEPEST = 20;
export const TOO_DEEP = 'This is nested too deeply.';

/** What opens a quote or a list, again and again at the beginning of a line. */
const NESTED_LINE = new RegExp(
  String.raw`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){${DEEPEST + 1}}`,
);

/**
 * The first line, from 1, that is nested too deeply to be read: the time that takes grows by the
 * square of the depth. Undefined where there is none.
 */
export function tooDeepLine(text: string): number | undefined {
  const at = text.split('\n').findIndex((line) => NESTED_LINE.test(line));
  return at < 0 ? undefined : at + 1;
}

/** The syntax tree, with places. */
export const readMarkdown = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

const NOT_SHOWN: Readonly<Record<string, string>> = {
  html: 'HTML is not shown; in backticks it is text.',
  image: 'Pictures are not loaded: the sandbox is the picture.',
  imageReference: 'Pictures are not loaded: the sandbox is the picture.',
  linkReference: 'A link has its address beside it: [words](https://…).',
  definition: 'A link has its address beside it: [words](https://…).',
  heading: 'Headings are ## for a step and ### for its parts; the title stands at the top.',
};

/** What of a piece of text a lesson cannot show; undefined where it can show all. */
export function troubleInProse(node: RootContent, depth = 0): LessonFault | undefined {
  const line = node.position?.start.line ?? 1;
  const message = troubleWith(node) ?? (depth > DEEPEST ? TOO_DEEP : undefined);
  if (message) return { line, message };
  for (const child of 'children' in node ? (node.children as RootContent[]) : []) {
    const trouble = troubleInProse(child, depth + 1);
    if (trouble) return trouble;
  }
  return undefined;
}

function troubleWith(node: RootContent): string | undefined {
  if (node.type === 'link' && !isAwsPage(node.url)) {
    return `A link leads to a page of AWS by https, not to ${node.url || 'nowhere'}.`;
  }
  return NOT_SHOWN[node.type];
}
