import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Decision } from '../../formats/import-result';
import styles from './import.module.css';

/** What the file leaves open, each with what the choice means. */
export function Decisions(props: {
  decisions: readonly Decision[];
  onChoose: (id: string, value: string) => void;
}) {
  const { decisions, onChoose } = props;
  if (decisions.length === 0) return null;
  return (
    <div className={styles.decisions}>
      {decisions.map(({ id, question, options, chosen }) => (
        <NativeSelect
          key={id}
          size="xs"
          label={question}
          description={options.find(({ value }) => value === chosen)?.means}
          inputWrapperOrder={['label', 'input', 'description']}
          classNames={{ label: styles.question, description: styles.means }}
          value={chosen}
          data={options.map(({ value, label }) => ({ value, label }))}
          onChange={(event) => onChoose(id, event.currentTarget.value)}
        />
      ))}
    </div>
  );
}

/** Values for the file's placeholders. */
export function Variables(props: { value: string; onChange: (value: string) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className={styles.more} onClick={() => setOpen(true)}>
        Set variables…
      </button>
    );
  }
  return (
    <Textarea
      label="Variables, as in an .env file"
      size="xs"
      autosize
      minRows={2}
      maxRows={5}
      autoFocus
      placeholder={'TAG=1.4\nDB_PASSWORD=secret'}
      classNames={{ label: styles.question, input: styles.mono }}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
