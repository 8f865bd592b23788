import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { toCommandLine } from '../../../cli/to-command-line';
import { importCompose } from '../../../formats/compose/import-compose';
import { FindingList } from '../../files/finding-list';
import { importGesture } from '../../import/import-plan';
import { CommandLines } from '../../kit/command-lines';
import { useParts } from '../../sandbox-context';
import { BecomesPicture } from './becomes-picture';
import { linksOfPlace } from './lit-members';
import { OperationJson } from './operation-json';
import styles from './phrasebook.module.css';

const NO_CHOICES: Readonly<Record<string, string>> = {};

/** What a compose file becomes in ECS: as JSON, as commands, on the canvas. */
export function FileEqual(props: {
  text: string;
  notes: readonly string[];
  /** What of it is to be seen first; all that changes on the way is told where none is named. */
  place?: string | undefined;
  choices?: Readonly<Record<string, string>> | undefined;
}) {
  const { text, notes, place, choices = NO_CHOICES } = props;
  const result = useMemo(
    () => importCompose(text, { fileName: 'compose.yml', choices }),
    [text, choices],
  );
  const lit = useMemo(() => linksOfPlace(result, place), [result, place]);
  const told = place === undefined ? (result.links ?? []) : lit;
  const says = [...new Set(told.flatMap((link) => link.says ?? []))];
  const findings = result.findings.filter(({ path }) => path !== 'name');
  const lines = result.operations.map(({ target, input }) => toCommandLine(target, input));
  return (
    <>
      {(says.length > 0 || notes.length > 0) && (
        <ul className={styles.changes} aria-label="What changes on the way">
          {[...says, ...notes].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <FindingList findings={findings} />
      {result.operations.length > 0 && (
        <div className={styles.halves}>
          <section aria-label="As JSON">
            <h3>As JSON</h3>
            <OperationJson key={text} result={result} lit={lit} />
          </section>
          <section aria-label="On the canvas">
            <div className={styles.canvasHead}>
              <h3>On the canvas</h3>
              <OpenAsSandbox result={result} />
            </div>
            <BecomesPicture result={result} />
            <CommandLines lines={lines} caption="As commands" />
          </section>
        </div>
      )}
    </>
  );
}

/** Makes of a file a sandbox of its own, with clients before each load balancer. */
function OpenAsSandbox({ result }: { result: ReturnType<typeof importCompose> }) {
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
