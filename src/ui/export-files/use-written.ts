import { useEffect, useState } from 'react';
import type { Exporter, ExportResult } from '../../formats/export-result';
import { useParts } from '../sandbox-context';

/** Answers of a person to an exporter's choices, by their ids. */
export type Choices = Readonly<Record<string, string>>;

type Outcome = { result: ExportResult } | { problem: string };
type Written = { of: Exporter; choices: Choices } & Outcome;

/** The open sandbox written as a format; null while that takes its time. */
export function useWritten(exporter: Exporter, choices: Choices): Outcome | null {
  const { commands } = useParts();
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => {
    let isWanted = true;
    const tell = (outcome: Outcome) => {
      if (isWanted) setWritten({ of: exporter, choices, ...outcome });
    };
    commands
      .document()
      .then((document) => exporter.write(document, { choices }))
      .then((result) => tell({ result }))
      .catch((error: unknown) => {
        tell({ problem: error instanceof Error ? error.message : String(error) });
      });
    return () => {
      isWanted = false;
    };
  }, [commands, exporter, choices]);
  return written?.of === exporter && written.choices === choices ? written : null;
}
