import { stringify } from 'yaml';

/**
 * `--output yaml` as the CLI writes it: block style, keys in alphabetical order, list items level
 * with their key, and whatever a reader would take for something else (a number, a date) in quotes.
 */
export function formatYaml(value: unknown): string {
  return stringify(value, {
    customTags: ['timestamp'],
    sortMapEntries: true,
    indentSeq: false,
    singleQuote: true,
    blockQuote: false,
    lineWidth: 0,
  });
}
