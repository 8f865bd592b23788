import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Finding } from '../../formats/import-result';
import { FindingList } from '../files/finding-list';
import { CopyButton } from '../kit/copy-button';
import styles from './json-panel.module.css';

/** A task definition as Docker Compose would have it, and what it has no word for. */
export function ComposeAnswer({ definition }: { definition: unknown }) {
  const [written, setWritten] = useState<{ text: string; findings: Finding[] } | null>(null);
  // Answers come again and again: only another text is another definition.
  const key = JSON.stringify(definition);
  useEffect(() => {
    let isWanted = true;
    void import('../../formats/compose/write/definition-as-compose').then(
      ({ definitionAsCompose }) => {
        if (isWanted) setWritten(definitionAsCompose(definition));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  if (!written) return <Loader size="sm" aria-label="Writing" />;
  return (
    <>
      <div className={styles.answer}>
        <span className={styles.copy}>
          <CopyButton text={written.text} label="Copy the compose file" />
        </span>
        <pre className={styles.text} tabIndex={0} aria-label="Task definition as compose">
          {written.text}
        </pre>
      </div>
      <FindingList findings={written.findings} />
    </>
  );
}
