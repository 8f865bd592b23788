import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { toCommandLine } from '../../../cli/to-command-line';
import { importCompose } from '../../../formats/compose/import-compose';
import { toldOfRun } from '../../../formats/docker-run/in-run-words';
import type { ImportResult, Link } from '../../../formats/import-result';
import { FindingList } from '../../files/finding-list';
import { importGesture } from '../../import/import-plan';
import { operationTitle } from '../../import/operation-lines';
import { CopyButton } from '../../kit/copy-button';
import { ScriptText } from '../../palette/script-text';
import { useParts } from '../../sandbox-context';
import { ArnNote } from '../runnable';
import runnable from '../runnable.module.css';
import { BecomesPicture } from './becomes-picture';
import type { Understood } from './understand';
import { linksOfPlace } from './lit-members';
import { OperationJson } from './operation-json';
import styles from './phrasebook.module.css';
import { useBecomes } from './use-becomes';

const NO_CHOICES: Readonly<Record<string, string>> = {};

/** What a compose file becomes in ECS: as JSON, as commands, on the canvas. */
export function FileEqual(props: {
  read: Extract<Understood, { kind: 'file' }>;
  /** What of it is to be seen first; all that changes on the way is told where none is named. */
  place?: string | undefined;
  choices?: Readonly<Record<string, string>> | undefined;
}) {
  const { read, place, choices = NO_CHOICES } = props;
  const { text, notes } = read;
  const imported = useMemo(
    () => importCompose(text, { fileName: 'compose.yml', choices }),
    [text, choices],
  );
  const result = useMemo(
    () => (read.options ? { ...imported, ...toldOfRun(imported, read.options) } : imported),
    [imported, read],
  );
  const lit = useMemo(() => linksOfPlace(result, place), [result, place]);
  const told = place === undefined ? (result.links ?? []) : lit;
  const becomes = useBecomes(imported);
  const changes = changesOf(told, result);
  // Lines are those of a file that nobody sees.
  const findings = result.findings
    .filter(({ path }) => path !== 'name')
    .map(({ path, severity, message }) => ({ path, severity, message }));
  const lines = result.operations.map(({ target, input }) => toCommandLine(target, input));
  return (
    <>
      {(changes.length > 0 || notes.length > 0) && (
        <ul className={styles.changes} aria-label="What changes on the way">
          {changes.map(({ what, says }) => (
            <li key={`${what} ${says}`}>
              <code>{what}</code>: {says}
            </li>
          ))}
          {notes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <FindingList findings={findings} />
      {result.operations.length > 0 && (
        <>
          <section aria-label="On the canvas" className={styles.canvas}>
            <div className={styles.canvasHead}>
              <h3>On the canvas</h3>
              {becomes.model && <OpenAsSandbox result={result} />}
            </div>
            <BecomesPicture becomes={becomes} />
          </section>
          <div className={styles.halves}>
            <section aria-label="As JSON">
              <h3>As JSON</h3>
              <OperationJson key={text} result={result} lit={lit} />
            </section>
            <section aria-label="As commands">
              <h3>As commands</h3>
              <figure className={runnable.box} aria-label="In this order">
                <div className={runnable.lines}>
                  <ScriptText script={lines.join('\n')} />
                  <CopyButton text={lines.join('\n')} label="Copy the commands" />
                </div>
              </figure>
              <ArnNote lines={lines} />
            </section>
          </div>
        </>
      )}
    </>
  );
}

/** What becomes another thing on the way, called by its name in ECS, and why; each once. */
function changesOf(links: readonly Link[], { operations }: ImportResult) {
  const found = new Map<string, { what: string; says: string }>();
  for (const { operation, member, says } of links) {
    const of = operations[operation];
    if (says === undefined || !of) continue;
    const [last] = /[A-Za-z]+(?:\[\d+\])?$/.exec(member) ?? [];
    const what = last?.replace(/\[\d+\]$/, '') ?? operationTitle(of).what;
    found.set(`${what} ${says}`, { what, says });
  }
  return [...found.values()];
}

/** Makes of a file a sandbox of its own, with clients before each load balancer. */
function OpenAsSandbox({ result }: { result: ImportResult }) {
  const { commands, view } = useParts();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setProblem(null), [result]);
  const open = async () => {
    try {
      await commands.newSandbox('From the phrasebook');
      const { ok, error } = await commands.give(importGesture('Phrasebook', result, true));
      if (!ok) return setProblem(error?.message ?? 'It was refused.');
      commands.control({ type: 'play' });
      view.setState({ screen: { kind: 'workbench' } });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      {problem !== null && <span role="alert">{problem}</span>}
      <Button size="compact-sm" variant="outline" onClick={() => void open()}>
        Open as a sandbox
      </Button>
    </>
  );
}
