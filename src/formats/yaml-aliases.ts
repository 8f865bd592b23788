import { isAlias, type Document, type LineCounter, visit } from 'yaml';

/** Aliases of a YAML file may not unfold to more than so many (the library's own guard). */
export const MOST_ALIASES = 1000;

const TOO_MANY = /Excessive alias count/;
const NAMELESS = /^Unresolved alias .*: (.*)$/s;

/**
 * Why a YAML document without mistakes does not become data, in our own words, with the line from 1
 * where the aliases begin that are to blame. The library tells neither.
 */
export function aliasFault(
  problem: unknown,
  document: Document,
  lines: LineCounter,
): { line: number; message: string } {
  const said = problem instanceof Error ? problem.message : String(problem);
  const [, nameless] = NAMELESS.exec(said) ?? [];
  if (nameless !== undefined) {
    const message = `the alias *${nameless} names no anchor before it`;
    return { line: lineOfAlias(document, lines, nameless), message };
  }
  if (TOO_MANY.test(said)) {
    const message = `from here on aliases (*name) unfold to more than ${MOST_ALIASES}, and no more are followed: write out what they stand for`;
    return { line: lineOfAlias(document, lines), message };
  }
  return { line: 1, message: /call stack/i.test(said) ? 'nested too deeply' : said };
}

/** An alias that stands in what it stands for, which then has no end: its line from 1, and why. */
export function endlessAlias(
  document: Document,
  lines: LineCounter,
): { line: number; message: string } | undefined {
  // An alias means the last anchor of its name before it.
  const anchors = new Map<string, unknown>();
  let found: { line: number; message: string } | undefined;
  visit(document, {
    Alias: (_key, alias, around) => {
      if (!around.some((one) => one === anchors.get(alias.source))) return undefined;
      const message = `the alias *${alias.source} stands in what &${alias.source} names: it would never end`;
      found = { line: lines.linePos(alias.range?.[0] ?? 0).line, message };
      return visit.BREAK;
    },
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return found;
}

/** Of the first alias, or of the first of a name. */
function lineOfAlias(document: Document, lines: LineCounter, name?: string): number {
  let line = 1;
  visit(document, {
    Alias: (_key, node) => {
      if (!isAlias(node) || (name !== undefined && node.source !== name)) return undefined;
      line = lines.linePos(node.range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
}
