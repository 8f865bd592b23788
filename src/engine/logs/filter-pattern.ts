/**
 * LOG-6: filter patterns for lines of plain text. All terms must occur; of terms with `?` one must,
 * and none with `-`; phrases stand in double quotes, regular expressions between percent signs.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
import { linearPattern } from '../pattern/linear-pattern';

export type LineFilter = (message: string) => boolean;

interface Term {
  sign: '' | '?' | '-';
  occursIn: LineFilter;
}

const TERM = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|(\w+))(?=\s|$)/y;

/** Undefined for a pattern that is none; patterns for JSON and for columns are none here. */
export function lineFilter(pattern: string): LineFilter | undefined {
  const terms = termsOf(pattern.trim());
  if (!terms) return undefined;
  const all = terms.filter(({ sign }) => sign === '');
  const any = terms.filter(({ sign }) => sign === '?');
  const none = terms.filter(({ sign }) => sign === '-');
  return (message) =>
    all.every((term) => term.occursIn(message)) &&
    // Beside terms that must occur, those that may say nothing.
    (any.length === 0 || all.length > 0 || any.some((term) => term.occursIn(message))) &&
    !none.some((term) => term.occursIn(message));
}

function termsOf(pattern: string): Term[] | undefined {
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < pattern.length) {
    const match = TERM.exec(pattern);
    const occursIn = match && occurrence(match);
    if (!match || !occursIn) return undefined;
    terms.push({ sign: match[1] as Term['sign'], occursIn });
  }
  return terms;
}

function occurrence([, , phrase, expression, word]: RegExpExecArray): LineFilter | undefined {
  if (expression !== undefined) return linearPattern(expression);
  const text = phrase === undefined ? word! : phrase.replace(/\\(.)/g, '$1');
  return (message) => message.includes(text);
}
