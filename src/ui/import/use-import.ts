import { useEffect, useState } from 'react';
import type { ImportResult } from '../../formats/import-result';
import { type ImportedFile, optionsBeside, readVariables } from './imported-file';

/** What the person said so far. */
interface Answers {
  choices: Readonly<Record<string, string>>;
  /** Lines of `NAME=value`, as in an .env file. */
  variables: string;
}

export const NO_ANSWERS: Answers = { choices: {}, variables: '' };

/** What the file comes to with these answers; the result before stands until the next is there. */
export function useImport(file: ImportedFile, answers: Answers): ImportResult {
  const [result, setResult] = useState(file.result);
  useEffect(() => {
    let isWanted = true;
    const { choices, variables } = answers;
    const beside = optionsBeside(file.fileName, file.others);
    const all = { ...beside.variables, ...readVariables(variables) };
    const read =
      answers === NO_ANSWERS
        ? Promise.resolve(file.result)
        : file.importer.read(file.text, { ...beside, choices, variables: all });
    void read.then((next) => {
      if (isWanted) setResult(next);
    });
    return () => {
      isWanted = false;
    };
  }, [file, answers]);
  return result;
}
