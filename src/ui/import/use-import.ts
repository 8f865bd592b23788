import { useEffect, useMemo, useState } from 'react';
import type { ImportResult } from '../../formats/import-result';
import { type ImportedFile, optionsBeside, readVariables } from './imported-file';

/** What the person said so far. */
export interface Answers {
  choices: Readonly<Record<string, string>>;
  /** Lines of `NAME=value`, as in an .env file. */
  variables: string;
}

/** What the file comes to with these answers; the result before stands until the next is there. */
export function useImport(file: ImportedFile, { choices, variables }: Answers) {
  const [result, setResult] = useState<ImportResult | null>(null);
  const options = useMemo(() => {
    const beside = optionsBeside(file.fileName, file.others);
    const all = { ...beside.variables, ...readVariables(variables) };
    return { ...beside, choices, variables: all };
  }, [file, choices, variables]);
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
