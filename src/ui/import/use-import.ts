import { useEffect, useMemo, useState } from 'react';
import type { ImportResult } from '../../formats/import-result';
import type { ImportedFile } from './imported-file';

/** What the person said so far. */
export interface Answers {
  choices: Readonly<Record<string, string>>;
  /** Lines of `NAME=value`, as in an .env file. */
  variables: string;
}

/** `NAME=value` lines, with or without `export` and quotes; others are left out. */
export function readVariables(text: string): Record<string, string> {
  const variables: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([\w.:-]+)=(.*)$/.exec(line) ?? [];
    if (name) variables[name] = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return variables;
}

/** What the file comes to with these answers; the result before stands until the next is there. */
export function useImport(file: ImportedFile, { choices, variables }: Answers) {
  const [result, setResult] = useState<ImportResult | null>(null);
  const options = useMemo(
    () => ({
      fileName: file.fileName,
      choices,
      variables: { ...envOf(file), ...readVariables(variables) },
      readFile: (path: string) => file.others.get(path.split('/').at(-1) ?? path),
    }),
    [file, choices, variables],
  );
  useEffect(() => {
    let isWanted = true;
    void file.importer.read(file.text, options).then((next) => {
      if (isWanted) setResult(next);
    });
    return () => {
      isWanted = false;
    };
  }, [file, options]);
  return result;
}

/** An .env file that was dropped with it, as Compose reads one. */
const envOf = (file: ImportedFile): Record<string, string> =>
  readVariables(file.others.get('.env') ?? '');
