import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { EXPORTERS } from '../../formats/exporters';
import type { Exporter, ExportResult } from '../../formats/export-result';
import { FindingList } from '../files/finding-list';
import { saveBlob } from '../files/save-blob';
import { CopyButton } from '../kit/copy-button';
import { useParts } from '../sandbox-context';
import styles from './export-files.module.css';

type Written = { of: Exporter; result: ExportResult } | { of: Exporter; problem: string };

/** The open sandbox written as a format; null while that takes its time. */
function useWritten(exporter: Exporter): Written | null {
  const { commands } = useParts();
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => {
    let isWanted = true;
    const tell = (next: Written) => {
      if (isWanted) setWritten(next);
    };
    commands
      .document()
      .then((document) => exporter.write(document))
      .then((result) => tell({ of: exporter, result }))
      .catch((error: unknown) => {
        tell({ of: exporter, problem: error instanceof Error ? error.message : String(error) });
      });
    return () => {
      isWanted = false;
    };
  }, [commands, exporter]);
  return written?.of === exporter ? written : null;
}

/** The sandbox in another language: choose it, read it, take it along. */
export default function ExportFilesPanel() {
  const [exporter, setExporter] = useState<Exporter>(EXPORTERS[0]!);
  const written = useWritten(exporter);
  return (
    <div className={styles.panel}>
      <div role="radiogroup" aria-label="Written as" className={styles.kinds}>
        {EXPORTERS.map((one) => (
          <button
            key={one.id}
            type="button"
            role="radio"
            className={styles.kind}
            aria-checked={one === exporter}
            onClick={() => setExporter(one)}
          >
            <b>{one.label}</b>
            <span>{one.means}</span>
          </button>
        ))}
      </div>
      <div className={styles.written}>
        {!written && <Loader size="sm" aria-label="Writing" />}
        {written && 'problem' in written && <p role="alert">{written.problem}</p>}
        {written && 'result' in written && <Files key={exporter.id} result={written.result} />}
      </div>
    </div>
  );
}

function Files({ result: { files, findings } }: { result: ExportResult }) {
  const [at, setAt] = useState(0);
  const file = files[at];
  if (!file) {
    return (
      <>
        <p className={styles.none}>There is nothing in this sandbox that it could say.</p>
        <FindingList findings={findings} />
      </>
    );
  }
  const save = (one: { name: string; text: string }) =>
    saveBlob(one.name, new Blob([one.text], { type: 'text/plain;charset=utf-8' }));
  return (
    <>
      <div className={styles.names}>
        {files.length === 1 ? (
          <code>{file.name}</code>
        ) : (
          <select
            aria-label="File"
            value={at}
            onChange={(event) => setAt(Number(event.currentTarget.value))}
          >
            {files.map((one, index) => (
              <option key={one.name} value={index}>
                {one.name}
              </option>
            ))}
          </select>
        )}
        <CopyButton text={file.text} label="Copy the text" />
      </div>
      <pre className={styles.text} tabIndex={0} aria-label={file.name}>
        {file.text}
      </pre>
      <FindingList findings={findings} />
      <div className={styles.buttons}>
        {files.length > 1 && (
          <Button variant="outline" onClick={() => files.forEach(save)}>
            Save all {files.length}
          </Button>
        )}
        <Button onClick={() => save(file)}>Save {file.name}</Button>
      </div>
    </>
  );
}
