import { Button, Loader, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { EXPORTERS } from '../../formats/exporters';
import type { ExportedFile, Exporter, ExportResult } from '../../formats/export-result';
import { FindingList } from '../files/finding-list';
import { saveBlob } from '../files/save-blob';
import { CopyButton } from '../kit/copy-button';
import styles from './export-files.module.css';
import { type Choices, useWritten } from './use-written';

/** The sandbox in another language: choose it, read it, take it along. */
export default function ExportFilesPanel() {
  const [exporter, setExporter] = useState<Exporter>(EXPORTERS[0]!);
  return (
    <div className={styles.panel}>
      <div role="radiogroup" aria-label="Written as" className={styles.kinds}>
        {EXPORTERS.map((one) => (
          <label key={one.id} className={styles.kind}>
            <input
              type="radio"
              name="written-as"
              className={styles.radio}
              checked={one === exporter}
              onChange={() => setExporter(one)}
            />
            <b>{one.label}</b>
            <span>{one.means}</span>
          </label>
        ))}
      </div>
      <Written key={exporter.id} exporter={exporter} />
    </div>
  );
}

/** What is shown as chosen is what is written. */
const firstOptions = ({ choices = [] }: Exporter): Choices =>
  Object.fromEntries(choices.map(({ id, options }) => [id, options[0]?.value ?? '']));

function Written({ exporter }: { exporter: Exporter }) {
  const [choices, setChoices] = useState(() => firstOptions(exporter));
  const written = useWritten(exporter, choices);
  return (
    <div className={styles.written}>
      {exporter.choices?.map(({ id, question, options }) => (
        <NativeSelect
          key={id}
          size="xs"
          label={question}
          classNames={{ root: styles.choice ?? '', label: styles.question ?? '' }}
          data={options.map(({ value, label }) => ({ value, label }))}
          value={choices[id] ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setChoices((before) => ({ ...before, [id]: value }));
          }}
        />
      ))}
      {!written && <Loader size="sm" aria-label="Writing" />}
      {written && 'problem' in written && <p role="alert">{written.problem}</p>}
      {written && 'result' in written && (
        <Files
          key={JSON.stringify(choices)}
          result={written.result}
          commandFor={(file) => exporter.command?.(file, choices)}
        />
      )}
    </div>
  );
}

function Files(props: {
  result: ExportResult;
  commandFor: (file: ExportedFile) => string | undefined;
}) {
  const { files, findings } = props.result;
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
  const save = (one: ExportedFile) =>
    saveBlob(one.name, new Blob([one.text], { type: 'text/plain;charset=utf-8' }));
  const command = props.commandFor(file);
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
      {command !== undefined && (
        <p className={styles.command}>
          <code>{command}</code>
          <CopyButton text={command} label="Copy the command" />
        </p>
      )}
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
